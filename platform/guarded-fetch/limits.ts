/** Whole fetch, redirects and body included, in milliseconds. */
export const fetchTimeoutMsDefault = 300_000;
/** Bytes of the body as sent, before any unpacking: 2 GiB. */
export const fetchBytesMaxDefault = 2 * 1024 * 1024 * 1024;
/** Redirects followed; one more is a refusal. */
export const redirectsMax = 5;
/** Ports fetched without an entry in the allow list. */
export const portsAllowed: readonly number[] = [80, 443, 8080, 8443];
/** Addresses of one host name that are looked at. */
export const addressesPerHostMax = 64;
/** Longest address accepted, in UTF-16 code units. */
export const fetchUrlCharactersMax = 16_000;
/** Bytes of an answer's headers: 32 KiB. */
export const headerBytesMax = 32 * 1024;
