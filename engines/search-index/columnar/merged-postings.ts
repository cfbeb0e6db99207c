import { mergedKeys } from "./merged-keys.ts";
import { decodeAll } from "./decode-postings.ts";
import { PostingList } from "./posting-list.ts";
import { RowSort } from "./row-sort.ts";
import { droppedRow, type MergeSource, type RowMap } from "./row-map.ts";
import type { TermInput } from "./segment-input.ts";
import { type DictionaryEntry, emptyEntry, readNextEntry } from "./segment.ts";
import { StringWalker } from "./string-table.ts";

/** Posting lists are read in the order in which they lie, so much at a time, in bytes. */
const windowBytes = 1_048_576;

/** The postings of several segments, term by term, with their new rows. */
export class MergedPostings {
  readonly #map: RowMap;
  readonly #sort: RowSort;
  readonly #sources: readonly SourceTerms[];
  readonly #term: TermInput = {
    key: new Uint8Array(0),
    rows: new Uint32Array(1_024),
    impacts: new Uint8Array(1_024),
    masks: new Uint16Array(1_024),
    count: 0,
  };
  #rows = new Uint32Array(1_024);
  #impacts = new Int32Array(1_024);

  constructor(map: RowMap) {
    this.#map = map;
    this.#sort = new RowSort(map.rows);
    this.#sources = map.sources.map((source) => new SourceTerms(source));
  }

  *terms(): Generator<TermInput> {
    const term = this.#term;
    for (const holders of mergedKeys(this.#sources.map(({ walker }) => walker))) {
      term.count = 0;
      let isOrdered = true;
      for (const index of holders) {
        const source = this.#sources[index];
        const to = this.#map.to[index];
        if (source === undefined || to === undefined) continue;
        const entry = source.next();
        // Most terms have one posting: nothing is made for each of these.
        const stays = entry.count === 1 ? this.#addOne(entry, to) : this.#append(source.list(), to);
        isOrdered &&= stays;
      }
      if (term.count === 0) continue;
      if (!isOrdered) this.#sort.sort(term);
      const [first = 0] = holders;
      term.key = this.#sources[first]?.walker.key ?? term.key;
      yield term;
    }
  }

  /** Adds the posting that the dictionary holds, if it is live; says whether rows still ascend. */
  #addOne({ row: from, impact, mask }: DictionaryEntry, to: Uint32Array): boolean {
    const row = to[from] as number;
    if (row === droppedRow) return true;
    this.#makeRoom(1);
    const term = this.#term;
    const at = term.count;
    term.rows[at] = row;
    term.impacts[at] = impact;
    term.masks[at] = mask;
    term.count += 1;
    return at === 0 || (term.rows[at - 1] as number) < row;
  }

  /** Appends the live postings of one source; says whether rows still ascend. */
  #append(list: PostingList, to: Uint32Array): boolean {
    const term = this.#term;
    this.#makeRoom(list.count);
    const count = decodeAll(list, 1, this.#rows, this.#impacts);
    const masks = list.masks();
    let last = term.count === 0 ? -1 : (term.rows[term.count - 1] as number);
    let isOrdered = true;
    for (let posting = 0; posting < count; posting += 1) {
      const row = to[this.#rows[posting] as number] as number;
      if (row === droppedRow) continue;
      if (row < last) isOrdered = false;
      last = row;
      term.rows[term.count] = row;
      term.impacts[term.count] = this.#impacts[posting] as number;
      term.masks[term.count] = masks.at(posting);
      term.count += 1;
    }
    return isOrdered;
  }

  #makeRoom(more: number): void {
    const term = this.#term;
    if (this.#rows.length < more) {
      this.#rows = new Uint32Array(more * 2);
      this.#impacts = new Int32Array(more * 2);
    }
    const needed = term.count + more;
    if (term.rows.length >= needed) return;
    const { rows, impacts, masks } = term;
    term.rows = new Uint32Array(needed * 2);
    term.rows.set(rows);
    term.impacts = new Uint8Array(needed * 2);
    term.impacts.set(impacts);
    term.masks = new Uint16Array(needed * 2);
    term.masks.set(masks);
  }
}

/** The dictionary of one segment, walked beside its postings. */
class SourceTerms {
  readonly walker: StringWalker;
  readonly #source: MergeSource;
  readonly #at: number;
  readonly #end: number;
  readonly #entry = emptyEntry();
  #window = new Uint8Array(windowBytes);
  #windowAt = 0;
  #windowBytes = 0;

  constructor(source: MergeSource) {
    this.#source = source;
    this.walker = new StringWalker(source.segment.terms);
    const { at, bytes } = source.segment.file.get("postings");
    this.#at = at;
    this.#end = bytes;
  }

  /** What the dictionary says of the term at which the walker stands. To be called once for each. */
  next(): DictionaryEntry {
    const entry = this.#entry;
    if (this.walker.ordinal % this.walker.table.stringsPerBlock === 0) {
      entry.at = this.walker.source.varint();
      entry.bytes = 0;
      entry.maskBytes = 0;
      entry.facetBytes = 0;
    }
    readNextEntry(this.walker.source, entry, this.#source.segment.rows);
    return entry;
  }

  /** The postings of that term, where the dictionary does not hold them. */
  list(): PostingList {
    const { count, at, bytes, maskBytes } = this.#entry;
    const list = new PostingList(count, this.#source.segment.rows);
    list.attach(this.#bytes(at, bytes).slice());
    list.attachMasks(this.#bytes(at + bytes, maskBytes));
    return list;
  }

  #bytes(at: number, length: number): Uint8Array {
    if (at < this.#windowAt || at + length > this.#windowAt + this.#windowBytes) {
      const bytes = Math.min(Math.max(length, windowBytes), this.#end - at);
      if (this.#window.length < bytes) this.#window = new Uint8Array(bytes);
      this.#source.segment.file.read(this.#at + at, this.#window.subarray(0, bytes));
      this.#windowAt = at;
      this.#windowBytes = bytes;
    }
    return this.#window.subarray(at - this.#windowAt, at - this.#windowAt + length);
  }
}
