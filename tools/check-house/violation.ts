/** One broken rule at one place. Warnings are shown and do not fail the check. */
export interface Violation {
  /** The file name of the rule in `rules/`, without `.ts`. */
  readonly rule: string;
  readonly level: "error" | "warning";
  /** Path from the repository's root, with `/`. */
  readonly file: string;
  /** 1-based; 1 where the whole file or folder is meant. */
  readonly line: number;
  readonly message: string;
}

/** What a rule finds, before the rule's name is added. */
export type Finding = Omit<Violation, "rule" | "level"> & { readonly level?: "warning" };
