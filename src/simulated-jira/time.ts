/** Minutes a time zone is ahead of UTC at a moment in milliseconds; 0 for a zone nobody knows. */
function offsetMinutes(ms: number, timeZone: string): number {
  if (timeZone === 'UTC' || timeZone === 'Etc/UTC' || timeZone === 'GMT') return 0;
  try {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
      ms,
    );
    const text = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign = '+', hours = '0', minutes = '0'] = /^GMT([+-])(\d{2}):(\d{2})$/.exec(text) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  } catch {
    return 0;
  }
}

/** A clock that tells times in one zone, remembering the offset of each day it was asked about. */
export interface ZoneClock {
  /** `2024-10-09T10:37:54.643+0800`, as Jira writes times. */
  time(iso: string): string;
  /** Milliseconds at which a local time falls, given as if it were UTC. */
  utc(localMs: number): number;
  /** Local time, as if it were UTC. */
  local(ms: number): number;
}

export function zoneClock(timeZone: string): ZoneClock {
  const known = new Map<number, number>();
  const offset = (ms: number): number => {
    const hour = Math.floor(ms / 3_600_000);
    const found = known.get(hour) ?? offsetMinutes(ms, timeZone);
    known.set(hour, found);
    return found;
  };
  return {
    time: (iso) => {
      const ms = Date.parse(iso);
      if (Number.isNaN(ms)) return iso;
      const minutes = offset(ms);
      const two = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0');
      const zone = `${minutes < 0 ? '-' : '+'}${two(minutes / 60)}${two(minutes % 60)}`;
      return new Date(ms + minutes * 60_000).toISOString().replace('Z', zone);
    },
    local: (ms) => ms + offset(ms) * 60_000,
    utc: (localMs) => {
      const guess = localMs - offset(localMs) * 60_000;
      return localMs - offset(guess) * 60_000;
    },
  };
}
