import { SearchQueryError } from "./errors.ts";
import { facetValueLengthLimit, queryTermsMax, termLengthMax } from "./limits.ts";
import type {
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

/** Throws a sentence when a document breaks the contract: that is a fault of the caller. */
export function checkDocument(schema: IndexSchema, document: IndexDocument): void {
  const name = `The document ${JSON.stringify(document.id)}`;
  const facets = new Set(allFacetFields(schema));
  for (const [field, texts] of Object.entries(document.texts)) {
    if (schema.textFields[field] === undefined) fail(name, `has the undeclared text ${field}`);
    for (const text of texts) checkText(name, text);
  }
  const keys = new Set<string>();
  for (const part of document.parts) {
    checkText(name, part);
    if (keys.has(part.key)) fail(name, `has two parts with the key ${part.key}`);
    keys.add(part.key);
  }
  for (const [field, values] of Object.entries(document.facets)) {
    if (!facets.has(field)) fail(name, `has the undeclared facet ${field}`);
    for (const value of values) {
      if (value === "") fail(name, `has an empty value in ${field}`);
      if (value.length >= facetValueLengthLimit) fail(name, `has a too long value in ${field}`);
    }
  }
  for (const [field, value] of Object.entries(document.numbers)) {
    if (!schema.numberFields.includes(field)) fail(name, `has the undeclared number ${field}`);
    if (!Number.isFinite(value)) fail(name, `has a number that is not finite in ${field}`);
  }
  for (const field of Object.keys(document.sortKeys)) {
    if (!schema.sortFields.includes(field)) fail(name, `has the undeclared sort key ${field}`);
  }
}

function checkText(name: string, text: IndexedText): void {
  for (const term of text.terms) {
    if (term === "" || /\s/u.test(term))
      fail(name, "has a term that is empty or holds white space");
    if (term.length > termLengthMax) fail(name, `has a term longer than ${termLengthMax}`);
  }
  if (/[\n\r]/.test(text.folded)) fail(name, "has a folded text with a line break");
}

function fail(name: string, what: string): never {
  throw new Error(`${name} ${what}.`);
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
    if (facet.under !== undefined) mustHave(new Set(schema.hierarchicalFields), facet.field);
  }
  if (query.sort.by === "number") mustHave(new Set(schema.numberFields), query.sort.field);
  if (query.sort.by === "key") mustHave(new Set(schema.sortFields), query.sort.field);
  mustBeCount("offset", query.offset);
  mustBeCount("limit", query.limit);
  mustBeCount("partsPerHit", query.partsPerHit);
  if (query.cursor !== undefined && query.offset > 0) refuse("both an offset and a cursor");
}

function checkGroup(texts: ReadonlySet<string>, group: Group): void {
  for (const alternative of group) {
    if (alternative.field !== undefined) mustHave(texts, alternative.field);
    if ("terms" in alternative && alternative.terms.length > queryTermsMax) {
      refuse(`more than ${queryTermsMax} terms`);
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
