import { type Kysely, sql } from 'kysely';
import type { Report, RunListing, SelfTestEvent } from '../../report/index.ts';
import type { DatabaseClock } from '../database/clock.ts';
import type { Tables } from '../database/tables.ts';
import { type Erasure, erasable, stays } from '../tenants/departed.ts';
import { runEvents } from './run-events.ts';
import { cutOffReport, listedOf, readListed } from './run-record.ts';
import { type RunsDeletion, runsDeletion } from './runs-deletion.ts';
import { readStored, type StoredReport } from './stored-report.ts';

/** Self-tests and their events, in the database, so that any replica can tell them and a restart does not lose them. */
export interface RunsStore extends RunsDeletion {
  /** Claims the tenant's one place for a running self-test, or tells which run has it; null: the tenant has uninstalled. */
  begin(
    tenant: string,
    report: Report,
    leaseMs: number,
  ): Promise<{ ok: true } | { ok: false; id: string | null }>;
  /** All of them or none. */
  append(id: string, events: readonly SelfTestEvent[]): Promise<void>;
  /** Stores the report and tells the end, together; false when the run has already been given up. */
  end(id: string, report: Report, reason?: string): Promise<boolean>;
  extendLease(id: string, leaseMs: number): Promise<void>;
  /** Ends running self-tests whose lease has run out, or all of them; their ids. `now` in milliseconds since 1970. */
  giveUpAbandoned(which: 'expired' | 'all', now: number, reason: string): Promise<string[]>;
  list(tenant: string, before: string | null, limit: number): Promise<RunListing[]>;
  /** null: not there, or another tenant's. */
  stored(tenant: string, id: string): Promise<StoredReport | null>;
  /** In order, those after `sequence`, at most 200. */
  events(id: string, sequence: number): Promise<SelfTestEvent[]>;
  /** null: none has been told. */
  newestEvent(id: string): Promise<SelfTestEvent | null>;
  /** Those of a tenant that are to be erased are not among them. */
  kept(tenant: string, erased: Erasure): Promise<string[]>;
  /** Of this tenant, or of any where none is named. */
  exists(id: string, tenant?: string): Promise<boolean>;
}

export function runsStore(db: Kysely<Tables>, clock: DatabaseClock): RunsStore {
  const told = runEvents(db);
  const after = (leaseMs: number) => sql<number>`${clock()} + ${sql.lit(leaseMs)}`;

  async function end(id: string, report: Report, reason?: string): Promise<boolean> {
    const state = report.state === 'finished' ? 'finished' : 'failed';
    return db.transaction().execute(async (trx) => {
      const ended = await trx
        .updateTable('self_tests')
        .set({
          state,
          started_at: report.startedAt,
          report: JSON.stringify(report),
          summary: listedOf(report),
        })
        .where('id', '=', id)
        .where('state', '=', 'running')
        .returning('id')
        .execute();
      if (ended.length === 0) return false;
      await told.appendEnd(trx, id, state, reason);
      return true;
    });
  }

  /** Whether there was room for it, and the tenant is there. */
  async function insertRunning(tenant: string, report: Report, leaseMs: number): Promise<boolean> {
    const inserted = await db
      .insertInto('self_tests')
      .columns(['id', 'tenant', 'state', 'started_at', 'report', 'lease_until'])
      .expression(
        db
          .selectNoFrom(({ val, cast }) => [
            cast<string>(val(report.id), 'text').as('id'),
            cast<string>(val(tenant), 'text').as('tenant'),
            cast<string>(val('running'), 'text').as('state'),
            cast<string>(val(report.startedAt), 'text').as('started_at'),
            cast<string>(val(JSON.stringify(report)), 'text').as('report'),
            after(leaseMs).as('lease_until'),
          ])
          .where(stays(tenant)),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute();
    return inserted.length > 0;
  }

  async function stored(id: string, tenant: string | null): Promise<StoredReport | null> {
    let query = db.selectFrom('self_tests').select(['state', 'report']).where('id', '=', id);
    if (tenant !== null) query = query.where('tenant', '=', tenant);
    const row = await query.executeTakeFirst();
    if (row === undefined) return null;
    return { report: row.report ?? 'null', events: row.state === 'running' ? await told.texts(id) : [] };
  }

  return {
    ...runsDeletion(db),
    events: told.after,
    newestEvent: told.newest,
    stored: (tenant, id) => stored(id, tenant),
    append: told.append,
    end,

    async begin(tenant, report, leaseMs) {
      for (let attempt = 0; attempt < 3; attempt += 1) {
        if (await insertRunning(tenant, report, leaseMs)) return { ok: true };
        const running = await db
          .selectFrom('self_tests')
          .select('id')
          .where('tenant', '=', tenant)
          .where('state', '=', 'running')
          .executeTakeFirst();
        // Gone again: it ended between the two statements, so the place is free.
        if (running) return { ok: false, id: running.id };
        if (!(await db.selectNoFrom(stays(tenant).as('stays')).executeTakeFirst())?.stays)
          return { ok: false, id: null };
      }
      throw new Error('A self-test could be neither begun nor found running.');
    },

    async extendLease(id, leaseMs) {
      await db
        .updateTable('self_tests')
        .set({ lease_until: after(leaseMs) })
        .where('id', '=', id)
        .where('state', '=', 'running')
        .execute();
    },

    async giveUpAbandoned(which, now, reason) {
      const running = db.selectFrom('self_tests').select('id').where('state', '=', 'running');
      const rows = await (which === 'all' ? running : running.where('lease_until', '<', clock())).execute();
      const givenUp: string[] = [];
      for (const { id } of rows) {
        const found = await stored(id, null);
        if (found === null) continue;
        if (await end(id, cutOffReport(readStored(found), reason, now), reason)) givenUp.push(id);
      }
      return givenUp;
    },

    async list(tenant, before, limit) {
      let query = db
        .selectFrom('self_tests')
        .select(['id', 'state', 'started_at', 'summary'])
        .where('tenant', '=', tenant)
        .orderBy('id', 'desc')
        .limit(limit);
      if (before !== null) query = query.where('id', '<', before);
      const rows = await query.execute();
      return rows.map((row) => ({
        id: row.id,
        state: row.state === 'running' || row.state === 'finished' ? row.state : 'failed',
        startedAt: row.started_at,
        ...(row.summary === null ? {} : readListed(row.summary)),
      }));
    },

    async kept(tenant, erased) {
      const rows = await db
        .selectFrom('self_tests')
        .select('id')
        .where('tenant', '=', tenant)
        .where(sql<boolean>`not ${erasable(tenant, erased)}`)
        .execute();
      return rows.map(({ id }) => id);
    },

    async exists(id, tenant) {
      let query = db.selectFrom('self_tests').select('id').where('id', '=', id);
      if (tenant !== undefined) query = query.where('tenant', '=', tenant);
      return (await query.executeTakeFirst()) !== undefined;
    },
  };
}
