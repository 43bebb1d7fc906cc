import type { Kysely, Transaction } from 'kysely';
import type { SelfTestEvent } from '../../report/index.ts';
import type { Tables } from '../database/tables.ts';
import { readEvent } from './run-record.ts';

/** What runs told, in the order they told it. */
interface RunEvents {
  /** All of them or none. */
  append(id: string, events: readonly SelfTestEvent[]): Promise<void>;
  /** The last event of a run, numbered after whatever was told before. */
  appendEnd(
    trx: Transaction<Tables>,
    id: string,
    state: 'finished' | 'failed',
    reason: string | undefined,
  ): Promise<void>;
  /** In order, those after `sequence`, at most {@link eventsAtOnce}. */
  after(id: string, sequence: number): Promise<SelfTestEvent[]>;
  /** All of them, as they lie there. */
  texts(id: string): Promise<string[]>;
  /** null: none has been told. */
  newest(id: string): Promise<SelfTestEvent | null>;
}

/** A run of 500 operations tells megabytes: whoever wants all of it asks again, with turns of the loop in between. */
export const eventsAtOnce = 200;

export function runEvents(db: Kysely<Tables>): RunEvents {
  async function insert(into: Kysely<Tables>, id: string, event: SelfTestEvent): Promise<void> {
    // Of a run that was erased meanwhile nothing may be left behind.
    await into
      .insertInto('self_test_events')
      .columns(['self_test_id', 'sequence', 'event'])
      .expression((from) =>
        from
          .selectFrom('self_tests')
          .select((select) => [
            'self_tests.id',
            select.cast<number>(select.val(event.sequence), 'integer').as('sequence'),
            select.cast<string>(select.val(JSON.stringify(event)), 'text').as('event'),
          ])
          .where('self_tests.id', '=', id),
      )
      .execute();
  }

  return {
    append: (id, events) =>
      db.transaction().execute(async (trx) => {
        for (const event of events) await insert(trx, id, event);
      }),

    async appendEnd(trx, id, state, reason) {
      const last = await trx
        .selectFrom('self_test_events')
        .select((select) => select.fn.max('sequence').as('sequence'))
        .where('self_test_id', '=', id)
        .executeTakeFirst();
      const sequence = Number(last?.sequence ?? 0) + 1;
      await insert(trx, id, {
        type: 'finished',
        sequence,
        state,
        ...(reason === undefined ? {} : { reason }),
      });
    },

    async after(id, sequence) {
      const rows = await db
        .selectFrom('self_test_events')
        .select('event')
        .where('self_test_id', '=', id)
        .where('sequence', '>', sequence)
        .orderBy('sequence')
        .limit(eventsAtOnce)
        .execute();
      return rows.map((row) => readEvent(row.event));
    },

    async texts(id) {
      const rows = await db
        .selectFrom('self_test_events')
        .select('event')
        .where('self_test_id', '=', id)
        .orderBy('sequence')
        .execute();
      return rows.map((row) => row.event);
    },

    async newest(id) {
      const row = await db
        .selectFrom('self_test_events')
        .select('event')
        .where('self_test_id', '=', id)
        .orderBy('sequence', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : readEvent(row.event);
    },
  };
}
