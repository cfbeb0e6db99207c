/**
 * A load of queries as JSON lines, the format of `--queries` (see `bench/README.md`). A line says
 * what is asked in the words of the index; everything but `class` may be left out.
 */
import { readFile } from "node:fs/promises";
import { catalogueIndexSchema } from "@tongshu/catalogue";
import { z } from "zod";

const facetValuesShown = 20;

const { textFields, partField, facetFields, hierarchicalFields, numberFields } =
  catalogueIndexSchema;
const textField = z.enum([...Object.keys(textFields), partField]);
const facetField = z.enum([...facetFields, ...hierarchicalFields]);
const values = z.array(z.string().min(1).nullable()).min(1);
const word = z.string().regex(/^\S+$/, "a term holds no white space and is not empty");

const groupSchema = z
  .array(
    z.union([
      z.strictObject({ terms: z.array(word).min(1), field: textField.optional() }),
      z.strictObject({
        phrase: z.string().min(1),
        among: z.array(word).min(1).optional(),
        field: textField.optional(),
      }),
    ]),
  )
  .min(1);

const filterSchema = z.union([
  z.strictObject({ field: facetField, in: values }),
  z.strictObject({ field: z.enum(hierarchicalFields), under: values }),
  z
    .strictObject({
      field: z.enum(numberFields),
      gte: z.number().optional(),
      lt: z.number().optional(),
    })
    .refine(({ gte, lt }) => gte !== undefined || lt !== undefined, "a range has an end"),
]);

const facetSchema = z.strictObject({
  field: facetField,
  size: z.int().min(1).max(10_000).default(facetValuesShown),
  excludeOwnFilter: z.boolean().default(false),
});

/** Province, department, theme, share type and format: what the mixed load counts. */
const fiveFacets = ["region", "provider", "theme", "shareType", "format"].map((field) => ({
  field,
  size: facetValuesShown,
  excludeOwnFilter: false,
}));

export const loadLineSchema = z.strictObject({
  /** The class that the query's time is counted to. */
  class: z.string().min(1).max(60),
  /** Not part of the mixed load: the class is measured and stated by itself. */
  apart: z.boolean().default(false),
  must: z.array(groupSchema).default([]),
  mustNot: z.array(groupSchema).default([]),
  filters: z.array(filterSchema).default([]),
  facets: z.array(facetSchema).default(fiveFacets),
  sort: z.enum(["relevance", "newest"]).default("relevance"),
});

export type LoadLine = z.infer<typeof loadLineSchema>;

/** Refuses the first bad line with its number. */
export function parseLoad(text: string): readonly LoadLine[] {
  const lines = text.split("\n").flatMap((line, at) => {
    if (line.trim() === "") return [];
    return [parseLine(line, at + 1)];
  });
  if (lines.length === 0) throw new Error("The load holds no query.");
  const kinds = new Map<string, boolean>();
  for (const { class: name, apart } of lines) {
    if ((kinds.get(name) ?? apart) !== apart) {
      throw new Error(`The class ${name} is partly apart; a class is wholly so or not.`);
    }
    kinds.set(name, apart);
  }
  return lines;
}

function parseLine(line: string, number: number): LoadLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error(`Line ${number} of the load is no JSON.`);
  }
  const read = loadLineSchema.safeParse(value);
  if (read.success) return read.data;
  throw new Error(`Line ${number} of the load: ${z.prettifyError(read.error)}`);
}

export async function readLoad(path: string): Promise<readonly LoadLine[]> {
  return parseLoad(await readFile(path, "utf8"));
}

export function writeLoad(lines: readonly LoadLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}
