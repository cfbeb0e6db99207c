import type { ServerConfig } from "@tongshu/server";
import { diagnose } from "../doctor/diagnose.ts";
import type { Finding, Severity } from "../doctor/finding.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Terminal } from "../terminal.ts";

const marks: Readonly<Record<Severity, string>> = {
  ok: "✓",
  notice: "·",
  warning: "!",
  error: "✗",
};

/** `tongshu doctor`: what is wrong with this node, and how to mend it. Changes nothing. */
export async function doctor(config: ServerConfig, terminal: Terminal): Promise<ExitCode> {
  const findings = await diagnose(config);
  const count = (severity: Severity) => findings.filter((one) => one.severity === severity).length;
  const [errors, warnings] = [count("error"), count("warning")];
  const { say } = terminal;
  terminal.answer({ healthy: errors === 0, errors, warnings, findings }, () =>
    [
      ...findings.map((finding) => asText(terminal, finding)),
      say({
        zh: `${errors} 个错误，${warnings} 个警告。`,
        en: `${errors} errors, ${warnings} warnings.`,
      }),
    ].join("\n"),
  );
  return errors === 0 ? exitCodes.done : exitCodes.failed;
}

function asText({ say }: Terminal, { check, severity, what, mend }: Finding): string {
  const lines = [`${marks[severity]} ${check}: ${say(what)}`];
  if (mend !== null) lines.push(`    ${say({ zh: "处理：", en: "to mend: " })}${say(mend)}`);
  return lines.join("\n");
}
