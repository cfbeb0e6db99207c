import type { ItemRecord } from "../../contract.ts";
import { textOf } from "../model/index.ts";

/**
 * Splits the text of 主要欄位 ("main columns") of Taiwanese catalogues into items. Officials write it
 * freely; the rule takes what is plainly a list and leaves the rest, so that no sentence becomes a
 * column:
 *
 * 1. The two-character sequences \r, \n and \t that some exports write are line breaks and tabs.
 * 2. Separators are 、 ，, ；; the line break and the tab. Only the kind that occurs most often
 *    separates (of equally frequent ones the first of: line break, ；, ，, 、, tab): in
 *    "縣市代碼,農、林、漁、牧業人數" the enumeration comma belongs to a name.
 * 3. Inside brackets （） () [] 【】 「」 {} nothing separates, and brackets nest: "地址(縣、市)" is one
 *    column. Where the brackets of a text do not pair, they are taken for ordinary characters.
 * 4. A comma between two digits does not separate: "1,1-二氯乙烯", "16,000".
 * 5. Without any separator, or with tabs between pieces that hold blanks, blanks separate when that
 *    gives at least three short pieces with a letter in each ("科目別 本年度預算數 備註"), else
 *    slashes likewise ("領域/姓名/現職").
 * 6. Not a list, hence no items: a text with a full stop (。) inside; a sentence that ends with one
 *    and has only commas; a text with a web address; one of whose pieces is longer than a column's
 *    name may be; a single piece that is long, holds a blank, repeats the title or is
 *    無 (none).
 * 7. A piece `AC_NO(許可證號)`, `「district1」(行政區)` or `Link: 文章連結` has a code and a name;
 *    any other piece is its own code and name. Surrounding 「」 are dropped, empty pieces too.
 */
export function mainColumnItems(value: unknown, title: string, language: string): ItemRecord[] {
  const text = textOf(
    String(textOf(value) ?? "")
      .replace(/\\r\\n|\\r|\\n/g, "\n")
      .replace(/\\t/g, "\t"),
  );
  if (text === undefined) return [];
  return piecesOf(text, title).map((piece) => itemOf(piece, language));
}

/** Longest name of a column, in characters. */
const columnCharactersMax = 100;
/** Longest piece where blanks or slashes separate, and longest single piece. */
const looseColumnCharactersMax = 20;
const loosePiecesMin = 3;

function piecesOf(text: string, title: string): string[] {
  const body = text.replace(/。\s*$/, "");
  const isSentence = body !== text && !/[、；;\n\t]/.test(body);
  if (body.includes("。") || /https?:\/\//i.test(body) || isSentence) return [];
  const pieces = split(body)
    .map(withoutQuotes)
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  if (pieces.some((piece) => piece.length > columnCharactersMax)) return [];
  if (pieces.length > 1) return pieces;
  const [single] = pieces;
  const isColumn =
    single !== undefined &&
    single !== "無" &&
    !/\s/.test(single) &&
    single.length <= looseColumnCharactersMax &&
    !title.includes(single);
  return isColumn ? [single] : [];
}

/** Kinds of separators, strongest first. */
const separatorKinds = ["\n", "；;", "，,", "、", "\t"];
const openers = "（([【「{";
const closers = "）)]】」}";

function split(text: string): string[] {
  const free = outsideBrackets(text);
  let best = "";
  let most = 0;
  for (const kind of separatorKinds) {
    const count = free.filter((position) => separates(text, position, kind)).length;
    if (count > most) [best, most] = [kind, count];
  }
  const pieces = cut(
    text,
    free.filter((position) => most > 0 && separates(text, position, best)),
  );
  const isSplit = most > 0 && !(best === "\t" && pieces.some((piece) => /\s/.test(piece)));
  if (isSplit) return pieces;
  const loose = [/\s/, /\//].map((pattern) =>
    cut(
      text,
      free.filter((position) => pattern.test(text.charAt(position))),
    ),
  );
  return loose.find(areShortColumns) ?? pieces;
}

function separates(text: string, position: number, kind: string): boolean {
  const character = text.charAt(position);
  if (!kind.includes(character)) return false;
  const isComma = character === "," || character === "，";
  return !(isComma && /\d/.test(text.charAt(position - 1)) && /\d/.test(text.charAt(position + 1)));
}

function areShortColumns(pieces: readonly string[]): boolean {
  return (
    pieces.length >= loosePiecesMin &&
    pieces.every((piece) => piece.length <= looseColumnCharactersMax && /\p{L}/u.test(piece))
  );
}

/** The positions that stand in no bracket; all of them where the brackets do not pair. */
function outsideBrackets(text: string): number[] {
  const outside: number[] = [];
  let depth = 0;
  for (let position = 0; position < text.length; position += 1) {
    const character = text.charAt(position);
    if (openers.includes(character)) depth += 1;
    else if (closers.includes(character)) depth -= 1;
    else if (depth === 0) outside.push(position);
    if (depth < 0) break;
  }
  return depth === 0 ? outside : everyPosition(text);
}

function everyPosition(text: string): number[] {
  return Array.from({ length: text.length }, (_, position) => position);
}

function cut(text: string, positions: readonly number[]): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (const position of [...positions, text.length]) {
    const piece = text.slice(start, position).replace(/^[\s、，,；;]+|[\s、，,；;]+$/g, "");
    if (piece !== "") pieces.push(piece);
    start = position + 1;
  }
  return pieces;
}

function withoutQuotes(piece: string): string {
  return /^「[^「」]*」$/.test(piece) ? piece.slice(1, -1).trim() : piece;
}

/** An identifier in Latin letters followed by its meaning, in brackets or after a colon. */
const codeAndName =
  /^「?([A-Za-z_][\w.-]*)」?\s*(?:[(（]([^()（）]*\p{Script=Han}[^()（）]*)[)）]|[:：]\s*(.*\p{Script=Han}.*))$/u;

function itemOf(piece: string, language: string): ItemRecord {
  const parts = codeAndName.exec(piece);
  const code = parts?.[1] ?? piece;
  const name = textOf(parts?.[2] ?? parts?.[3]) ?? piece;
  return { code, name: { [language]: name } };
}
