import { isIP } from "node:net";
import { resolve } from "node:path";
import { type Config, defineSetting } from "@tongshu/platform/config";
import { parseAllowEntry } from "@tongshu/platform/guarded-fetch";
import { isAddressRange } from "@tongshu/platform/http";
import { z } from "zod";

const portMax = 65_535;
/** Far above what one reader needs; lower it where many are strangers. */
const rateLimitDefault = "600";
const rateLimitMax = 1_000_000;

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max));

/** Values parted by commas or white space. */
const list = (isRight: (entry: string) => boolean) =>
  z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((entry) => entry !== ""))
    .refine((entries) => entries.every(isRight));

function isHost(text: string): boolean {
  return isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text);
}

/** First segments of the site's own paths: a base path of such a name could not be told from them. */
const ownSegments = /^\/(api|assets|problems|sitemaps|livez|healthz|readyz|metrics)(\/|$)/;
const languageSegment = /\/(zh|en)(\/|$)/;
const basePathCharactersMax = 100;

/** An origin, with a path of plain segments behind it if the site lies below one. */
function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, origin, href, pathname } = new URL(text);
  if (!/^https?:$/.test(protocol) || href !== origin + pathname) return false;
  const path = pathname.replace(/\/$/, "");
  if (path.length > basePathCharactersMax) return false;
  if (!/^(\/[A-Za-z0-9][A-Za-z0-9._~-]*)*$/.test(path)) return false;
  return !ownSegments.test(path) && !languageSegment.test(path);
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}

/** Every setting of a node. The reference page and the errors at start are made from this table. */
export const settings = {
  dataFolder: defineSetting({
    name: "TONGSHU_DATA",
    schema: z.string().transform((text) => resolve(text)),
    default: ".tongshu",
    description: {
      zh: "数据文件夹：内置数据库、搜索索引和锁。相对路径以工作目录为准。",
      en: "The data folder: embedded database, search index and locks. Relative to the working directory.",
    },
    expectation: { zh: "文件夹路径", en: "the path of a folder" },
  }),
  port: defineSetting({
    name: "PORT",
    schema: wholeNumber(0, portMax),
    default: "8080",
    description: {
      zh: "监听端口。0 表示由系统选择一个空闲端口。",
      en: "The port to listen on. 0 lets the system choose a free one.",
    },
    expectation: { zh: `0 到 ${portMax} 的整数`, en: `a whole number from 0 to ${portMax}` },
  }),
  host: defineSetting({
    name: "HOST",
    schema: z.string().refine(isHost),
    default: "127.0.0.1",
    description: {
      zh: "监听地址。默认只对本机开放；0.0.0.0 对所有网络开放。",
      en: "The address to listen on. Only this machine by default; 0.0.0.0 is every network.",
    },
    expectation: { zh: "IP 地址或主机名", en: "an IP address or a host name" },
  }),
  publicUrl: defineSetting({
    name: "PUBLIC_URL",
    schema: z
      .string()
      .refine(isPublicUrl)
      .transform((text) => new URL(text).href.replace(/\/$/, "")),
    description: {
      zh: "读者访问本站所用的地址，可以带路径（整个站点都在该路径之下）；https 地址会启用 HSTS。默认为监听地址。",
      en: "The address under which readers reach the site; with a path, the whole site lies below it. https turns HSTS on. Default: the listening address.",
    },
    expectation: {
      zh: "http 或 https 地址，如 https://data.example.gov 或 https://data.example.gov/tongshu；路径中不能有 zh、en，也不能以 api、assets 等本站自用的名称开头",
      en: "an http or https address, such as https://data.example.gov or https://data.example.gov/tongshu; no part of its path is zh or en, and it does not begin with a name of the site's own, such as api or assets",
    },
  }),
  trustedProxies: defineSetting({
    name: "TONGSHU_TRUSTED_PROXIES",
    schema: list(isAddressRange),
    default: "",
    description: {
      zh: "受信任的反向代理：只采信它们转发的客户端地址和请求编号，并允许其读取 /metrics。",
      en: "Reverse proxies whose forwarded client addresses and request ids are believed, and who may read /metrics.",
    },
    expectation: {
      zh: "以逗号分隔的 IP 地址或 CIDR 网段，如 10.0.0.0/8",
      en: "IP addresses or CIDR ranges parted by commas, such as 10.0.0.0/8",
    },
  }),
  databaseUrl: defineSetting({
    name: "DATABASE_URL",
    schema: z.string().refine(isPostgresUrl),
    description: {
      zh: "PostgreSQL 15 或更新的服务器。不填则使用内置数据库。",
      en: "A PostgreSQL server, 15 or newer. Without it the embedded database is used.",
    },
    expectation: {
      zh: "postgres://用户:密码@主机:端口/数据库",
      en: "postgres://user:password@host:port/database",
    },
    secret: true,
  }),
  logLevel: defineSetting({
    name: "TONGSHU_LOG_LEVEL",
    schema: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]),
    default: "warn",
    description: {
      zh: "写入标准错误的日志级别。info 起记录每个请求（不含查询内容和客户端地址）。",
      en: "What is logged to standard error. From info on every request (no query, no client address).",
    },
    expectation: {
      zh: "fatal、error、warn、info、debug、trace、silent 之一",
      en: "one of fatal, error, warn, info, debug, trace, silent",
    },
  }),
  fetchAllow: defineSetting({
    name: "TONGSHU_FETCH_ALLOW",
    schema: list((entry) => parseAllowEntry(entry) !== undefined),
    default: "",
    description: {
      zh: "允许采集的内网主机。公网主机无需列出；未列出的内网地址一律拒绝。",
      en: "Intranet hosts that may be harvested. Public hosts need no entry; other private addresses are refused.",
    },
    expectation: {
      zh: "以逗号分隔的主机名、*.后缀、IP 地址或 CIDR 网段，可带 :端口",
      en: "host names, *.suffixes, IP addresses or CIDR ranges parted by commas, each with :port if needed",
    },
  }),
  requestsPerMinuteMax: defineSetting({
    name: "TONGSHU_RATE_LIMIT",
    schema: wholeNumber(1, rateLimitMax),
    default: rateLimitDefault,
    description: {
      zh: "每个网络地址每分钟最多的请求数（IPv6 以 /64 计）。",
      en: "Most requests a minute from one network address (an IPv6 /64 counts as one).",
    },
    expectation: {
      zh: `1 到 ${rateLimitMax} 的整数`,
      en: `a whole number from 1 to ${rateLimitMax}`,
    },
  }),
  postgresUser: defineSetting({
    name: "TONGSHU_POSTGRES_USER",
    schema: z.string().regex(/^[a-z_][a-z0-9_-]{0,31}$|^\d{1,9}$/),
    default: "nobody",
    description: {
      zh: "以 root 启动时，运行内置数据库的系统用户。",
      en: "The system user that runs the embedded database when the program is started as root.",
    },
    expectation: { zh: "用户名或用户编号", en: "a user's name or number" },
  }),
};

export type ServerConfig = Config<typeof settings>;
