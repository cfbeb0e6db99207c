import type { Problem, RenderErrorPage } from "@tongshu/platform/http";
import type { InterfaceLanguage } from "@tongshu/platform/i18n";
import { errorPage } from "@tongshu/site";

/** Error pages of a site that lies below a path: "" or "/tongshu". */
export function errorPagesBelow(basePath: string): RenderErrorPage {
  return (problem, language) => renderErrorPage(problem, language, basePath);
}

/**
 * A problem that did not come from a page's own handler, as a page: an unknown address, a wrong
 * parameter, too many requests, a failure.
 */
function renderErrorPage(problem: Problem, language: InterfaceLanguage, basePath: string): string {
  const { status, code, requestId, detail, remedy } = problem;
  return errorPage(
    {
      status,
      code,
      requestId,
      // A problem is told in the language of the page alone.
      message: { zh: detail, en: detail },
      remedy: { zh: remedy, en: remedy },
    },
    { language, basePath, origin: null, path: "" },
  );
}
