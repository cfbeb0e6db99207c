/**
 * Unified social credit codes (GB 32100-2015) of organisations that do not exist. They pass both
 * check digits, so that whatever checks a code accepts them, but their area is 999999, which
 * GB/T 2260 assigns to no administrative division: no real organisation can have one.
 */
const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const codeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const bodyWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** Registered by the staffing authority (1), as a state organ (1). */
const kindOfOrgan = "11";
export const sampleAreaCode = "999999";
/** The body of the code has eight digits. */
export const sampleCodeNumberMax = 99_999_999;

/** The code of sample organisation number `number`, counted from 0. */
export function sampleSocialCreditCode(number: number): string {
  if (!Number.isInteger(number) || number < 0 || number > sampleCodeNumberMax) {
    throw new Error(`There is no sample code number ${number}.`);
  }
  const body = String(number).padStart(8, "0");
  const first17 = `${kindOfOrgan}${sampleAreaCode}${body}${organisationCheck(body)}`;
  return first17 + socialCreditCheck(first17);
}

/** GB 11714: the check character of an organisation code, modulus 11. */
function organisationCheck(body: string): string {
  const check = 11 - (weigh(body, bodyWeights) % 11);
  if (check === 10) return "X";
  return check === 11 ? "0" : String(check);
}

/** GB 32100: the check character of the whole code, modulus 31. */
export function socialCreditCheck(first17: string): string {
  const check = (31 - (weigh(first17, codeWeights) % 31)) % 31;
  return alphabet.charAt(check);
}

function weigh(text: string, weights: readonly number[]): number {
  let sum = 0;
  for (const [at, weight] of weights.entries()) sum += alphabet.indexOf(text.charAt(at)) * weight;
  return sum;
}
