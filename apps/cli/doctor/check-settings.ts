import { isIP } from "node:net";
import type { ServerConfig } from "@tongshu/server";
import { type Finding, found, ok } from "./finding.ts";

/** The Node major that the program is written for; `npm run` brings it along. */
const nodeMajorMin = 24;

export function checkProgram(nodeVersion: string): Finding {
  const major = Number(nodeVersion.split(".")[0]);
  const what = { zh: `Node ${nodeVersion}`, en: `Node ${nodeVersion}` };
  if (major >= nodeMajorMin) return ok("program", what);
  return found(
    "program",
    "error",
    {
      zh: `Node ${nodeVersion} 过旧，需要 ${nodeMajorMin} 或更新。`,
      en: `Node ${nodeVersion} is too old; ${nodeMajorMin} or newer is needed.`,
    },
    {
      zh: "请用 npm run 启动程序（它自带 Node），或升级 Node。",
      en: "Start the program by npm run, which brings its own Node, or upgrade Node.",
    },
  );
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

const everyone = /^(0\.0\.0\.0|::)\/0$/;

/** Settings that are valid and yet unsafe, or not what was meant. */
export function checkSettings(config: ServerConfig): readonly Finding[] {
  const { host, publicUrl, trustedProxies, fetchAllow } = config;
  const findings: Finding[] = [];
  if (!isLoopback(host) && publicUrl === undefined) findings.push(withoutPublicUrl(host));
  if (!isLoopback(host) && publicUrl?.startsWith("http:") === true) findings.push(withoutTls);
  if (isLoopback(host) && publicUrl !== undefined && trustedProxies.length === 0) {
    findings.push(withoutProxy);
  }
  if (trustedProxies.some((range) => everyone.test(range))) findings.push(trustsEveryone);
  if (fetchAllow.some((entry) => everyone.test(entry))) findings.push(fetchesEverything);
  if (findings.length > 0) return findings;
  return [ok("settings", { zh: "设置没有问题。", en: "The settings are sound." })];
}

function withoutPublicUrl(host: string): Finding {
  return found(
    "settings",
    "warning",
    {
      zh: `HOST 是 ${host}，对网络开放，但没有设置 PUBLIC_URL：完整链接会用监听地址，也不启用 HSTS。`,
      en: `HOST is ${host}, open to the network, but PUBLIC_URL is not set: full links name the listening address, and HSTS is off.`,
    },
    {
      zh: "请把 PUBLIC_URL 设为读者使用的 https 地址，或把 HOST 设回 127.0.0.1。",
      en: "Set PUBLIC_URL to the https address that readers use, or HOST back to 127.0.0.1.",
    },
  );
}

const withoutTls = found(
  "settings",
  "warning",
  {
    zh: "PUBLIC_URL 是 http 地址：读者与本站之间不加密。",
    en: "PUBLIC_URL is an http address: nothing is encrypted between readers and the site.",
  },
  {
    zh: "请在反向代理上启用 TLS，并把 PUBLIC_URL 改为 https 地址。",
    en: "Turn TLS on at a reverse proxy and make PUBLIC_URL an https address.",
  },
);

const withoutProxy = found(
  "settings",
  "warning",
  {
    zh: "设置了 PUBLIC_URL，却没有受信任的代理：经代理而来的所有读者会共用一个限额。",
    en: "PUBLIC_URL is set but no proxy is trusted: all readers behind the proxy share one rate limit.",
  },
  {
    zh: "请在 TONGSHU_TRUSTED_PROXIES 中写明代理的地址，如 127.0.0.1。",
    en: "Name the proxy's address in TONGSHU_TRUSTED_PROXIES, such as 127.0.0.1.",
  },
);

const trustsEveryone = found(
  "settings",
  "error",
  {
    zh: "TONGSHU_TRUSTED_PROXIES 信任所有地址：任何人都能伪造自己的地址并读取 /metrics。",
    en: "TONGSHU_TRUSTED_PROXIES trusts every address: anybody can forge theirs and read /metrics.",
  },
  { zh: "请只写代理自己的地址。", en: "Name only the addresses of the proxies themselves." },
);

const fetchesEverything = found(
  "settings",
  "warning",
  {
    zh: "TONGSHU_FETCH_ALLOW 允许采集任何内网地址。",
    en: "TONGSHU_FETCH_ALLOW admits every address of the intranet to harvesting.",
  },
  { zh: "请只列出需要采集的主机。", en: "List only the hosts that are harvested." },
);
