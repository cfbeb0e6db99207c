import { SearchQueryError } from "./errors.ts";
import {
  facetPathsOpenMax,
  facetValueLengthLimit,
  queryTermsMax,
  suggestedKeysMax,
  termLengthMax,
} from "./limits.ts";
import type {
  FacetTree,
  Group,
  IndexDocument,
  IndexedText,
  IndexSchema,
  SearchQuery,
} from "./search-index.ts";

/** All facet fields, flat and hierarchical. */
export function allFacetFields(schema: IndexSchema): readonly string[] {
  return [...new Set([...schema.facetFields, ...schema.hierarchicalFields])];
}

/** All text fields, parts last, with their weights. */
export function allTextFields(
  schema: IndexSchema,
): readonly { readonly name: string; readonly weight: number }[] {
  const fields = Object.entries(schema.textFields).map(([name, weight]) => ({ name, weight }));
  return [...fields, { name: schema.partField, weight: schema.partWeight }];
}

/** Terms in an ordinary text of a field for which the schema says nothing. */
const typicalLengthElse = 20;

/** Per field of `allTextFields` how many terms are ordinary; see `IndexSchema.typicalLengths`. */
export function typicalLengths(schema: IndexSchema): readonly number[] {
  return allTextFields(schema).map(
    ({ name }) => schema.typicalLengths?.[name] ?? typicalLengthElse,
  );
}

/** Throws a sentence when a schema contradicts itself: that is a fault of the caller. */
export function checkSchema(schema: IndexSchema): void {
  if (typicalLengths(schema).some((length) => !(length > 0 && Number.isFinite(length)))) {
    throw new Error("The typical lengths of an index are numbers above 0.");
  }
  const { prior } = schema;
  if (prior === undefined) return;
  const isSound =
    schema.numberFields.includes(prior.field) && Number.isFinite(prior.weight) && prior.weight >= 0;
  if (!isSound) throw new Error("The prior of an index needs a number field and a weight from 0.");
}

/** The factor of relevance that a document has by itself; see `IndexSchema.prior`. */
export function priorFactor(weight: number, value: number | undefined): number {
  if (value === undefined || Number.isNaN(value)) return 1;
  return 1 + weight * Math.min(Math.max(value, 0), 1);
}

/** Throws `SearchQueryError` when too many keys are asked for at once. */
export function checkSuggestedKeys(keys: readonly string[]): void {
  if (keys.length > suggestedKeysMax) {
    throw new SearchQueryError(
      `At most ${suggestedKeysMax} suggestions are asked for by their keys.`,
    );
  }
}

/** What documents are checked against; made once for each schema. */
interface DeclaredFields {
  readonly facets: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
}

const declared = new WeakMap<IndexSchema, DeclaredFields>();

function declaredFields(schema: IndexSchema): DeclaredFields {
  let fields = declared.get(schema);
  if (fields === undefined) {
    fields = {
      facets: new Set(allFacetFields(schema)),
      numbers: new Set(schema.numberFields),
      keys: new Set(schema.sortFields),
    };
    declared.set(schema, fields);
  }
  return fields;
}

/**
 * Throws a sentence when a document breaks the contract: that is a fault of the caller. The texts of
 * parts that were checked before, by their places, are not checked again.
 */
export function checkDocument(
  schema: IndexSchema,
  document: IndexDocument,
  isChecked: (part: number) => boolean = () => false,
): void {
  const fields = declaredFields(schema);
  for (const field in document.texts) {
    if (schema.textFields[field] === undefined) fail(document, `has the undeclared text ${field}`);
    for (const text of document.texts[field] ?? []) checkText(document, text);
  }
  const keys = new Set<string>();
  for (const [place, part] of document.parts.entries()) {
    if (!isChecked(place)) checkText(document, part);
    if (keys.has(part.key)) fail(document, `has two parts with the key ${part.key}`);
    keys.add(part.key);
  }
  for (const field in document.facets) {
    if (!fields.facets.has(field)) fail(document, `has the undeclared facet ${field}`);
    for (const value of document.facets[field] ?? []) {
      if (value === "") fail(document, `has an empty value in ${field}`);
      if (value.length >= facetValueLengthLimit) fail(document, `has a too long value in ${field}`);
    }
  }
  for (const field in document.numbers) {
    if (!fields.numbers.has(field)) fail(document, `has the undeclared number ${field}`);
    if (!Number.isFinite(document.numbers[field])) {
      fail(document, `has a number that is not finite in ${field}`);
    }
  }
  for (const field in document.sortKeys) {
    if (!fields.keys.has(field)) fail(document, `has the undeclared sort key ${field}`);
  }
}

function checkText(document: IndexDocument, text: IndexedText): void {
  for (const term of text.terms) {
    if (term === "" || holdsWhiteSpace(term)) {
      fail(document, "has a term that is empty or holds white space");
    }
    if (term.length > termLengthMax) fail(document, `has a term longer than ${termLengthMax}`);
  }
  if (text.folded.includes("\n") || text.folded.includes("\r")) {
    fail(document, "has a folded text with a line break");
  }
}

/** Millions of terms are looked at: the expression is asked only about units that may be spaces. */
function holdsWhiteSpace(term: string): boolean {
  for (let at = 0; at < term.length; at += 1) {
    const unit = term.charCodeAt(at);
    if (unit > 0x20 && unit < 0xa0) continue;
    const mayBe = unit <= 0x3000 || unit === 0xfeff;
    if (mayBe && /\s/u.test(term)) return true;
  }
  return false;
}

function fail(document: IndexDocument, what: string): never {
  throw new Error(`The document ${JSON.stringify(document.id)} ${what}.`);
}

/** Throws `SearchQueryError` when a query does not fit the schema. */
export function checkQuery(schema: IndexSchema, query: SearchQuery): void {
  const texts = new Set([...Object.keys(schema.textFields), schema.partField]);
  const facets = new Set(allFacetFields(schema));
  const { should = [], evenly = [], pinned = [] } = query;
  const groups = [...query.must, ...query.mustNot, ...should, ...evenly, pinned];
  for (const group of groups) checkGroup(texts, group);
  if ([...should.flat(), ...evenly.flat(), ...pinned].some((one) => "phrase" in one)) {
    refuse("a phrase where it may have terms only");
  }
  const { mustAtLeast: atLeast } = query;
  const isCount = Number.isSafeInteger(atLeast ?? 1) && (atLeast ?? 1) >= 1;
  if (!isCount || (atLeast !== undefined && atLeast > query.must.length)) {
    refuse("a number of groups to satisfy that is not from 1 to their number");
  }
  const size = groups.flat().length;
  if (size > queryTermsMax) refuse(`more than ${queryTermsMax} alternatives`);
  for (const filter of query.filters) {
    const isRange = !("in" in filter) && !("under" in filter);
    if ("under" in filter) mustHave(new Set(schema.hierarchicalFields), filter.field);
    else mustHave(isRange ? new Set(schema.numberFields) : facets, filter.field);
  }
  for (const facet of query.facets) {
    mustHave(facets, facet.field);
    mustBeCount("size", facet.size);
    const isOfPaths = facet.under !== undefined || facet.tree !== undefined;
    if (isOfPaths) mustHave(new Set(schema.hierarchicalFields), facet.field);
    if (facet.tree !== undefined) checkTree(facet.tree, facet.under);
  }
  if (query.sort.by === "number") mustHave(new Set(schema.numberFields), query.sort.field);
  if (query.sort.by === "key") mustHave(new Set(schema.sortFields), query.sort.field);
  mustBeCount("offset", query.offset);
  mustBeCount("limit", query.limit);
  mustBeCount("partsPerHit", query.partsPerHit);
  if (query.cursor !== undefined && query.offset > 0) refuse("both an offset and a cursor");
}

function checkTree({ siblings, siblingsOpen, open }: FacetTree, under: string | undefined): void {
  mustBeCount("siblings", siblings);
  mustBeCount("siblingsOpen", siblingsOpen);
  if (open.length > facetPathsOpenMax) refuse(`more than ${facetPathsOpenMax} open paths`);
  if (open.includes("")) refuse("an open path that is empty");
  if (under !== undefined) refuse("both a tree and a path under which values are counted");
}

function checkGroup(texts: ReadonlySet<string>, group: Group): void {
  for (const alternative of group) {
    if (alternative.field !== undefined) mustHave(texts, alternative.field);
    if ("terms" in alternative && alternative.terms.length > queryTermsMax) {
      refuse(`more than ${queryTermsMax} terms`);
    }
    if ("terms" in alternative && alternative.unless !== undefined) {
      mustBeCount("number of documents", alternative.unless.documents);
    }
  }
}

function mustHave(fields: ReadonlySet<string>, field: string): void {
  if (!fields.has(field)) refuse(`the field ${field}, which is not declared for this use`);
}

function mustBeCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) refuse(`a ${name} that is no count`);
}

function refuse(what: string): never {
  throw new SearchQueryError(`The query has ${what}.`);
}
