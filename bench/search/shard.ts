import type { IndexDocument, IndexedText } from "@tongshu/search-index";

/**
 * A shard of a corpus: documents as numbers into a list of strings. Most words, values and texts come
 * again and again, so that reading a corpus takes a small share of building an index from it, in any
 * language.
 *
 * The length in bytes of the list, as a JSON array in UTF-8, and the list; then numbers. All numbers
 * are varints: seven bits a byte, lowest first. Those of a document: its id; how many fields of texts,
 * and for each its name, how many texts, and the texts; how many parts, and for each its key and its
 * text; how many facets, for each its name, how many values, and these; how many numbers, for each its
 * name and its value in decimal; how many sort keys, for each its name and key; how many suggestions,
 * for each its key and text. A text is its number in the shard, counted from 0; one that comes for the
 * first time is followed by its folded text, how many terms, and these. All else that is not a count
 * is a place in the list of strings.
 */
export class ShardPacker {
  readonly #strings = new Map<string, number>();
  readonly #texts = new Map<string, number>();
  readonly #numbers = new Varints();

  add(document: IndexDocument): void {
    this.#string(document.id);
    this.#each(Object.entries(document.texts), ([field, texts]) => {
      this.#string(field);
      this.#each(texts, (text) => this.#text(text));
    });
    this.#each(document.parts, (part) => {
      this.#string(part.key);
      this.#text(part);
    });
    this.#each(Object.entries(document.facets), ([field, values]) => {
      this.#string(field);
      this.#each(values, (value) => this.#string(value));
    });
    this.#pairs(Object.entries(document.numbers).map(([field, number]) => [field, `${number}`]));
    this.#pairs(Object.entries(document.sortKeys));
    this.#pairs(document.suggestions.map(({ key, text }) => [key, text]));
  }

  /** All that was added. */
  bytes(): Buffer {
    const json = Buffer.from(JSON.stringify([...this.#strings.keys()]));
    const length = new Varints();
    length.push(json.length);
    return Buffer.concat([length.view(), json, this.#numbers.view()]);
  }

  #each<One>(list: readonly One[], add: (one: One) => void): void {
    this.#numbers.push(list.length);
    for (const one of list) add(one);
  }

  #pairs(pairs: readonly (readonly [string, string])[]): void {
    this.#each(pairs, ([key, value]) => {
      this.#string(key);
      this.#string(value);
    });
  }

  #string(text: string): void {
    this.#numbers.push(numberOf(this.#strings, text));
  }

  #text({ folded, terms }: IndexedText): void {
    const known = this.#texts.size;
    // Neither holds a line break.
    const number = numberOf(this.#texts, [folded, ...terms].join("\n"));
    this.#numbers.push(number);
    if (number < known) return;
    this.#string(folded);
    this.#each(terms, (term) => this.#string(term));
  }
}

function numberOf(known: Map<string, number>, text: string): number {
  const number = known.get(text) ?? known.size;
  known.set(text, number);
  return number;
}

/** Numbers below 2^28, each in one to four bytes. */
class Varints {
  #bytes = Buffer.alloc(1 << 16);
  #length = 0;

  push(number: number): void {
    if (this.#length + 4 > this.#bytes.length) {
      this.#bytes = Buffer.concat([this.#bytes], this.#bytes.length * 2);
    }
    let rest = number;
    for (; rest > 127; rest >>>= 7)
      this.#length = this.#bytes.writeUInt8((rest & 127) | 128, this.#length);
    this.#length = this.#bytes.writeUInt8(rest, this.#length);
  }

  view(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }
}

/** The documents of a shard, one after the other. */
export function* documentsOf(shard: Buffer): Generator<IndexDocument> {
  const reader = new ShardReader(shard);
  while (!reader.isAtEnd) yield reader.document();
}

class ShardReader {
  readonly #bytes: Buffer;
  readonly #strings: readonly string[];
  readonly #texts: IndexedText[] = [];
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    const from = this.#next() + this.#at;
    // A shard is this program's own: the manifest of its folder says that it was written by this version.
    this.#strings = JSON.parse(bytes.toString("utf8", this.#at, from)) as readonly string[];
    this.#at = from;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  document(): IndexDocument {
    return {
      id: this.#string(),
      texts: this.#named(() => this.#list(() => this.#text())),
      parts: this.#list(() => ({ key: this.#string(), ...this.#text() })),
      facets: this.#named(() => this.#list(() => this.#string())),
      numbers: this.#named(() => Number(this.#string())),
      sortKeys: this.#named(() => this.#string()),
      suggestions: this.#list(() => ({ key: this.#string(), text: this.#string() })),
    };
  }

  #next(): number {
    let number = 0;
    for (let bits = 0; ; bits += 7) {
      const byte = this.#bytes[this.#at] as number;
      this.#at += 1;
      number |= (byte & 127) << bits;
      if (byte < 128) return number;
    }
  }

  #string(): string {
    return this.#strings[this.#next()] as string;
  }

  #list<One>(read: () => One): One[] {
    const list: One[] = [];
    for (let left = this.#next(); left > 0; left -= 1) list.push(read());
    return list;
  }

  #named<One>(read: () => One): Record<string, One> {
    const named: Record<string, One> = {};
    for (let left = this.#next(); left > 0; left -= 1) named[this.#string()] = read();
    return named;
  }

  #text(): IndexedText {
    const number = this.#next();
    const known = this.#texts[number];
    if (known !== undefined) return known;
    const text = { folded: this.#string(), terms: this.#list(() => this.#string()) };
    this.#texts.push(text);
    return text;
  }
}
