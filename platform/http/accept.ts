import { weightedValues } from "./language.ts";

/**
 * Whether an Accept header (RFC 9110 §12.5.1) permits a media type. The most precise range that
 * fits decides; no header permits everything.
 */
export function accepts(header: string | undefined, mediaType: string): boolean {
  if (header === undefined || header.trim() === "") return true;
  const [type = ""] = mediaType.split("/");
  const ranges = new Map(weightedValues(header).map(({ value, quality }) => [value, quality]));
  const quality = ranges.get(mediaType) ?? ranges.get(`${type}/*`) ?? ranges.get("*/*") ?? 0;
  return quality > 0;
}
