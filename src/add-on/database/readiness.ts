import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

export interface Readiness {
  /** Whether a trivial query is answered within two seconds. */
  reachable(): Promise<boolean>;
  /** Whether a row can be written within two seconds: a full or locked disk answers questions and keeps nothing. */
  writable(): Promise<boolean>;
}

const patienceMs = 2_000;
/** However often it is asked for, a write is tried once in so long. */
const answerLifeMs = 1_000;

export function readiness(db: Kysely<Tables>): Readiness {
  let known: { readonly answer: Promise<boolean>; readonly until: number } | null = null;

  async function write(): Promise<void> {
    const at = new Date().toISOString();
    await db
      .insertInto('write_marks')
      .values({ id: 1, at })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ at }))
      .execute();
  }

  return {
    reachable: () => inTime(sql`select 1`.execute(db)),
    writable() {
      if (known === null || known.until <= performance.now()) {
        known = { answer: inTime(write()), until: performance.now() + answerLifeMs };
      }
      return known.answer;
    },
  };
}

async function inTime(work: Promise<unknown>): Promise<boolean> {
  const late = AbortSignal.timeout(patienceMs);
  const waited = new Promise<false>((resolve) => {
    late.addEventListener('abort', () => resolve(false), { once: true });
  });
  return Promise.race([
    work.then(
      () => true,
      () => false,
    ),
    waited,
  ]);
}
