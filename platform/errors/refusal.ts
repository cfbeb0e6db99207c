import type { Bilingual } from "../i18n/index.ts";

/**
 * One row of a closed error table. `status` is the HTTP status used when the refusal reaches a
 * client (RFC 9457), `message` says what is wrong, `remedy` how to mend it. Both may hold
 * `{name}` places that are filled from the refusal's `details`.
 */
export interface ErrorDefinition {
  readonly status: number;
  readonly message: Bilingual;
  readonly remedy: Bilingual;
}

export type ErrorTable = Readonly<Record<string, ErrorDefinition>>;

/** Details are shown to the user: never put a secret or a person's data here. */
export type RefusalDetails = Readonly<Record<string, string | number | boolean | null>>;

/**
 * An expected refusal: a value, not an exception. Only `platform/http` and `apps/cli` turn it into
 * something that a client sees.
 */
export interface Refusal<Code extends string = string> {
  readonly refused: true;
  readonly code: Code;
  readonly status: number;
  readonly message: Bilingual;
  readonly remedy: Bilingual;
  readonly details: RefusalDetails;
}

/** Thrown where a refusal has to cross code that cannot return it, such as a stream. */
export class RefusalError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`${refusal.code}: ${refusal.message.en} ${refusal.remedy.en}`);
    this.name = "RefusalError";
    this.refusal = refusal;
  }
}

const registered = new Map<string, ErrorDefinition>();

/**
 * Declares a context's closed table of errors. Codes are `SCREAMING_SNAKE_CASE` and unique over the
 * whole program; the generated reference lists `allErrors()`.
 */
export function defineErrors<const Table extends ErrorTable>(table: Table): Table {
  for (const [code, definition] of Object.entries(table)) {
    if (registered.has(code)) throw new Error(`The error code ${code} is declared twice.`);
    registered.set(code, definition);
  }
  return table;
}

/** Every declared error, for the generated reference page. */
export function allErrors(): ReadonlyMap<string, ErrorDefinition> {
  return registered;
}

function fill(text: string, details: RefusalDetails): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) =>
    name in details ? String(details[name]) : place,
  );
}

/** Makes a refusal from a table row, filling the `{name}` places of its texts. */
export function refuse<Table extends ErrorTable, Code extends keyof Table & string>(
  table: Table,
  code: Code,
  details: RefusalDetails = {},
): Refusal<Code> {
  const definition = table[code] as ErrorDefinition;
  return {
    refused: true,
    code,
    status: definition.status,
    message: { zh: fill(definition.message.zh, details), en: fill(definition.message.en, details) },
    remedy: { zh: fill(definition.remedy.zh, details), en: fill(definition.remedy.en, details) },
    details,
  };
}

export function isRefusal(value: unknown): value is Refusal {
  return (
    typeof value === "object" && value !== null && "refused" in value && value.refused === true
  );
}
