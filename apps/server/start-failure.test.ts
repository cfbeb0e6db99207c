import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { DatabaseSync } from "node:sqlite";
import { RefusalError, refuse } from "@tongshu/platform/errors";
import { expect, test } from "vitest";
import { serverErrors } from "./errors.ts";
import { startFailure } from "./start-failure.ts";

const place = { host: "127.0.0.1", port: 80, dataFolder: "/data" };

function errorOf(run: () => void): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error("Nothing was thrown.");
}

/** The system's own error of a listen that fails. */
async function listenError(host: string): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  createServer().once("error", resolve).listen(0, host);
  return promise;
}

test("an error that nobody expected is none of ours", () => {
  expect(startFailure(new TypeError("x is not a function"), place)).toBeUndefined();
  expect(startFailure("text", place)).toBeUndefined();
});

test("a thrown refusal stays itself, also as a cause", () => {
  const refusal = refuse(serverErrors, "PORT_IN_USE", { host: "h", port: 1 });
  const error = new RefusalError(refusal);
  expect(startFailure(error, place)).toBe(refusal);
  expect(startFailure(new Error("outer", { cause: error }), place)).toBe(refusal);
});

test.skipIf(!existsSync("/dev/full"))(
  "a full disk, as the system, PostgreSQL and SQLite say it",
  () => {
    const errors = [
      errorOf(() => writeFileSync("/dev/full", "x")),
      Object.assign(new Error("could not extend file"), { code: "53100" }),
      Object.assign(new Error("database or disk is full"), {
        code: "ERR_SQLITE_ERROR",
        errcode: 13,
      }),
    ];
    for (const error of errors) {
      const refusal = startFailure(error, place);
      expect(refusal?.code, String(error)).toBe("DISK_FULL");
      expect(refusal?.message.en).toContain("/data");
    }
  },
);

test("a data folder in which nothing can be made or opened", () => {
  const sqlite = { code: "ERR_SQLITE_ERROR" };
  const errors = [
    // What Node throws for a new folder on a read-only disk.
    Object.assign(new Error("no such file or directory"), { code: "ENOENT", syscall: "mkdir" }),
    errorOf(() => new DatabaseSync("/proc/tongshu.lock")),
    Object.assign(new Error("attempt to write a readonly database"), { ...sqlite, errcode: 8 }),
  ];
  for (const error of errors) {
    const refusal = startFailure(error, place);
    expect(refusal?.code, String(error)).toBe("DATA_FOLDER_UNUSABLE");
    expect(refusal?.message.en).toContain("/data");
  }
});

test("an address that this machine does not have", async () => {
  // TEST-NET-3 (RFC 5737) is no machine's.
  expect(startFailure(await listenError("203.0.113.1"), place)?.code).toBe("HOST_NOT_AVAILABLE");
});

test("a port without permission, told apart from a folder without permission", () => {
  const denied = (syscall: string) => Object.assign(new Error("x"), { code: "EACCES", syscall });
  expect(startFailure(denied("listen"), place)?.code).toBe("PORT_NOT_PERMITTED");
  expect(startFailure(denied("mkdir"), place)?.code).toBe("DATA_FOLDER_UNUSABLE");
});

test("a data folder that is a file", () => {
  const error = errorOf(() => mkdirSync(`${import.meta.filename}/data`, { recursive: true }));
  expect(startFailure(error, place)).toMatchObject({
    code: "DATA_FOLDER_UNUSABLE",
    details: { folder: "/data", reason: "ENOTDIR" },
  });
});
