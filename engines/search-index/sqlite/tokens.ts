/**
 * FTS5's `ascii` tokenizer keeps every character beyond ASCII, lower-cases A–Z and splits at other
 * ASCII characters. Terms are opaque to an index, so what it would change is written as `_hex_`.
 * The encoding is injective: `_` itself is written so too.
 */
export function encodeTerms(terms: string): string {
  return mustEncode.test(terms) ? terms.replace(toEncode, encode) : terms;
}

/** The encoded form of one term. */
export function encodeTerm(term: string): string {
  return term.replace(toEncodeInTerm, encode);
}

/** The tokenizer that goes with the encoding. */
export const tokenizer = "ascii tokenchars '_'";

// Spaces separate the terms of a text; in a term asked for, a space is a character like others.
const mustEncode = /[\0-\x1f!-/:-`{-\x7f]/;
const toEncode = /[\0-\x1f!-/:-`{-\x7f]/g;
const toEncodeInTerm = /[\0- !-/:-`{-\x7f]/g;

function encode(character: string): string {
  return `_${character.charCodeAt(0).toString(16)}_`;
}
