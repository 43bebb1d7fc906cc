import { time } from './account.ts';
import type { Scene } from './reading.ts';

/** Server time of the call to explain in ms since 1970: its `Date` header, else the notes, else our clock. */
export function clockOf({ at, account }: Scene): number | null {
  return time(at.headers.get('date')) ?? account.serverTime ?? time(at.exchange.receivedAt);
}

/** Our clock minus the server's in seconds; null when either is unknown. Positive: ours is fast. */
export function skewOf({ at, account }: Scene): number | null {
  if (account.clockAheadSeconds !== null) return -account.clockAheadSeconds;
  const theirs = time(at.headers.get('date')) ?? account.serverTime;
  const ours = time(at.exchange.receivedAt);
  return theirs === null || ours === null ? null : Math.round((ours - theirs) / 1000);
}
