/**
 * What the good records of a file look like: which keys they have. It tells a record from an object
 * inside a record when the reader has lost its place.
 */
export class KnownShape {
  private records = 0;
  private readonly keyCounts = new Map<string, number>();
  private readonly separators = new Set<string>();
  /** True when good records hold objects of the same shape: then white space has to decide too. */
  private nestedAlike = false;

  get isKnown(): boolean {
    return this.records > 0;
  }

  get recordsSeen(): number {
    return this.records;
  }

  /** `separator` is the white space in front of the record. */
  learn(value: unknown, separator: string): void {
    if (!isPlainObject(value)) return;
    const keys = Object.keys(value);
    if (keys.length === 0) return;
    if (this.keyCounts.size < keysMax) {
      for (const key of keys) this.keyCounts.set(key, (this.keyCounts.get(key) ?? 0) + 1);
    }
    this.records += 1;
    if (this.separators.size < separatorsMax) this.separators.add(separator);
    if (this.records > recordsSearchedMax) return;
    for (const inner of Object.values(value)) {
      if (!this.nestedAlike) this.nestedAlike = this.holdsAlike(inner, 0);
    }
  }

  /** Whether a value that was found while searching may be taken for a record. */
  fits(value: unknown, separator: string): boolean {
    if (!this.isAlike(value)) return false;
    return !this.nestedAlike || this.separators.has(separator);
  }

  private isAlike(value: unknown): boolean {
    if (!isPlainObject(value)) return false;
    let usual = 0;
    let present = 0;
    for (const [key, count] of this.keyCounts) {
      if (count < this.records * usualKeyShare) continue;
      usual += 1;
      if (Object.hasOwn(value, key)) present += 1;
    }
    if (usual > 0) return present >= usual * sharedKeysMin;
    const keys = Object.keys(value);
    const known = keys.filter((key) => this.keyCounts.has(key)).length;
    return keys.length > 0 && known >= keys.length * sharedKeysMin;
  }

  private holdsAlike(value: unknown, depth: number): boolean {
    if (typeof value !== "object" || value === null || depth > depthSearchedMax) return false;
    if (this.isAlike(value)) return true;
    return Object.values(value).some((inner) => this.holdsAlike(inner, depth + 1));
  }
}

/** A key is usual when this share of the records has it. */
const usualKeyShare = 0.8;
/** This share of the usual keys makes a record. */
const sharedKeysMin = 0.6;
const keysMax = 5_000;
const separatorsMax = 16;
/** Records that are searched for nested objects of their own shape. */
const recordsSearchedMax = 50;
const depthSearchedMax = 16;

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
