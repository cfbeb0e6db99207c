import type { CatalogueFormat, Fragment, MappingContext } from "../model/index.ts";

/** Only for tests: maps one record and expects it to be good. */
export function mapped(
  format: CatalogueFormat,
  raw: unknown,
  context: Partial<MappingContext> = {},
): Fragment {
  const answer = format.map(raw, { source: "test", header: {}, ...context });
  if (answer.kind === "refused") throw new Error(JSON.stringify(answer.problems));
  return answer.fragment;
}

/** Only for tests: the codes with which a record is refused. */
export function refusalCodes(
  format: CatalogueFormat,
  raw: unknown,
  context: Partial<MappingContext> = {},
): string[] {
  const answer = format.map(raw, { source: "test", header: {}, ...context });
  return answer.kind === "refused" ? answer.problems.map(({ code }) => code) : [];
}
