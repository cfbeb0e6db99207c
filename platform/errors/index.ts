export type { ErrorDefinition, ErrorTable, Refusal, RefusalDetails } from "./refusal.ts";
export { allErrors, defineErrors, isRefusal, RefusalError, refuse } from "./refusal.ts";
