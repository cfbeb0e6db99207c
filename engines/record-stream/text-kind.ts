/** What the beginning of an input, decoded to UTF-8, looks like. */
export function kindOfText(head: Uint8Array): "html" | "xml" | "xlsx" | "binary" | "text" {
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04) return "xlsx";
  // One zero byte is a damaged byte of a text; many are another kind of file.
  const zeroes = head.filter((byte) => byte === 0).length;
  if (zeroes > 1 && zeroes * 20 > head.length) return "binary";
  const text = new TextDecoder().decode(head).trimStart();
  if (!/^<[a-z!?]/i.test(text)) return "text";
  if (/<!doctype html|<html|<head|<body|<script|<meta/i.test(text)) return "html";
  return "xml";
}
