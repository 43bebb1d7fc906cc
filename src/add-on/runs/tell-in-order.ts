import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { SelfTestEvent } from '../../report/index.ts';

interface Telling {
  tell(event: SelfTestEvent): void;
  /** Resolves once all that was told is written; rejects where it could not be. */
  told(): Promise<void>;
}

interface TellingDeps {
  readonly write: (events: readonly SelfTestEvent[]) => Promise<void>;
  /** Nothing more is written after it. */
  readonly onError: () => void;
}

/** Each commit waits for the disk, and with SQLite the event loop with it. */
const mostTogether = 20;

/** Writes what a run tells, in order: what comes together is committed together, with a turn of the loop before each commit. */
export function tellInOrder({ write, onError }: TellingDeps): Telling {
  const waiting: SelfTestEvent[] = [];
  let writing: Promise<void> | null = null;

  async function writeOff(): Promise<void> {
    while (waiting.length > 0) {
      await turnOfTheLoop();
      await write(waiting.splice(0, mostTogether));
    }
    writing = null;
  }

  return {
    tell(event) {
      waiting.push(event);
      if (writing !== null) return;
      writing = writeOff();
      writing.catch(onError);
    },
    told: async () => {
      await writing;
    },
  };
}
