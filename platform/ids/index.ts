import { uuidv7 } from "uuidv7";

/**
 * Prefixed UUIDv7 (RFC 9562 §5.7) with a prefix that names the kind: `entry_0190b6c2-…`. Made by us because
 * PostgreSQL 15 has no `uuidv7()`. Ids made later sort later.
 */
export type Id<Prefix extends string> = `${Prefix}_${string}`;

/** Makes ids; passed in so that tests can give repeatable ones. */
export interface IdMaker {
  make<Prefix extends string>(prefix: Prefix): Id<Prefix>;
}

export const systemIds: IdMaker = { make: (prefix) => `${prefix}_${uuidv7()}` };
