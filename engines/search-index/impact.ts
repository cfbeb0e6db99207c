/**
 * Relevance is BM25F (Robertson, Zaragoza, Taylor, CIKM 2004), folded over the text fields when a
 * document is written: what a term is worth in a document is one byte, so that a query adds up
 * bytes and needs no lengths.
 */
const saturation = 1.2;
const lengthShare = 0.6;

export const impactMax = 255;

/** What one occurrence of a term counts in a field of so many terms. */
export function countIn(weight: number, terms: number, typicalTerms: number): number {
  return weight / (1 - lengthShare + (lengthShare * terms) / typicalTerms);
}

/** From what a term counts in a document, over all fields, to a byte from 1 to 255. */
export function impactOf(count: number): number {
  return Math.max(1, Math.round((impactMax * count) / (count + saturation)));
}

/** Weights of query terms are whole numbers, so that sums are exact in any order of addition. */
const weightSteps = 64;
/** Scores are shown as if neither weights nor impacts had been scaled. */
export const scoreUnit = weightSteps * impactMax;

/** The weight of a group that so many of all documents satisfy: the rarer, the more. */
export function groupWeight(documents: number, holding: number): number {
  const rarity = Math.log(1 + (documents - holding + 0.5) / (holding + 0.5));
  return Math.max(1, Math.round(weightSteps * rarity));
}

/** How far an alternative keeps the weight of its group; the rest is its own rarity. */
const groupShare = 0.7;

/**
 * The weight of one alternative in a group. A rare rendering says more than a frequent one: 级距 is a
 * better answer to "bracket" than 等级. Not all of it is its own, since a rendering that hardly any
 * text has may be a wrong one.
 */
export function alternativeWeight(ofGroup: number, ofItself: number): number {
  return Math.max(1, Math.round(groupShare * ofGroup + (1 - groupShare) * ofItself));
}

/** A phrase counts as a term that one document in a hundred holds: nobody knows how many do. */
export const phraseWeight = Math.round(weightSteps * Math.log(100));
