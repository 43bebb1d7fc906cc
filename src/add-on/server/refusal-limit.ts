/** Refused requests that one address may make in a minute before it is only told to slow down. */
const refusalsPerMinute = 1_000;
const windowMs = 60_000;
/** Addresses remembered at once; beyond it the window starts anew, so that memory stays bounded. */
const mostAddresses = 20_000;

/**
 * Counts refusals by address. It never stands before verification: behind a proxy everybody has the same address, and a
 * verified request must pass whatever others do.
 */
export interface RefusalLimit {
  /** Notes one refusal; seconds to wait when the address has had too many, else null. */
  note(address: string): number | null;
}

export function refusalLimit(now: () => Date): RefusalLimit {
  const counts = new Map<string, number>();
  let windowEnds = 0;
  return {
    note(address) {
      const at = now().getTime();
      if (at >= windowEnds || counts.size >= mostAddresses) {
        counts.clear();
        windowEnds = at + windowMs;
      }
      const count = (counts.get(address) ?? 0) + 1;
      counts.set(address, count);
      return count > refusalsPerMinute ? Math.max(1, Math.ceil((windowEnds - at) / 1000)) : null;
    },
  };
}
