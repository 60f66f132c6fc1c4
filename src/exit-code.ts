/** The exit codes of every command; `--help` tells them. */
export const EXIT = {
  done: 0,
  /** Findings that fail a check, a diff that is not empty, or a picture that is not up to date. */
  findings: 1,
  wrongRequest: 2,
  ourBug: 3,
  /** The terminal was closed: 128 + SIGHUP. */
  hungUp: 129,
  /** Ctrl-C, or a "no": 128 + SIGINT. */
  interrupted: 130,
  /** Asked to end: 128 + SIGTERM. */
  terminated: 143,
} as const;
