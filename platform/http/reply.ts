/** What a handler may answer besides JSON: values, so that handlers need no HTTP framework. */

/** An HTML page. `status` is 200 unless stated. */
export interface Page {
  readonly kind: "page";
  readonly html: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Plain text, such as robots.txt or a sitemap. */
export interface PlainText {
  readonly kind: "text";
  readonly text: string;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Bytes of a stated media type, such as a style sheet or an image. A body that comes piece by piece
 * is read as fast as the client takes it, and ended when the client goes; one that throws breaks
 * the connection off, so that nobody takes a part for the whole.
 */
export interface Content {
  readonly kind: "content";
  readonly body: string | Uint8Array | AsyncIterable<string | Uint8Array>;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A redirect within this site. */
export interface Redirect {
  readonly kind: "redirect";
  readonly path: string;
  readonly status: 301 | 302 | 303 | 308;
}

interface PageParts {
  readonly html: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export function page({ html, status = 200, headers = {} }: PageParts): Page {
  return { kind: "page", html, status, headers };
}

export function text(
  body: string,
  { contentType = "text/plain; charset=utf-8", headers = {} }: Partial<PlainText> = {},
): PlainText {
  return { kind: "text", text: body, contentType, headers };
}

interface ContentParts {
  readonly body: Content["body"];
  readonly contentType: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function content({ body, contentType, headers = {} }: ContentParts): Content {
  return { kind: "content", body, contentType, headers };
}

/**
 * `path` must be absolute within this site: what browsers read as another host (`//host`, `/\host`)
 * is a programming error, so that no redirect ever leads away.
 */
export function redirect(path: string, status: Redirect["status"] = 303): Redirect {
  if (!/^\/(?![/\\])[^\u0000-\u001f]*$/.test(path)) {
    throw new Error(`A redirect must stay within this site, not go to ${JSON.stringify(path)}.`);
  }
  return { kind: "redirect", path, status };
}
