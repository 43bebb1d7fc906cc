/** The operating system's code of a failure (`ENOENT`, `EADDRINUSE` …), or null where it is none of the system's. */
export function systemErrorCode(error: unknown): string | null {
  // Not by instanceof: an error made in another realm (a test's, a worker's) is one all the same.
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}
