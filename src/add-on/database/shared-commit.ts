import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';
import { databaseTrouble } from './trouble.ts';

/**
 * Runs work that reads and then writes, and resolves once what it wrote is durable. The work may be run twice, and must do
 * nothing but read and write through the database it is handed.
 */
export type SharedCommit = <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;

interface Waiting {
  /** Runs the work; what it gives back tells the one who waits, and is called once the work is durable. */
  readonly attempt: (db: Kysely<Tables>) => Promise<() => void>;
  readonly fail: (error: unknown) => void;
}

const mostTogether = 64;

/**
 * A commit of SQLite's waits for the disk, and that wait is the price of an install. Work that comes in the same turns of the
 * event loop is committed together and pays once. A group that fails is done over one by one, so that the failure of one is
 * nobody else's, unless the database was locked.
 */
export function sharedCommit(db: Kysely<Tables>): SharedCommit {
  const queue: Waiting[] = [];
  let working = false;

  async function alone({ attempt, fail }: Waiting): Promise<void> {
    try {
      (await attempt(db))();
    } catch (error) {
      fail(error);
    }
  }

  async function together(group: readonly Waiting[]): Promise<void> {
    const tell: (() => void)[] = [];
    try {
      await db.transaction().execute(async (transaction) => {
        for (const { attempt } of group) tell.push(await attempt(transaction));
      });
    } catch (error) {
      // A lock that was waited for in vain is nobody's own: one after the other they would only wait for it again.
      if (databaseTrouble(error) === 'busy') for (const { fail } of group) fail(error);
      else for (const waiting of group) await alone(waiting);
      return;
    }
    for (const each of tell) each();
  }

  /** Each turn of the loop takes no time to speak of beside the disk, and brings whatever has arrived meanwhile. */
  async function untilNoMoreCome(): Promise<void> {
    for (let seen = 0; seen < queue.length && queue.length < mostTogether; ) {
      seen = queue.length;
      await turnOfTheLoop();
    }
  }

  async function workOff(): Promise<void> {
    working = true;
    while (queue.length > 0) {
      await untilNoMoreCome();
      const group = queue.splice(0, mostTogether);
      const [only] = group;
      if (group.length === 1 && only !== undefined) await alone(only);
      else await together(group);
    }
    working = false;
  }

  return (work) =>
    new Promise((resolve, reject) => {
      queue.push({
        attempt: async (through) => {
          const outcome = await work(through);
          return () => resolve(outcome);
        },
        fail: reject,
      });
      if (!working) void workOff();
    });
}

/** PostgreSQL gathers the commits of its connections by itself. */
export function ownCommit(db: Kysely<Tables>): SharedCommit {
  return (work) => work(db);
}
