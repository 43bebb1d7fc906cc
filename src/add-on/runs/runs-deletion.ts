import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { type Erasure, erasable } from '../tenants/departed.ts';

/** What is not kept of runs, with the events they told. */
export interface RunsDeletion {
  /** Deletes all but the newest `keep` ended runs of a tenant. */
  prune(tenant: string, keep: number): Promise<void>;
  /** Deletes ended runs of every tenant begun before this moment (ISO 8601), the newest of each kept where asked; how many. */
  expire(before: string, newest: 'kept' | 'too'): Promise<number>;
  /** Deletes every run of a tenant, also one that is running. */
  erase(tenant: string, which?: Erasure): Promise<void>;
}

/** Parameters of one statement are limited. */
const deletedAtOnce = 500;

export function runsDeletion(db: Kysely<Tables>): RunsDeletion {
  /** Both tables in one transaction: an event without its run would be found by nobody. */
  async function remove(
    which: (runs: SelectQueryBuilder<Tables, 'self_tests', object>) => typeof runs,
  ): Promise<number> {
    return together(db, async (trx) => {
      const found = await which(trx.selectFrom('self_tests')).select('id').execute();
      const ids = found.map(({ id }) => id);
      for (let at = 0; at < ids.length; at += deletedAtOnce) {
        const some = ids.slice(at, at + deletedAtOnce);
        await trx.deleteFrom('self_test_events').where('self_test_id', 'in', some).execute();
        await trx.deleteFrom('self_tests').where('id', 'in', some).execute();
      }
      return ids.length;
    });
  }

  return {
    async prune(tenant, keep) {
      const kept = await db
        .selectFrom('self_tests')
        .select('id')
        .where('tenant', '=', tenant)
        .orderBy('id', 'desc')
        .limit(keep)
        .execute();
      const oldest = kept[keep - 1]?.id;
      if (oldest === undefined) return;
      await remove((runs) =>
        runs.where('tenant', '=', tenant).where('state', '!=', 'running').where('id', '<', oldest),
      );
    },

    expire: (before, newest) =>
      remove((runs) => {
        const old = runs.where('state', '!=', 'running').where('started_at', '<', before);
        if (newest === 'too') return old;
        // Ids begin with the time they were made.
        return old.where(({ exists, selectFrom, ref }) =>
          exists(
            selectFrom('self_tests as later')
              .select('later.id')
              .whereRef('later.tenant', '=', ref('self_tests.tenant'))
              .whereRef('later.id', '>', ref('self_tests.id')),
          ),
        );
      }),

    async erase(tenant, which = 'all') {
      await remove((runs) => runs.where('tenant', '=', tenant).where(erasable(tenant, which)));
    },
  };
}

/** In the transaction that is under way, or in one of its own. */
function together<T>(db: Kysely<Tables>, work: (trx: Kysely<Tables>) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}
