import type { Reading } from '../reading/reading.ts';

/** One thing that can be read off an evidence. */
export interface Fact {
  /** For people; null for what only sets the scene (who calls, where, which status). */
  readonly says: string | ((reading: Reading) => string) | null;
  read(reading: Reading): boolean;
}

export const fact = (says: Fact['says'], read: Fact['read']): Fact => ({ says, read });
export const scene = (read: Fact['read']): Fact => ({ says: null, read });
