import type { SourceSummary } from "@tongshu/catalogue";
import type { Bilingual } from "@tongshu/platform/i18n";

export type RunState = NonNullable<SourceSummary["lastRun"]>["state"];

/** How a harvest stands, in words. */
export const runStates: Readonly<Record<RunState, Bilingual>> = {
  RUNNING: { zh: "进行中", en: "running" },
  COMPLETED: { zh: "已完成", en: "completed" },
  INCOMPLETE: { zh: "未完整", en: "incomplete" },
  FAILED: { zh: "失败", en: "failed" },
  CANCELLED: { zh: "已取消", en: "cancelled" },
};
