/**
 * How names are written in Latin letters: as Hanyu Pinyin (ISO 7098), and as Wade-Giles without its
 * marks, which Taiwan's names keep: Xinzhu and Hsinchu, Gaoxiong and Kaohsiung, Taizhong and
 * Taichung.
 */

const initials: readonly (readonly [RegExp, string])[] = [
  [/^zh/, "ch"],
  [/^ch/, "ch"],
  [/^sh/, "sh"],
  [/^[jq]/, "ch"],
  [/^x/, "hs"],
  [/^[zc]/, "ts"],
  [/^b/, "p"],
  [/^d/, "t"],
  [/^g/, "k"],
  [/^r/, "j"],
];

/** Whole syllables that follow no rule. */
const irregular: Readonly<Record<string, string>> = {
  zi: "tzu",
  ci: "tzu",
  si: "szu",
  zhi: "chih",
  chi: "chih",
  shi: "shih",
  ri: "jih",
  er: "erh",
  ge: "ko",
  ke: "ko",
  he: "ho",
  e: "o",
  ye: "yeh",
  yan: "yen",
  you: "yu",
  yong: "yung",
  yue: "yueh",
};

/** One syllable of Pinyin without its tone, in Wade-Giles. */
function wadeGiles(syllable: string): string {
  const known = irregular[syllable];
  if (known !== undefined) return known;
  const initial = initials.find(([pattern]) => pattern.test(syllable));
  const rest = initial === undefined ? syllable : syllable.replace(initial[0], "");
  const final = rest
    .replace(/ong$/, "ung")
    .replace(/ian$/, "ien")
    .replace(/ie$/, "ieh")
    .replace(/[uü]e$/, "ueh");
  const joined = `${initial?.[1] ?? ""}${final}`;
  // Only after these does Wade-Giles write o for uo.
  return joined.replace(/^(t|n|l|ts|ch|j|s)uo$/, "$1o");
}

/**
 * The ways to write a name from its Pinyin with tone numbers, as dictionaries give it: "Xin1 zhu2"
 * gives xinzhu and hsinchu. None when it is no name, which begins with a capital.
 */
export function romanisations(pinyin: string): readonly string[] {
  if (!/^\p{Lu}/u.test(pinyin)) return [];
  const syllables = pinyin.toLowerCase().replaceAll("u:", "ü").split(/\s+/);
  const plain = syllables.map((syllable) => syllable.replace(/\d$/, ""));
  if (plain.length < 2 || plain.some((one) => !/^[a-zü]+$/.test(one))) return [];
  const ways = [plain.join(""), plain.map(wadeGiles).join("")];
  return [...new Set(ways.map((way) => way.replaceAll("ü", "u")))];
}
