import type { House } from "../house.ts";
import type { Finding } from "../violation.ts";

const linesWarn = 300;
const linesMax = 500;
const reason = /^\s*(\/\/|\*) Long because: \S/m;

/** A file of more than 300 lines is pointed at; more than 500 need a line `// Long because: …`. */
export function fileLength(house: House): readonly Finding[] {
  return house.files.flatMap((file): readonly Finding[] => {
    if (file.source === undefined) return [];
    const lines = file.text.split("\n").length - 1;
    if (lines <= linesWarn || reason.test(file.text)) return [];
    const finding = { file: file.path, line: 1, message: `has ${lines} lines` };
    if (lines <= linesMax) return [{ ...finding, level: "warning" }];
    return [
      { ...finding, message: `${finding.message}: split it, or add a line "// Long because: …"` },
    ];
  });
}
