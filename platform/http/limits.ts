/** Every bound of the HTTP server. Each can be lowered in a test, so that it is tested at and beyond. */
export const httpLimits = {
  /** Longest request target (path and query), in bytes. Below Node's 16 KiB for all headers. */
  urlBytesMax: 8_192,
  /** Longest value of one place in a path, such as an id, in characters. */
  pathParameterCharactersMax: 512,
  /** Wrong parameters that an answer names; a request may hold hundreds, and each names what is known. */
  fieldErrorsMax: 20,
  /** Largest request body, in bytes. Reading needs none; the bound keeps senders from trying. */
  bodyBytesMax: 65_536,
  /** Time in which a client must have sent a whole request, in milliseconds. */
  requestReceiveMsMax: 30_000,
  /** A connection on which nothing moves is closed after this time. Above the longest long poll. */
  connectionIdleMsMax: 120_000,
  /** How long a connection may stay open between two requests. */
  keepAliveMsMax: 72_000,
  /** Time in which a handler must have answered. */
  handlingMsMax: 30_000,
  /** The same for a long poll, whose own wait is shorter. */
  waitingMsMax: 60_000,
  /** How long a stopping server lets requests finish. */
  drainMsMax: 10_000,
  /** Most connections at a time; further ones are closed at once. */
  connectionsMax: 4_096,
  /** Proxies in a row whose forwarding headers are believed. */
  trustedHopsMax: 8,
  /** Addresses whose rate is remembered; the one unseen for longest is forgotten first. */
  rateAddressesMax: 50_000,
  /** Smallest answer worth compressing, in bytes: below it the packet is one anyway. */
  compressBytesMin: 1_024,
} as const;

export type HttpLimits = { readonly [Name in keyof typeof httpLimits]: number };
