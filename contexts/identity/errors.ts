import { defineErrors } from "@tongshu/platform/errors";

/** Every refusal of the identity context: stable code, HTTP status, what is wrong, how to mend it. */
export const identityErrors = defineErrors({
  ORGANISATION_NOT_FOUND: {
    status: 404,
    message: { zh: "没有编号为 {id} 的机构。", en: "There is no organisation {id}." },
    remedy: {
      zh: "请核对编号，或从机构目录中查找。",
      en: "Check the id, or look for the organisation in the list.",
    },
  },
  ORGANISATION_PAGE_TOO_LARGE: {
    status: 400,
    message: {
      zh: "每页机构数须在 1 到 {max} 之间，收到 {limit}。",
      en: "A page holds 1 to {max} organisations; {limit} were asked for.",
    },
    remedy: {
      zh: "请减小 limit，并用 after 继续。",
      en: "Ask for fewer and continue with `after`.",
    },
  },
});
