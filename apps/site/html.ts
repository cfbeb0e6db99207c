/**
 * A tiny `html` tagged template: every interpolated value is escaped, and the place of each value
 * is known from the template's own text, so that a value can never leave the text or the quoted
 * attribute it was put in. A template that would allow it throws when it is first used.
 */

const kind = Symbol("html");

/** Finished markup, made only by `html`; data cannot forge it, since the symbol is private. */
export interface Html {
  readonly [kind]: "markup";
  readonly markup: string;
}

/** Attributes for the inside of a tag, made only by `attributes`. */
export interface Attributes {
  readonly [kind]: "attributes";
  readonly markup: string;
}

export type HtmlValue =
  | string
  | number
  | Html
  | Attributes
  | readonly (Html | null | undefined | false)[]
  | null
  | undefined
  | false;

type Place = "text" | "tag" | "attribute" | "link";

const linkAttribute = /(?:^|\s)(?:href|src|action|formaction|cite|poster)\s*=\s*$/i;
/** HTML's "raw text" elements, in which escaping does not hold; no value may stand in them. */
const rawTextElement = /^<(script|style|textarea|title|iframe|noscript|xmp|plaintext)\b/i;
/** Controls that HTML forbids; a parser would drop or replace them. */
const forbiddenCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};

/** Whether a text has something to escape: most have nothing. A half of a pair is no text. */
const needsEscape = /[&<>"'`\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff]/;

/** Escapes for text and for quoted attribute values alike. */
export function escapeHtml(text: string): string {
  if (!needsEscape.test(text)) return text;
  return text
    .toWellFormed()
    .replace(forbiddenCharacters, "\ufffd")
    .replace(/[&<>"'`]/g, (character) => entities[character] ?? "");
}

/**
 * Whether a browser may follow it: a path, query or fragment of this site, or an absolute link
 * with a harmless scheme. `javascript:`, `data:` and `//other.host` are not.
 */
export function isFollowable(link: string): boolean {
  return /^(https?:\/\/[^\s/]|ftp:\/\/[^\s/]|mailto:[^\s]|#|\?|\/(?![/\\]))/i.test(link);
}

interface Scan {
  state: "text" | "tag" | "double" | "single" | "comment";
  /** The text of the tag that is open, up to now. */
  tag: string;
  raw: string | null;
}

function scanTextCharacter(scan: Scan, part: string, at: number): void {
  if (part.startsWith("<!--", at)) scan.state = "comment";
  else if (part[at] === "<") {
    const closes = scan.raw !== null && part.slice(at).toLowerCase().startsWith(`</${scan.raw}`);
    if (scan.raw !== null && !closes) return;
    scan.raw = null;
    scan.state = "tag";
    scan.tag = "<";
  }
}

function scanTagCharacter(scan: Scan, character: string): void {
  if (character === '"') scan.state = "double";
  else if (character === "'") scan.state = "single";
  else if (character === ">") {
    const raw = rawTextElement.exec(scan.tag)?.[1];
    scan.raw = raw === undefined ? null : raw.toLowerCase();
    scan.state = "text";
  }
  scan.tag += character;
}

function scanPart(scan: Scan, part: string): void {
  for (let at = 0; at < part.length; at += 1) {
    const character = part[at] ?? "";
    if (scan.state === "text") scanTextCharacter(scan, part, at);
    else if (scan.state === "tag") scanTagCharacter(scan, character);
    else if (scan.state === "comment") {
      if (part.startsWith("-->", at)) scan.state = "text";
    } else {
      if (character === (scan.state === "double" ? '"' : "'")) scan.state = "tag";
      scan.tag += character;
    }
  }
}

function placeAfter(scan: Scan, part: string): Place {
  // `<title>` and `<textarea>` decode character references, so escaped text is safe in them.
  const escapable = scan.raw === null || scan.raw === "title" || scan.raw === "textarea";
  if (scan.state === "text" && escapable) return "text";
  if (scan.state === "double" || scan.state === "single") {
    const opened = /["']$/.test(part) && linkAttribute.test(scan.tag.slice(0, -1));
    return opened ? "link" : "attribute";
  }
  if (scan.state === "tag" && /\s$/.test(part)) return "tag";
  throw new Error(`A value may not stand after ${JSON.stringify(part.slice(-60))} in a template.`);
}

function placesOf(strings: TemplateStringsArray): readonly Place[] {
  const scan: Scan = { state: "text", tag: "", raw: null };
  const places: Place[] = [];
  for (const [index, part] of strings.entries()) {
    scanPart(scan, part);
    if (index < strings.length - 1) places.push(placeAfter(scan, part));
  }
  if (scan.state !== "text" || scan.raw !== null) {
    throw new Error(`A template must close what it opens: ${JSON.stringify(strings.at(-1))}`);
  }
  return places;
}

const knownPlaces = new WeakMap<TemplateStringsArray, readonly Place[]>();

function isMade(value: unknown): value is Html | Attributes {
  return typeof value === "object" && value !== null && kind in value;
}

function renderText(value: HtmlValue): string {
  if (typeof value === "string" || typeof value === "number") return escapeHtml(String(value));
  if (value === null || value === undefined || value === false) return "";
  if (Array.isArray(value)) return value.map(renderText).join("");
  if (isMade(value) && value[kind] === "markup") return value.markup;
  throw new Error("Only text, numbers and finished markup may stand between tags.");
}

function renderValue(value: HtmlValue, place: Place): string {
  if (place === "text") return renderText(value);
  if (place === "tag") {
    if (value === null || value === undefined || value === false) return "";
    if (isMade(value) && value[kind] === "attributes") return value.markup;
    throw new Error("Only attributes(…) may stand inside a tag.");
  }
  if (typeof value !== "string" && typeof value !== "number") {
    throw new Error("Only text and numbers may stand in an attribute.");
  }
  const text = String(value);
  return escapeHtml(place === "link" && !isFollowable(text) ? "#" : text);
}

export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let places = knownPlaces.get(strings);
  if (places === undefined) {
    places = placesOf(strings);
    knownPlaces.set(strings, places);
  }
  let markup = strings[0] ?? "";
  for (const [index, value] of values.entries()) {
    markup += renderValue(value, places[index] ?? "text") + (strings[index + 1] ?? "");
  }
  return { [kind]: "markup", markup };
}

/**
 * Attributes that depend on data: `false`, `null` and `undefined` leave one out, `true` writes it
 * without a value. Event handlers and style are refused: the Content-Security-Policy forbids both.
 */
export function attributes(
  named: Readonly<Record<string, string | number | boolean | null | undefined>>,
): Attributes {
  const written: string[] = [];
  for (const [name, value] of Object.entries(named)) {
    if (!/^[a-z][a-z-]*$/.test(name) || name.startsWith("on") || name === "style") {
      throw new Error(`The attribute ${JSON.stringify(name)} is not allowed.`);
    }
    if (value === false || value === null || value === undefined) continue;
    if (value === true) written.push(name);
    else {
      const text = String(value);
      const neutral = linkAttribute.test(` ${name}=`) && !isFollowable(text) ? "#" : text;
      written.push(`${name}="${escapeHtml(neutral)}"`);
    }
  }
  return { [kind]: "attributes", markup: written.join(" ") };
}

/**
 * Data for machines within a page (JSON-LD): a `<script>` of a type that browsers never run, so the
 * Content-Security-Policy does not concern it. What could end the element, or what HTML forbids, is
 * written as an escape of JSON, which parses back to the same value.
 */
export function dataBlock(type: "application/ld+json", value: unknown): Html {
  const json = JSON.stringify(value).replace(
    /[<>&\u007f-\u009f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return { [kind]: "markup", markup: `<script type="${type}">${json}</script>` };
}
