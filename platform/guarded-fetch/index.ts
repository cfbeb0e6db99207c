export { parseAllowEntry } from "./allow-list.ts";
export type { Lookup } from "./checked-target.ts";
export { fetchErrors } from "./errors.ts";
export type { FetchedAnswer, GuardedFetchOptions } from "./guarded-fetch.ts";
export { guardedFetch } from "./guarded-fetch.ts";
export { fetchBytesMaxDefault, fetchTimeoutMsDefault, redirectsMax } from "./limits.ts";
