import { type Logger, pino } from "pino";

export type { Logger } from "pino";

/**
 * JSON lines on standard error, so that standard output stays for answers. Secrets are never
 * passed to it; what could carry one by accident is removed here once more.
 */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: ["*.password", "*.connectionString", "*.authorization", "*.cookie", "req.headers"],
        censor: "[removed]",
      },
    },
    pino.destination({ dest: 2, sync: false }),
  );
}
