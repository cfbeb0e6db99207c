/** Time is passed in, never read from the machine inside a model or use case. */
export interface Clock {
  /** The present instant. */
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
