import type { InterfaceLanguage } from "@tongshu/platform/i18n";
import type { Problem } from "@tongshu/platform/http";
import { errorPage } from "@tongshu/site";

/** A problem as a page of the site, with each wrong parameter named. */
export function errorPageRenderer(publicUrl: string | undefined) {
  return (problem: Problem, language: InterfaceLanguage): string => {
    const { status, code, requestId, detail, remedy, errors = [] } = problem;
    const named = errors.map((error) => `${error.parameter}: ${error.detail}`);
    const message = [detail, ...named].join(" ");
    return errorPage(
      {
        status,
        code,
        requestId,
        // A problem is in the reader's language alone.
        message: { zh: message, en: message },
        remedy: { zh: remedy, en: remedy },
      },
      { language, basePath: "", origin: publicUrl ?? null, path: "" },
    );
  };
}
