import { localizedTextSchema } from "@tongshu/platform/i18n";
import { z } from "zod";

/** An organisation as pages and API show it. */
export const organisationSchema = z.strictObject({
  id: z.string(),
  name: localizedTextSchema,
  /** 18-character unified social credit code (GB 32100) or national organisation id, if stated. */
  code: z.string().nullable(),
  parentId: z.string().nullable(),
  sample: z.boolean(),
});
export type Organisation = z.infer<typeof organisationSchema>;

/** An organisation in a listing, with the number of organisations directly below it. */
export const listedOrganisationSchema = organisationSchema.extend({
  childCount: z.number().int().min(0),
});
export type ListedOrganisation = z.infer<typeof listedOrganisationSchema>;

/** One page of organisations, oldest first. */
export const organisationListSchema = z.strictObject({
  organisations: z.array(listedOrganisationSchema),
  /** Ask with `after=next`; null at the end. */
  next: z.string().nullable(),
});
export type OrganisationList = z.infer<typeof organisationListSchema>;

/** What a source says of one organisation: its name by BCP 47 tag and perhaps a code. */
export interface NamedOrganisation {
  readonly name: Readonly<Record<string, string>>;
  readonly code?: string | undefined;
}

/** What a source says of an organisation and of those above it, nearest first. */
export interface OrganisationMention extends NamedOrganisation {
  readonly parents?: readonly NamedOrganisation[] | undefined;
}
