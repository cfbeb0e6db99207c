import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { changeFeedMigrations, feedHead } from "@tongshu/platform/change-feed";
import { openDatabase } from "@tongshu/platform/database";
import { describe, expect, test } from "vitest";
import { throwAwayDatabase } from "./index.ts";

const named = (process.env["TEST_DATABASE_URL"] ?? "") !== "";

test("two databases know nothing of each other", async () => {
  const [first, second] = await Promise.all([
    throwAwayDatabase([changeFeedMigrations]),
    throwAwayDatabase([]),
  ]);
  expect((await feedHead(first.db)).seq).toBe(0);
  await expect(feedHead(second.db)).rejects.toThrow("does not exist");
  await Promise.all([first.close(), second.close()]);
});

test("a closed database is gone, although somebody was still connected", async () => {
  const { connection, close } = await throwAwayDatabase([]);
  const other = await openDatabase({ connection });
  await close();
  await close();
  await expect(openDatabase({ connection })).rejects.toThrow("does not exist");
  await other.close();
});

describe.skipIf(named)("the throw-away server", () => {
  test.each(["process.exit(0)", "process.kill(process.pid, 'SIGKILL')", "undefined"])(
    "ends with its process and leaves nothing: %s",
    async (ending) => {
      const program = `
        import { throwAwayDatabase } from ${JSON.stringify(join(import.meta.dirname, "index.ts"))};
        const { db, connection } = await throwAwayDatabase([]);
        await new Promise((resolve) => process.stdout.write(connection.host, resolve));
        ${ending === "undefined" ? "await db.close()" : ending};`;
      const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
        cwd: import.meta.dirname,
        stdio: ["ignore", "pipe", "inherit"],
      });
      const [socketFolder] = (await once(child.stdout, "data")) as [Buffer];
      await once(child, "exit");
      await expect.poll(() => existsSync(socketFolder.toString()), { timeout: 20_000 }).toBe(false);
    },
  );
});
