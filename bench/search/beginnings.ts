import { seeded } from "../judged/seeded.ts";

/** What a reader has typed of texts after one to five letters, drawn by seed; popular ones come again. */
export function drawBeginnings(texts: readonly string[], count: number): readonly string[] {
  if (texts.length === 0) return [];
  const random = seeded(2027);
  return Array.from({ length: count }, (_, at) => {
    const text = texts[Math.floor(random() * texts.length)] ?? "";
    return [...text].slice(0, 1 + (at % 5)).join("");
  });
}
