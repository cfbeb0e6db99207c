import { type Refusal, RefusalError } from "@tongshu/platform/errors";
import type { Bilingual } from "@tongshu/platform/i18n";

/** `error`: something is broken. `warning`: it works, but should not stay so. */
export const severities = ["ok", "notice", "warning", "error"] as const;
export type Severity = (typeof severities)[number];

export const checks = [
  "program",
  "settings",
  "data-folder",
  "locks",
  "database",
  "migrations",
  "change-feed",
  "register",
  "runs",
  "search-index",
] as const;
export type Check = (typeof checks)[number];

export interface Finding {
  readonly check: Check;
  readonly severity: Severity;
  readonly what: Bilingual;
  /** How to mend it; null where nothing is to be done. */
  readonly mend: Bilingual | null;
}

export function ok(check: Check, what: Bilingual): Finding {
  return { check, severity: "ok", what, mend: null };
}

export function found(
  check: Check,
  severity: Exclude<Severity, "ok">,
  what: Bilingual,
  mend: Bilingual | null,
): Finding {
  return { check, severity, what, mend };
}

export function ofRefusal(check: Check, { message, remedy }: Refusal): Finding {
  return { check, severity: "error", what: message, mend: remedy };
}

/** The finding that an error of a check is: a refusal has its own words. */
export function ofError(check: Check, error: unknown): Finding {
  if (error instanceof RefusalError) return ofRefusal(check, error.refusal);
  const reason = error instanceof Error ? error.message : String(error);
  const what = { zh: `检查失败：${reason}`, en: `The check failed: ${reason}` };
  const mend = {
    zh: "请查看日志；若持续出现，请附上本输出报告问题。",
    en: "Look into the log; if it stays, report it with this output.",
  };
  return { check, severity: "error", what, mend };
}
