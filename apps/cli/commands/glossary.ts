import {
  listMinedPairs,
  type MinedPairState,
  mineTitles,
  type PairPage,
  reviewMinedPairs,
} from "@tongshu/catalogue";
import { isRefusal } from "@tongshu/platform/errors";
import type { Bilingual } from "@tongshu/platform/i18n";
import type { TongshuNode } from "@tongshu/server";
import { inColumns } from "../columns.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Terminal } from "../terminal.ts";

const states: Readonly<Record<MinedPairState, Bilingual>> = {
  PROPOSED: { zh: "待审核", en: "proposed" },
  ACCEPTED: { zh: "已接受", en: "accepted" },
  REJECTED: { zh: "已拒绝", en: "rejected" },
};

/** `tongshu glossary mine`: learns pairs of terms from the bilingual titles of the register. */
export async function glossaryMine(node: TongshuNode, terminal: Terminal): Promise<ExitCode> {
  const report = await mineTitles(node.harvester);
  const { entries, texts, proposed, added, used } = report;
  terminal.answer(report, () =>
    terminal.say({
      zh: `读了 ${entries} 个条目，其中 ${texts} 个不同的双语名称；待审核的词对 ${proposed} 个（新 ${added} 个），搜索使用 ${used} 个。`,
      en: `Read ${entries} entries with ${texts} distinct bilingual names: ${proposed} pairs are proposed (${added} new), searches use ${used}.`,
    }),
  );
  return exitCodes.done;
}

/** `tongshu glossary list`: a page of the review list. */
export async function glossaryList(
  node: TongshuNode,
  terminal: Terminal,
  request: { readonly state?: MinedPairState; readonly page: number; readonly size: number },
): Promise<ExitCode> {
  const answer = await listMinedPairs(node, request);
  const { page, size } = request;
  const pages = Math.max(1, Math.ceil(answer.total / size));
  terminal.answer({ ...answer, page, size, pages }, () =>
    answer.total === 0
      ? terminal.say({ zh: "没有这样的词对。", en: "There are no such pairs." })
      : pageText(terminal, answer, { page, pages }),
  );
  return exitCodes.done;
}

function pageText(
  { say }: Terminal,
  { total, used, pairs }: PairPage,
  { page, pages }: { readonly page: number; readonly pages: number },
): string {
  const table = inColumns(
    [
      { title: say({ zh: "词对", en: "PAIR" }) },
      { title: say({ zh: "标题数", en: "TITLES" }), right: true },
      { title: say({ zh: "得分", en: "SCORE" }), right: true },
      { title: say({ zh: "状态", en: "STATE" }) },
      { title: say({ zh: "使用", en: "USED" }) },
    ],
    pairs.map((pair) => [
      `${pair.zh}=${pair.en}`,
      String(pair.support),
      pair.score.toFixed(1),
      say(states[pair.state]),
      pair.used ? say({ zh: "是", en: "yes" }) : "",
    ]),
  );
  const foot = say({
    zh: `第 ${page} 页，共 ${pages} 页；词对 ${total} 个，其中搜索使用 ${used} 个`,
    en: `Page ${page} of ${pages}; ${total} pairs, of which searches use ${used}`,
  });
  return `${table}\n${foot}`;
}

/** `tongshu glossary accept` and `reject`: all the pairs given, or none when one is not listed. */
export async function glossaryReview(
  node: TongshuNode,
  terminal: Terminal,
  state: "ACCEPTED" | "REJECTED",
  pairs: readonly string[],
): Promise<ExitCode> {
  const decided = await reviewMinedPairs(node.harvester, state, pairs);
  if (isRefusal(decided)) {
    terminal.refusal(decided);
    return exitCodes.failed;
  }
  terminal.answer({ state, pairs: decided }, () =>
    state === "ACCEPTED"
      ? terminal.say({
          zh: `已接受 ${decided} 个词对；运行中的服务在一分钟内采用。`,
          en: `Pairs accepted: ${decided}. A running server takes them up within a minute.`,
        })
      : terminal.say({
          zh: `已拒绝 ${decided} 个词对；运行中的服务在一分钟内停用，今后不再提出。`,
          en: `Pairs rejected: ${decided}. A running server drops them within a minute; they are not proposed again.`,
        }),
  );
  return exitCodes.done;
}
