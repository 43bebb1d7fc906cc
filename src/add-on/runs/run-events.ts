import type { Kysely, Transaction } from 'kysely';
import type { SelfTestEvent } from '../../report/index.ts';
import type { Tables } from '../database/tables.ts';
import { readEvent } from './run-record.ts';

/** What runs told, in the order they told it. */
interface RunEvents {
  append(id: string, event: SelfTestEvent): Promise<void>;
  /** The last event of a run, numbered after whatever was told before. */
  appendEnd(
    trx: Transaction<Tables>,
    id: string,
    state: 'finished' | 'failed',
    reason: string | undefined,
  ): Promise<void>;
  /** In order, those after `sequence`. */
  after(id: string, sequence: number): Promise<SelfTestEvent[]>;
}

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
    append: (id, event) => insert(db, id, event),

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
        .execute();
      return rows.map((row) => readEvent(row.event));
    },
  };
}
