/** How `tongshu` ends. A script can tell a harvest with damaged input from one that failed. */
export const exitCodes = {
  done: 0,
  /** Refused or failed; what was asked for did not happen. */
  failed: 1,
  /** The command line could not be understood. */
  usage: 2,
  /** Done, but the input was damaged: all good records of it are in. */
  incomplete: 3,
  /** A harvest was cancelled by `tongshu harvest cancel`; what had landed stays. */
  cancelled: 4,
  /** Ended by a signal: the shell's 128 and the number of SIGINT. */
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
