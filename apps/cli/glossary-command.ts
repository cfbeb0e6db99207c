import { type MinedPairState, minedPairStates } from "@tongshu/catalogue/contract";
import { InvalidArgumentError, Option } from "commander";
import { glossaryList, glossaryMine, glossaryReview } from "./commands/glossary.ts";
import type { Say } from "./language.ts";
import type { MakeCommand, OnNode } from "./program.ts";

/** Pages of the review list: as far as its pairs can reach, and as many pairs as a page may hold. */
const pairPageMax = 100_000;
const pairPageSizeMax = 200;

/** A whole number from 1 to `max`. */
function within(max: number, t: Say): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= 1 && number <= max) return number;
    throw new InvalidArgumentError(t({ zh: `（须为 1 至 ${max}）`, en: `(1 to ${max})` }));
  };
}

/** `tongshu glossary …`: what was learned from bilingual titles, and its review. */
export function addGlossary(command: MakeCommand, t: Say, onNode: OnNode): void {
  const glossary = command("glossary", {
    zh: "从双语标题学到的词对：学习、列出、接受或拒绝",
    en: "pairs of terms learned from bilingual titles: learn, list, accept or reject",
  }).helpCommand(false);
  glossary
    .command("mine")
    .description(
      t({
        zh: "立即从双语标题学习词对；服务在采集之后也会自行学习",
        en: "learn pairs from bilingual titles now; a server also does so after harvests",
      }),
    )
    .action(() => onNode("glossary mine", glossaryMine));
  const states = t({ zh: "只列出这种状态的词对", en: "only pairs in this state" });
  glossary
    .command("list")
    .description(t({ zh: "列出审核清单，可信的在前", en: "show the review list, best first" }))
    .addOption(new Option("--state <state>", states).choices(minedPairStates))
    .option("--page <number>", t({ zh: "页码", en: "page" }), within(pairPageMax, t), 1)
    .option(
      "--size <number>",
      t({ zh: "每页条数", en: "pairs per page" }),
      within(pairPageSizeMax, t),
      20,
    )
    .action((options: { state?: MinedPairState; page: number; size: number }) =>
      onNode("glossary list", (node, terminal) => glossaryList(node, terminal, options)),
    );
  const decisions = [
    ["accept", "ACCEPTED", { zh: "接受词对：搜索使用它们", en: "accept pairs: searches use them" }],
    [
      "reject",
      "REJECTED",
      {
        zh: "拒绝词对：不再使用，也不再提出",
        en: "reject pairs: never used, never proposed again",
      },
    ],
  ] as const;
  for (const [verb, state, description] of decisions) {
    const pairs = t({ zh: "词对，写作 '中文=english'", en: "pairs, written '中文=english'" });
    glossary
      .command(verb)
      .description(t(description))
      .argument("<pairs...>", pairs)
      .action((given: string[]) =>
        onNode(`glossary ${verb}`, (node, terminal) =>
          glossaryReview(node, terminal, state, given),
        ),
      );
  }
}
