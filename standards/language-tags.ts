/** What catalogues write for a language, as BCP 47: ISO 639-2 codes, English and Chinese names. */
const tagOfWord: Readonly<Record<string, string>> = {
  eng: "en",
  english: "en",
  "english (united states)": "en-US",
  spa: "es",
  spanish: "es",
  español: "es",
  fra: "fr",
  fre: "fr",
  por: "pt",
  zho: "zh",
  chi: "zh",
  ara: "ar",
  hat: "ht",
  deu: "de",
  ger: "de",
  kor: "ko",
  jpn: "ja",
  vie: "vi",
  中文: "zh",
  简体中文: "zh-Hans",
  繁體中文: "zh-Hant",
  英文: "en",
};

/** Two-letter languages that are accepted as they are; a typing error such as us-EN is not one. */
const languages: ReadonlySet<string> = new Set(
  (
    "af am ar az be bg bn bo bs ca cs cy da de el en es et eu fa fi fr ga gd gl gu he hi hr ht hu " +
    "hy id is it ja ka kk km kn ko ky lo lt lv mi mk ml mn mr ms mt my ne nl no pa pl ps pt ro ru " +
    "si sk sl so sq sr sv sw ta te tg th tk tl tr ug uk ur uz vi yo zh zu"
  ).split(" "),
);

/** The BCP 47 tag that a source's text states, in canonical letter case; undefined if none. */
export function languageTagOf(text: string): string | undefined {
  const word = text.normalize("NFKC").trim();
  const known = tagOfWord[word.toLowerCase()];
  if (known !== undefined && Object.hasOwn(tagOfWord, word.toLowerCase())) return known;
  const parts = /^([a-z]{2})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?$/i.exec(word);
  const language = parts?.[1]?.toLowerCase();
  if (parts === null || language === undefined || !languages.has(language)) return undefined;
  const script = parts[2];
  const region = parts[3];
  return [
    language,
    script === undefined ? [] : script[0]?.toUpperCase() + script.slice(1).toLowerCase(),
    region === undefined ? [] : region.toUpperCase(),
  ]
    .flat()
    .join("-");
}
