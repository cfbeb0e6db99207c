/** A cell's value as text: what a reader sees, without the number format. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (value instanceof Date) return dateText(value);
  if (typeof value !== "object") return "";
  if ("richText" in value && Array.isArray(value.richText)) {
    return value.richText.map((run: { readonly text?: string | null }) => run.text ?? "").join("");
  }
  if ("text" in value) return cellText(value.text);
  // A formula gives the value that was computed when the file was saved.
  if ("formula" in value || "sharedFormula" in value) {
    return cellText("result" in value ? value.result : "");
  }
  if ("error" in value) return String(value.error);
  return "";
}

/** Sheets hold local times without a zone: a date, or a date and time, of ISO 8601. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return "";
  const text = value.toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text.slice(0, 19);
}
