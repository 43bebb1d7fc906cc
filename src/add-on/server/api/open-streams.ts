/** Event streams that are open at once: of one tenant, and of all. A panel needs one. */
const mostOfTenant = 20;
const mostOfAll = 500;

interface OpenStreams {
  /** Counts one more; false, and not counted, where there are too many. */
  enter(tenant: string): boolean;
  leave(tenant: string): void;
}

export function openStreams(): OpenStreams {
  const counts = new Map<string, number>();
  let all = 0;
  return {
    enter(tenant) {
      const count = counts.get(tenant) ?? 0;
      if (count >= mostOfTenant || all >= mostOfAll) return false;
      counts.set(tenant, count + 1);
      all += 1;
      return true;
    },
    leave(tenant) {
      const count = counts.get(tenant) ?? 0;
      if (count <= 1) counts.delete(tenant);
      else counts.set(tenant, count - 1);
      all -= 1;
    },
  };
}
