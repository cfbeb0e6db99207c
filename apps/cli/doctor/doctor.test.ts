import { resolve } from "node:path";
import { loadConfig } from "@tongshu/platform/config";
import { isRefusal } from "@tongshu/platform/errors";
import { type ServerConfig, settings } from "@tongshu/server";
import { describe, expect, test } from "vitest";
import { registerFindings, runFindings } from "./check-database.ts";
import { checkFolder, spaceFinding } from "./check-folder.ts";
import { indexFinding } from "./check-index.ts";
import { checkProgram, checkSettings } from "./check-settings.ts";
import type { Finding } from "./finding.ts";

function config(env: Readonly<Record<string, string>>): ServerConfig {
  const read = loadConfig(settings, env);
  if (isRefusal(read)) throw new Error(read.message.en);
  return read;
}

function briefly(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ severity, what, mend }) => {
    expect(what.zh).toMatch(/\p{Script=Han}|Node/u);
    expect(mend === null).toBe(severity === "ok");
    return `${severity}: ${what.en}`;
  });
}

describe("settings", () => {
  test.each([
    [{}, "ok: "],
    [{ HOST: "127.0.0.2" }, "ok: "],
    [{ HOST: "0.0.0.0" }, "warning: HOST is 0.0.0.0, open"],
    [{ HOST: "::" }, "warning: HOST is ::, open"],
    [{ HOST: "0.0.0.0", PUBLIC_URL: "https://a.example" }, "ok: "],
    [{ HOST: "0.0.0.0", PUBLIC_URL: "http://a.example" }, "warning: PUBLIC_URL is an http"],
    [{ PUBLIC_URL: "https://a.example" }, "warning: PUBLIC_URL is set but no proxy"],
    [{ PUBLIC_URL: "https://a.example", TONGSHU_TRUSTED_PROXIES: "127.0.0.1" }, "ok: "],
    [{ TONGSHU_TRUSTED_PROXIES: "10.0.0.0/8 0.0.0.0/0" }, "error: TONGSHU_TRUSTED_PROXIES"],
    [{ TONGSHU_TRUSTED_PROXIES: "::/0" }, "error: TONGSHU_TRUSTED_PROXIES"],
    [{ TONGSHU_FETCH_ALLOW: "0.0.0.0/0" }, "warning: TONGSHU_FETCH_ALLOW"],
  ])("%j: %s", (env: Readonly<Record<string, string>>, said) => {
    const [first = "", ...others] = briefly(checkSettings(config(env)));
    expect(first.slice(0, said.length)).toBe(said);
    expect(others).toEqual([]);
  });

  test("Node that is too old is told from Node that is not", () => {
    expect(checkProgram("23.9.0").severity).toBe("error");
    expect(checkProgram("24.0.0").severity).toBe("ok");
  });
});

describe("the data folder", () => {
  test("that is missing, and one that is a file", async () => {
    const missing = resolve(import.meta.dirname, "missing");
    expect(briefly(await checkFolder(missing))).toEqual([`notice: ${missing} does not exist yet.`]);
    const [file] = await checkFolder(import.meta.filename);
    expect(file).toMatchObject({ severity: "error" });
  });

  test("is full, nearly full, or not", () => {
    const severities = [99, 100, 1023, 1024].map((free) => spaceFinding(free).severity);
    expect(severities).toEqual(["error", "warning", "warning", "ok"]);
  });
});

describe("the register", () => {
  const right = { entries: 3, items: 4, missing: 1 };

  test.each(["entries", "items", "missing"] as const)("a wrong counter: %s", (name) => {
    const wrong = { name: "bad", stated: { ...right, [name]: 9 }, real: right };
    const good = { name: "good", stated: right, real: right };
    const [finding, ...others] = registerFindings({ sources: [good, wrong], openRuns: [] });
    expect(finding?.severity).toBe("error");
    expect(finding?.what.en).toContain("The counters of bad are wrong");
    expect(others).toEqual([]);
    expect(registerFindings({ sources: [good], openRuns: [] })[0]?.severity).toBe("ok");
  });

  test("a run that a crash left, and one that goes on", () => {
    const run = { id: "run_1", source: "city" };
    const openRuns = [
      { ...run, alive: false },
      { ...run, alive: true },
    ];
    expect(briefly(runFindings({ sources: [], openRuns }))).toEqual([
      "warning: The harvest run_1 of city was interrupted and is still open.",
      "ok: city is being harvested (run_1).",
    ]);
  });
});

describe("the search index", () => {
  const head = { epoch: "e", seq: 5 };
  test.each([
    [null, 0, 0, "notice: The search index is not built"],
    [null, 0, 7, "warning: The search index is not built"],
    [{ epoch: "d", seq: 5 }, 7, 7, "warning: The search index belongs"],
    [{ epoch: "e", seq: 4 }, 7, 7, "warning: The search index is at 4, the change feed at 5"],
    [{ epoch: "e", seq: 5 }, 6, 7, "error: The search index holds 6 documents"],
    [{ epoch: "e", seq: 5 }, 7, 7, "ok: The search index is complete"],
  ])("%j with %i documents of %i: %s", (checkpoint, documents, entries, said) => {
    const [text = ""] = briefly([indexFinding({ checkpoint, documents }, head, entries)]);
    expect(text.slice(0, said.length)).toBe(said);
  });
});
