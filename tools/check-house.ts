/**
 * Enforces ARCHITECTURE.md from the real files: who may know whom, doors, declared dependencies, one
 * SQL schema per context, known folders, names, lengths. One rule per file in `check-house/rules/`.
 */
import path from "node:path";
import { checkHouse } from "./check-house/index.ts";

const root = path.resolve(import.meta.dirname, "..");
const violations = checkHouse(root);
for (const { rule, level, file, line, message } of violations) {
  console.log(`${level === "warning" ? "warning " : ""}${file}:${line}  ${message}  [${rule}]`);
}
const errors = violations.filter(({ level }) => level === "error").length;
if (errors > 0) {
  console.log(`${errors} violations of the house's rules (ARCHITECTURE.md).`);
  process.exitCode = 1;
}
