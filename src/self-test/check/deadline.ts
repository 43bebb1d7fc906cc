/** The time a check may take; a person's time in the browser does not count against the site. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** True once the time is up (and not when somebody pressed Ctrl-C). */
  expired(): boolean;
  /** Stops the clock while `work` waits for a person. */
  whileWaiting<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

/** Starts the clock; `interrupted` ends everything at once. Milliseconds. */
export function startDeadline(milliseconds: number, interrupted: AbortSignal): Deadline {
  const time = new AbortController();
  let left = milliseconds;
  let startedAt = performance.now();
  let timer = setTimeout(() => time.abort(), left);
  return {
    signal: AbortSignal.any([time.signal, interrupted]),
    expired: () => time.signal.aborted,
    whileWaiting: async (work) => {
      clearTimeout(timer);
      left -= performance.now() - startedAt;
      try {
        return await work();
      } finally {
        startedAt = performance.now();
        timer = setTimeout(() => time.abort(), Math.max(0, left));
      }
    },
    close: () => clearTimeout(timer),
  };
}
