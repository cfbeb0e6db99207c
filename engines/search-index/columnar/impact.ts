/**
 * Relevance is BM25F, folded over the text fields when a document is written: what a term is worth
 * in a document is one byte, so that a query adds up bytes and needs no lengths.
 */
const saturation = 1.2;
const lengthShare = 0.75;

export const impactMax = 255;

/** However weighty a field, a word of it makes a document this much longer at most. */
const lengthWeightMax = 4;

/** The length that a word of a field adds to its document. */
export function lengthOf(weight: number): number {
  return Math.min(weight, lengthWeightMax);
}

/** The part of the saturation that depends on a document's length. */
export function lengthNorm(length: number, averageLength: number): number {
  return saturation * (1 - lengthShare + (lengthShare * length) / averageLength);
}

/** From how often a term occurs, weighted by field, to a byte from 1 to 255. */
export function impactOf(weightedCount: number, norm: number): number {
  return Math.max(1, Math.round((impactMax * weightedCount) / (weightedCount + norm)));
}

/** Weights of query terms are whole numbers, so that sums are exact in any order of addition. */
const weightSteps = 64;
/** Scores are shown as if neither weights nor impacts had been scaled. */
export const scoreUnit = weightSteps * impactMax;

/** The weight of a term that so many of all documents hold: the rarer, the more. */
export function termWeight(documents: number, holding: number): number {
  const rarity = Math.log(1 + (documents - holding + 0.5) / (holding + 0.5));
  return Math.max(1, Math.round(weightSteps * rarity));
}

/** A phrase counts as a term that one document in a hundred holds: nobody knows how many do. */
export const phraseWeight = Math.round(weightSteps * Math.log(100));
