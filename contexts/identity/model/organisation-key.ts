import { createHash } from "node:crypto";
import type { NamedOrganisation } from "../contract.ts";

/** Where an organisation lives: the real world, or the sample, which never mixes with it. */
export type OrganisationNamespace = "" | "sample";

/** The language whose name identifies an organisation, when several are stated. */
const keyLanguages = ["zh-Hans", "zh", "zh-Hant", "en"];

/** Compatibility forms folded (NFKC), white space collapsed: what the eye takes for equal. */
function fold(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, " ").trim();
}

/** The code as it identifies and is stored; `null` when the source states none. */
export function statedCode(organisation: NamedOrganisation): string | null {
  const code = organisation.code === undefined ? "" : fold(organisation.code);
  return code === "" ? null : code;
}

function keyName(organisation: NamedOrganisation): string {
  const tags = Object.keys(organisation.name);
  const tag = keyLanguages.find((wanted) => tags.includes(wanted)) ?? tags.sort()[0];
  const name = tag === undefined ? undefined : organisation.name[tag];
  if (name === undefined) throw new Error("An organisation was mentioned without a name.");
  return fold(name);
}

/**
 * The identity of an organisation, as the hexadecimal SHA-256 of its namespace with its code, or,
 * where no code is stated, with its parent's identity and its name. Equal means equal: nothing is
 * merged by resemblance, and a bureau of the same name under another parent is another bureau.
 */
export function organisationKey(
  namespace: OrganisationNamespace,
  organisation: NamedOrganisation,
  parentKey: string | null,
): string {
  const code = statedCode(organisation);
  const identity = code === null ? ["name", parentKey, keyName(organisation)] : ["code", code];
  return createHash("sha256")
    .update(JSON.stringify([namespace, ...identity]))
    .digest("hex");
}
