import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseEnv } from "node:util";
import { loadConfig } from "@tongshu/platform/config";
import { isRefusal } from "@tongshu/platform/errors";
import { httpLimits } from "@tongshu/platform/http";
import { settings } from "@tongshu/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const deploy = join(root, "deploy");
const files = globSync("**/*", { cwd: deploy, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .toSorted();
const { runtimeOptions } = createRequire(import.meta.url)("../tools/run/runtime-options.cjs") as {
  readonly runtimeOptions: (stated: string | undefined) => readonly string[];
};
const read = (name: string) => readFileSync(join(deploy, name), "utf8");
const settingNames = new Set<string>(Object.values(settings).map(({ name }) => name));
const defaultPort = settings.port.default;

function isThere(program: string): boolean {
  const there = spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;
  if (!there) console.warn(`SKIPPED: ${program} is not installed; its configuration is not read.`);
  return there;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tongshu-deploy-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program that checks a file; its words when it is not content. */
function complaints(program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8" });
  return status === 0 ? "" : `${program} ended with ${status}: ${stdout}${stderr}`;
}

describe("the files of deploy/ and the program", () => {
  test("agree on the names of settings", () => {
    const named = files.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\b(?:TONGSHU_[A-Z_]+|[A-Z]+_URL)\b/g)].map(
        ([name]) => name,
      ),
    );
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((name) => !settingNames.has(name))).toEqual([]);
  });

  test("agree on a whole environment that is valid and sound", () => {
    const env = parseEnv(read("systemd/environment")) as Record<string, string>;
    const others = Object.keys(env).filter((name) => !settingNames.has(name));
    expect(others.toSorted()).toEqual(["NODE_ENV", "TMPDIR"]);
    const config = loadConfig(settings, env);
    expect(isRefusal(config)).toBe(false);
    expect(config).toMatchObject({ host: "127.0.0.1", trustedProxies: ["127.0.0.1"] });
    const unit = read("systemd/tongshu.service");
    expect(unit).toContain("StateDirectory=tongshu tongshu/run");
    expect([env["TONGSHU_DATA"], env["TMPDIR"]]).toEqual([
      "/var/lib/tongshu",
      "/var/lib/tongshu/run",
    ]);
  });

  test("agree on the port", () => {
    const ports = files.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/(?:127\.0\.0\.1:|PORT=|EXPOSE )(\d+)/g)].map(
        ([, port]) => port,
      ),
    );
    expect(ports.length).toBeGreaterThanOrEqual(8);
    expect(new Set(ports)).toEqual(new Set([defaultPort]));
  });

  test("agree on scripts and documents", () => {
    const paths = files.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\b((?:apps|docs)\/[\w/.-]+\.(?:ts|md))\b/g)].map(
        ([, path = ""]) => path,
      ),
    );
    expect(paths.length).toBeGreaterThanOrEqual(6);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test("agree on what Node is started with", () => {
    const options = runtimeOptions(undefined);
    expect(options.length).toBeGreaterThan(0);
    for (const name of ["tongshu.service", "tongshu-harvest.service"]) {
      expect(read(`systemd/${name}`)).toContain(`/.bin/node ${options.join(" ")} apps/`);
    }
    const program = ["node", ...options, "apps/server/main.ts"];
    const quoted = program.map((word) => JSON.stringify(word)).join(", ");
    expect(read("container/Containerfile")).toContain(`ENTRYPOINT [${quoted}]`);
  });

  test("agree on limits", () => {
    const kibibytes = httpLimits.bodyBytesMax / 1024;
    expect(read("nginx/tongshu.conf")).toContain(`client_max_body_size ${kibibytes}k;`);
    expect(read("caddy/Caddyfile")).toContain(`max_size ${kibibytes}KB`);
    for (const [name, pattern] of [
      ["nginx/tongshu.conf", /proxy_read_timeout (\d+)s/],
      ["caddy/Caddyfile", /response_header_timeout (\d+)s/],
    ] as const) {
      const seconds = Number(pattern.exec(read(name))?.[1]);
      expect([name, seconds * 1_000 > httpLimits.waitingMsMax]).toEqual([name, true]);
    }
  });

  test("name exact base images and no registry", () => {
    const container = read("container/Containerfile");
    const images = [...container.matchAll(/^FROM (\S+)/gm)].map(([, image = ""]) => image);
    expect(images).toHaveLength(2);
    for (const image of images) expect(image).toMatch(/^[a-z]+:\d+\.\d+(\.\d+)?-[a-z-]+$/);
    expect(container).toMatch(/^USER 10001$/m);
    expect(container).toMatch(/^HEALTHCHECK /m);
    for (const file of files) {
      expect(readFileSync(file, "utf8")).not.toMatch(/registry|npmjs|docker\.io|ghcr/);
    }
  });
});

describe("read by the programs themselves", () => {
  test.runIf(isThere("systemd-analyze"))(
    "systemd accepts the units, and finds them guarded",
    () => {
      const units = ["tongshu.service", "tongshu-harvest.service", "tongshu-harvest.timer"];
      const copies = units.map((name) => {
        // The unit's own path must exist for the check; it is this checkout then.
        const text = read(`systemd/${name}`).replaceAll("/opt/tongshu", root);
        const copy = join(folder, name);
        writeFileSync(copy, text);
        return copy;
      });
      expect(complaints("systemd-analyze", ["verify", "--man=no", ...copies])).toBe("");
      for (const copy of copies.slice(0, 2)) {
        // 0 is best, 100 worst; "OK" ends at 50.
        const args = ["security", "--offline=true", "--threshold=25", "--no-pager", copy];
        expect(complaints("systemd-analyze", args)).toBe("");
      }
    },
  );

  test.runIf(isThere("nginx") && isThere("openssl"))("nginx accepts its example", () => {
    const [key, certificate] = [join(folder, "privkey.pem"), join(folder, "fullchain.pem")];
    const subject = ["-subj", "/CN=data.example.gov", "-days", "1", "-nodes"];
    const files = ["-keyout", key, "-out", certificate];
    execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", ...subject, ...files], {
      stdio: "ignore",
    });
    const example = read("nginx/tongshu.conf").replaceAll("/etc/ssl/tongshu", folder);
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
      .map((name) => `${name}_temp_path ${folder}/${name};`)
      .join("\n");
    const text = `pid ${folder}/nginx.pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${temporary}\n${example}}\n`;
    const path = join(folder, "nginx.conf");
    writeFileSync(path, text);
    expect(complaints("nginx", ["-t", "-q", "-p", folder, "-c", path])).toBe("");
    writeFileSync(path, text.replace("proxy_buffering off", "proxy_buffering maybe"));
    expect(complaints("nginx", ["-t", "-q", "-p", folder, "-c", path])).toContain(
      "proxy_buffering",
    );
  });

  test.runIf(isThere("caddy"))("Caddy accepts its example", () => {
    const path = join(folder, "Caddyfile");
    writeFileSync(path, read("caddy/Caddyfile"));
    expect(complaints("caddy", ["validate", "--adapter", "caddyfile", "--config", path])).toBe("");
  });

  test.runIf(isThere("promtool"))("Prometheus accepts the alerts", () => {
    expect(complaints("promtool", ["check", "rules", join(deploy, "alerts.yaml")])).toBe("");
  });
});
