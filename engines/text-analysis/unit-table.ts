const meltsIntoOthers =
  /^[\p{M}\p{Default_Ignorable_Code_Point}\u1160-\u11ff\ud7b0-\ud7fb\uff9e-\uffdc]$/u;

/** Stands for a code unit that is not changed into one other, whatever is beside it. */
export const apart = 0xff_ff;

/** Texts up to this length are made in one go of their code units, in a place used again. */
const unitsAtOnce = 2_048;
const units = new Uint16Array(unitsAtOnce);
const bytesOfUnits = Buffer.from(units.buffer);

/**
 * What a change of texts makes of single code units. Nearly all become one other whatever stands
 * beside them, and are looked up here; only what may melt into its neighbours (marks, invisible
 * characters, vowels and finals of Hangul, half-width marks) must be changed as text.
 */
export class UnitTable {
  readonly #change: (text: string) => string;
  /** Filled as they are met; 0 is not known yet. */
  readonly #units = new Uint16Array(65_536);

  constructor(change: (text: string) => string) {
    this.#change = change;
  }

  /** What the code unit becomes, or `apart`. */
  changed(unit: number): number {
    const known = this.#units[unit] as number;
    return known === 0 ? this.#learn(unit) : known;
  }

  /** The changed text; undefined when it holds something that is `apart`. */
  changedText(text: string): string | undefined {
    let isChanged = false;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      const changed = this.changed(unit);
      if (changed === apart) return undefined;
      isChanged ||= changed !== unit;
    }
    return isChanged ? this.#written(text) : text;
  }

  #written(text: string): string {
    let written = "";
    for (let from = 0; from < text.length; from += unitsAtOnce) {
      const count = Math.min(unitsAtOnce, text.length - from);
      for (let at = 0; at < count; at += 1) {
        units[at] = this.changed(text.charCodeAt(from + at));
      }
      written += bytesOfUnits.toString("utf16le", 0, count * 2);
    }
    return written;
  }

  #learn(unit: number): number {
    const character = String.fromCharCode(unit);
    const isText = character.isWellFormed() && !meltsIntoOthers.test(character);
    const changed = isText ? this.#change(character) : "";
    const learned = changed.length === 1 ? changed.charCodeAt(0) : apart;
    this.#units[unit] = learned;
    return learned;
  }
}
