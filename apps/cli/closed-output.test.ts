import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";

test("a reader that wants no more of an answer, such as head, is no error", async () => {
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts"), "--help"], {
    env: { PATH },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.destroy();
  let err = "";
  child.stderr.on("data", (chunk) => (err += String(chunk)));
  const [code] = await once(child, "close");
  expect([code, err]).toEqual([0, ""]);
});
