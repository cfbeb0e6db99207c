import type { BilingualText } from "./bilingual-text.ts";

/** Only for tests: titles of twelve goods, each with six things that are counted of it. */
export const goods = [
  ["咖啡", "coffee"],
  ["家禽", "poultry"],
  ["橡胶", "rubber"],
  ["混凝土", "concrete"],
  ["大豆", "soybean"],
  ["玻璃", "glass"],
  ["甲醇", "methanol"],
  ["棉花", "cotton"],
  ["煤炭", "coal"],
  ["石油", "petroleum"],
  ["钢铁", "steel"],
  ["茶叶", "tea"],
] as const;
export const countedOfGoods = [
  ["产量", "output"],
  ["进口", "imports"],
  ["库存", "inventory"],
  ["出口", "exports"],
  ["消费", "consumption"],
  ["运输", "transport"],
] as const;

export const titlesOfGoods: readonly BilingualText[] = goods.flatMap(([zh, en]) =>
  countedOfGoods.map(([counted, english]) => ({ zh: `${zh}${counted}`, en: `${en} ${english}` })),
);
