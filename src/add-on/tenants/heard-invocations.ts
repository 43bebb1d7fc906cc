import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** What all replicas remember together of Forge's invocation tokens. */
export interface SharedInvocations {
  /** Whether no replica has heard of this token; remembers it. `until` in seconds since 1970. */
  first(digest: string, until: number): Promise<boolean>;
}

/** What has ended is forgotten now and then, by whoever hears something new; milliseconds. */
const forgetEveryMs = 60_000;

/** One insert for each call of a page, decided by the database: of two replicas that hear the same one inserts it. */
export function sharedInvocations(db: Kysely<Tables>, now: () => Date): SharedInvocations {
  let forgottenAt = now().getTime();

  async function forgetEnded(at: number): Promise<void> {
    if (at - forgottenAt < forgetEveryMs) return;
    forgottenAt = at;
    await db
      .deleteFrom('heard_invocations')
      .where('until', '<', Math.floor(at / 1000))
      .execute();
  }

  return {
    async first(digest, until) {
      await forgetEnded(now().getTime());
      const inserted = await db
        .insertInto('heard_invocations')
        .values({ digest, until: Math.ceil(until) })
        .onConflict((conflict) => conflict.doNothing())
        .returning('digest')
        .execute();
      return inserted.length > 0;
    },
  };
}
