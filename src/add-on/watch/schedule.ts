import { createHash } from 'node:crypto';

export const periodMs = { hour: 3_600_000, day: 86_400_000 } as const;

/**
 * When a tenant's next look is due: the same moment of each period, by its name, so that all tenants together are spread
 * evenly over it and a restart moves nobody. Always after `now`.
 */
export function nextRunAt(tenant: string, every: keyof typeof periodMs, now: Date): Date {
  const period = periodMs[every];
  const begun = Math.floor(now.getTime() / period) * period;
  const due = begun + Math.floor(shareOf(tenant) * period);
  return new Date(due > now.getTime() ? due : due + period);
}

/** 0 up to 1, evenly spread over names. */
export function shareOf(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32;
}
