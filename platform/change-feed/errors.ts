import { defineErrors } from "../errors/index.ts";

export const changeFeedErrors = defineErrors({
  FEED_TOO_MANY_CHANGES: {
    status: 413,
    message: {
      zh: "一次事务最多写入 {max} 条变更，现在是 {count} 条。",
      en: "One transaction may append {max} changes at most; this one has {count}.",
    },
    remedy: { zh: "请分成较小的批次。", en: "Split the work into smaller batches." },
  },
});
