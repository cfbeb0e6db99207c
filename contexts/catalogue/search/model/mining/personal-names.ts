import { pinyinKeys } from "@tongshu/text-analysis";
import type { BilingualText } from "./bilingual-text.ts";

/** The hundred commonest surnames, which some nine people in ten bear, in both scripts. */
const surnames: ReadonlySet<string> = new Set(
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧肖葉蘇魏呂盧鍾譚陸範賈韋鄒閻龍賀顧龔萬錢嚴湯",
);
const hanName = /^\p{sc=Han}{2,4}$/u;
const capitalised = /^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){1,3}$/u;
const listMarks = /\s*(?:[、,，;；/]|\band\b|(?<=\p{sc=Han}{2})[和与與及](?=\p{sc=Han}{2}))\s*/u;

/**
 * Whether a text names people: a single name spelled by its sound (王伟, Wang Wei or Wei Wang), or a
 * list of which every part has the form of a name. Nothing is learned from people.
 */
export function namesPeople({ zh, en }: BilingualText): boolean {
  const chinese = partsOf(zh);
  const english = partsOf(en);
  if (chinese.length === 0 || !chinese.every(hasFormOfName)) return false;
  if (!english.every((part) => capitalised.test(part))) return false;
  const [name = ""] = chinese;
  return chinese.length > 1 || isSpelled(name, english[0] ?? "");
}

function partsOf(text: string): readonly string[] {
  return text
    .trim()
    .split(listMarks)
    .filter((part) => part !== "");
}

function hasFormOfName(text: string): boolean {
  return hanName.test(text) && surnames.has(text.slice(0, 1));
}

function isSpelled(name: string, english: string): boolean {
  const letters = english.toLowerCase().replaceAll(/[^\p{L}]/gu, "");
  const [surname = "", given = ""] = [name.slice(0, 1), name.slice(1)].map(
    (part) => pinyinKeys(part)?.full ?? "",
  );
  return letters === surname + given || letters === given + surname;
}
