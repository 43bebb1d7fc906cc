import type { ExchangeReading } from '../reading/exchange.ts';
import type { Reading } from '../reading/reading.ts';

/** One thing that can be read off an evidence. */
export interface Fact {
  /** For people; null for what only sets the scene (who calls, where, which status). */
  readonly says: string | ((reading: Reading) => string) | null;
  read(reading: Reading): boolean;
}

export const fact = (says: Fact['says'], read: Fact['read']): Fact => ({ says, read });
export const scene = (read: Fact['read']): Fact => ({ says: null, read });
/** Of several things that mean the same, the one that is there says it; null: none of them is. */
export const worded = (word: (reading: Reading) => string | null): Fact => ({
  says: (reading) => word(reading) ?? '',
  read: (reading) => word(reading) !== null,
});

type ShownBy = (call: ExchangeReading, reading: Reading) => boolean;
/** What one of the other calls shows, whoever made it. */
export const byOther = (says: Fact['says'], shows: ShownBy): Fact =>
  fact(says, (reading) => reading.others.some((call) => shows(call, reading)));
/** What one of the calls shows that worked with the same credential. */
export const byWorking = (says: Fact['says'], shows: ShownBy): Fact =>
  fact(says, (reading) => reading.beside.ownWorked.some((call) => shows(call, reading)));
