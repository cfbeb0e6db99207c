import { systemIds } from "@tongshu/platform/ids";
import { openDatabase, type Transaction } from "@tongshu/platform/database";
import { type ThrowAwayDatabase, throwAwayDatabase } from "@tongshu/testkit";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OrganisationMention } from "../contract.ts";
import { parentsPerMentionMax } from "../limits.ts";
import type { OrganisationNamespace } from "../model/organisation-key.ts";
import { identityMigrations } from "../store/migrations.ts";
import { countOrganisations } from "./count-organisations.ts";
import { ensureOrganisations } from "./ensure-organisations.ts";
import { organisationsByIds } from "./organisations-by-ids.ts";

let database: ThrowAwayDatabase;
const deps = { clock: { now: () => new Date("2026-03-01T00:00:00.000Z") }, ids: systemIds };

beforeEach(async () => {
  database = await throwAwayDatabase([identityMigrations]);
});
afterEach(async () => {
  await database.close();
});

function ensure(mentions: readonly OrganisationMention[], namespace: OrganisationNamespace = "") {
  return database.db.transaction((tx) => ensureOrganisations(deps, tx, mentions, { namespace }));
}

async function ensureOne(mention: OrganisationMention, namespace: OrganisationNamespace = "") {
  const { ids } = await ensure([mention], namespace);
  const id = ids[0];
  if (id === undefined) throw new Error("A mention came back without an id.");
  return id;
}

async function read(id: string) {
  const found = (await organisationsByIds({ db: database.db }, [id])).get(id);
  if (found === undefined) throw new Error(`The organisation ${id} was not stored.`);
  return found;
}

async function total() {
  return (await countOrganisations({ db: database.db })).organisations;
}

const province = { name: { "zh-Hans": "四川省政府" }, code: "P" };
const department = { name: { "zh-Hans": "四川省水资源厅" }, code: "D" };
const bureau = { name: { "zh-Hans": "成都市水资源局" } };

describe("ensuring organisations", () => {
  it("stores nothing of a batch in which one mention has too many parents", async () => {
    const parents = Array.from({ length: parentsPerMentionMax + 1 }, (_, level) => ({
      name: { en: `Level ${level}` },
    }));
    await expect(ensure([department, { ...bureau, parents }])).rejects.toThrow("parents");
    expect(await total()).toBe(0);
  });

  it("stores nothing when the caller's transaction fails afterwards", async () => {
    const failing = database.db.transaction(async (tx) => {
      await ensureOrganisations(deps, tx, [department]);
      throw new Error("A later write failed.");
    });
    await expect(failing).rejects.toThrow("later write");
    expect(await total()).toBe(0);
  });

  it("asks the database nothing when nothing is mentioned", async () => {
    const untouchable = new Proxy({} as Transaction, {
      get: () => {
        throw new Error("The transaction was used.");
      },
    });
    expect(await ensureOrganisations(deps, untouchable, [])).toEqual({
      ids: [],
      added: [],
      changed: [],
    });
  });

  it("makes the mentioned one and those above it, and lists all as added", async () => {
    const mention = { ...bureau, parents: [department, province] };
    const { ids, added, changed } = await ensure([mention, department, mention]);
    expect(added).toHaveLength(3);
    expect(changed).toEqual([]);
    expect(ids[2]).toBe(ids[0]);
    const stored = await organisationsByIds({ db: database.db }, added);
    const low = stored.get(ids[0] ?? "");
    const middle = stored.get(ids[1] ?? "");
    expect(low).toMatchObject({ name: bureau.name, code: null, sample: false });
    expect(low?.parentId).toBe(middle?.id);
    expect(middle).toMatchObject({ name: department.name, code: "D" });
    expect(stored.get(middle?.parentId ?? "")).toMatchObject({ code: "P", parentId: null });
  });

  it("finds again what it stored, and then writes nothing", async () => {
    const mention = { ...bureau, parents: [department, province] };
    const first = await ensure([mention]);
    expect(await ensure([mention])).toEqual({ ids: first.ids, added: [], changed: [] });
    expect(await total()).toBe(3);
  });

  it("knows an organisation by its code, whatever the name and the width of the letters", async () => {
    const id = await ensureOne(department);
    expect(await ensureOne({ name: { "zh-Hans": "四川水利厅" }, code: " Ｄ " })).toBe(id);
    expect((await read(id)).name).toEqual(department.name);
  });

  it("adds languages and a missing parent, and never overwrites what is stored", async () => {
    const id = await ensureOne(department);
    const richer = {
      name: { "zh-Hans": "别的名称", en: "Sichuan Water Department" },
      code: "D",
      parents: [province],
    };
    const learnt = await ensure([richer]);
    expect(learnt.changed).toEqual([id]);
    expect(learnt.added).toHaveLength(1);
    const name = { "zh-Hans": "四川省水资源厅", en: "Sichuan Water Department" };
    expect(await read(id)).toMatchObject({ name, parentId: learnt.added[0] });
    const other = { ...richer, parents: [{ name: { en: "Elsewhere" }, code: "E" }] };
    expect((await ensure([other])).changed).toEqual([]);
    expect(await read(id)).toMatchObject({ name, parentId: learnt.added[0] });
  });

  it("does not merge by resemblance", async () => {
    const names = ["水资源局", "水资源厅", "水 资源局", "水資源局"];
    const { added } = await ensure(names.map((name) => ({ name: { "zh-Hans": name } })));
    expect(added).toHaveLength(names.length);
    // The same name with a code, or under another parent, is another organisation too.
    const same = { "zh-Hans": "水资源局" };
    const again = await ensure([
      { name: same, code: "W" },
      { name: same, parents: [province] },
    ]);
    expect(new Set([...again.ids, ...added]).size).toBe(names.length + 2);
  });

  it("keeps the sample apart from the real world", async () => {
    const real = await ensureOne({ ...department, parents: [province] });
    const sample = await ensureOne({ ...department, parents: [province] }, "sample");
    expect(sample).not.toBe(real);
    expect(await countOrganisations({ db: database.db })).toEqual({ organisations: 2, sample: 2 });
    const { parentId } = await read(sample);
    expect((await read(parentId ?? "")).sample).toBe(true);
  });

  it("stores the names and codes that look like SQL or JSON as they are", async () => {
    const name = { en: `Robert'); drop table identity.organisation;-- "\\u0041" {}` };
    const id = await ensureOne({ name, code: "${code}" });
    expect(await read(id)).toMatchObject({ name, code: "${code}" });
  });
});

describe("ensuring the same tree in two transactions at once", () => {
  const tree = (order: 1 | -1) =>
    Array.from({ length: 40 }, (_, at) => ({
      name: { en: `Bureau ${at}` },
      code: `B${at}`,
      parents: [{ name: { en: `Department ${at % 5}` }, code: `D${at % 5}` }, province],
    })).sort((one, other) => order * one.code.localeCompare(other.code));

  it("makes each organisation once, also when they come in opposite order", async () => {
    const other = await openDatabase({ connection: database.connection });
    try {
      const [forth, back] = await Promise.all([
        database.db.transaction((tx) => ensureOrganisations(deps, tx, tree(1))),
        other.transaction((tx) => ensureOrganisations(deps, tx, tree(-1))),
      ]);
      expect(await total()).toBe(46);
      expect([...back.ids].reverse()).toEqual(forth.ids);
      expect(forth.added.length + back.added.length).toBe(46);
    } finally {
      await other.close();
    }
  });

  it("lets the second wait for the first, and see what it made", async () => {
    let release = () => undefined as void;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let written = () => undefined as void;
    const firstHasWritten = new Promise<void>((resolve) => {
      written = resolve;
    });
    const first = database.db.transaction(async (tx) => {
      const made = await ensureOrganisations(deps, tx, [department]);
      written();
      await held;
      return made;
    });
    await firstHasWritten;
    const second = ensure([department]);
    expect(await someoneWaits()).toBe(true);
    release();
    expect((await second).ids).toEqual((await first).ids);
    expect((await second).added).toEqual([]);
  });

  /** Whether, within two seconds, a transaction waits for an advisory lock. */
  async function someoneWaits(): Promise<boolean> {
    for (const until = Date.now() + 2_000; Date.now() < until; ) {
      const answer = await sql<{ waiting: boolean }>`
        select exists (select from pg_locks where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database()))
          as waiting`.execute(database.db.sql);
      if (answer.rows[0]?.waiting) return true;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return false;
  }
});

describe("the number of SQL statements", () => {
  /** The transaction as it is, with its statements counted. */
  async function statements(mentions: readonly OrganisationMention[]): Promise<number> {
    return await database.db.transaction(async (tx) => {
      let count = 0;
      const counted = tx.sql.withPlugin({
        transformQuery: ({ node }) => {
          count += 1;
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      await ensureOrganisations(deps, { ...tx, sql: counted }, mentions);
      return count;
    });
  }

  const many = (count: number, prefix: string) =>
    Array.from({ length: count }, (_, at) => ({
      name: { en: `${prefix} ${at}` },
      parents: [{ name: { en: `${prefix} above ${at % 50}` } }, province],
    }));

  it("does not grow with the number of mentions", async () => {
    expect(await statements(many(1, "One"))).toBe(4);
    expect(await statements(many(2_000, "Bureau"))).toBe(4);
  });

  it("is one when all are known, and five when some are new and some learn", async () => {
    await ensure(many(2_000, "Bureau"));
    expect(await statements(many(2_000, "Bureau"))).toBe(1);
    await ensureOne(department);
    const english = { name: { en: "Sichuan Water Department" }, code: "D" };
    expect(await statements([english, { name: { en: "New" } }])).toBe(5);
  });
});
