import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Tables } from '../database/tables.ts';
import { type Erasure, erasable, stays } from '../tenants/departed.ts';
import { Alert } from './alert.ts';
import { WatchedGap } from './gap-watch.ts';
import { noWatch, WatchSettings } from './watch-settings.ts';

/** What the watch of a tenant knows from its looks: the open gaps of each subject, and which ends were told. */
export const Known = z.object({
  /** By subject: '' is the app itself, else an account id. */
  gaps: z.record(z.string(), z.array(WatchedGap)),
  toldExpiries: z.record(z.string(), z.number()),
  /** By subject: what a glance saw before the last full look that could tell, and when that was. */
  glances: z.record(z.string(), z.object({ print: z.string(), fullAt: z.string() })).default({}),
});
export type Known = z.infer<typeof Known>;

const LastRun = z.object({
  /** The last full look; a glance has none of its own. */
  id: z.string(),
  at: z.string(),
  gaps: z.number(),
  /** True: a glance showed that nothing had changed, and the full look was left out. */
  glance: z.boolean().optional(),
  /** Accounts that are watched and could not be asked about. */
  notSeen: z.array(z.string()).optional(),
});
export type LastRun = z.infer<typeof LastRun>;

/** A tenant's watch as it is stored. Times in ISO 8601. */
export interface StoredWatch {
  readonly settings: WatchSettings;
  readonly nextRun: string | null;
  readonly lastRun: LastRun | null;
  /** null: it has not looked yet. */
  readonly known: Known | null;
}

export interface WatchStore {
  read(tenant: string): Promise<StoredWatch>;
  /** No look is planned for them yet. False, and nothing is kept: the tenant has uninstalled. */
  set(tenant: string, settings: WatchSettings): Promise<boolean>;
  planned(tenant: string, nextRun: Date): Promise<void>;
  /** Keeps what a look found, together with what is to be told of it: both or neither. Of alerts the newest {@link alertsKept} stay. */
  looked(tenant: string, lastRun: LastRun, known: Known, alert: Alert | null): Promise<void>;
  /** The newest first. */
  alerts(tenant: string, limit: number): Promise<Alert[]>;
  /** null: not there, or delivered. */
  undelivered(id: string): Promise<Alert | null>;
  delivered(id: string, at: Date): Promise<void>;
  erase(tenant: string, which?: Erasure): Promise<void>;
}

/** Of each tenant; a gap that comes and goes every hour fills no database. */
export const alertsKept = 100;

const parsed = <T>(schema: z.ZodType<T>, text: string | null): T | null =>
  text === null ? null : schema.parse(JSON.parse(text));

export function watchStore(db: Kysely<Tables>): WatchStore {
  return {
    async read(tenant) {
      const row = await db.selectFrom('watches').selectAll().where('tenant', '=', tenant).executeTakeFirst();
      if (row === undefined) return { settings: noWatch, nextRun: null, lastRun: null, known: null };
      return {
        settings: parsed(WatchSettings, row.settings) ?? noWatch,
        nextRun: row.next_run_at,
        lastRun: parsed(LastRun, row.last_run),
        known: parsed(Known, row.known),
      };
    },
    async set(tenant, settings) {
      const kept = { settings: JSON.stringify(settings), next_run_at: null };
      const written = await db
        .insertInto('watches')
        .columns(['tenant', 'settings'])
        .expression(
          db
            .selectNoFrom(({ val, cast }) => [
              cast<string>(val(tenant), 'text').as('tenant'),
              cast<string>(val(kept.settings), 'text').as('settings'),
            ])
            .where(stays(tenant)),
        )
        .onConflict((conflict) => conflict.column('tenant').doUpdateSet(kept))
        .returning('tenant')
        .execute();
      return written.length > 0;
    },
    async planned(tenant, nextRun) {
      await db
        .updateTable('watches')
        .set({ next_run_at: nextRun.toISOString() })
        .where('tenant', '=', tenant)
        .execute();
    },
    async looked(tenant, lastRun, known, alert) {
      await db.transaction().execute(async (trx) => {
        const watches = await trx
          .updateTable('watches')
          .set({ last_run: JSON.stringify(lastRun), known: JSON.stringify(known) })
          .where('tenant', '=', tenant)
          .returning('tenant')
          .execute();
        // Erased while it looked: then there is nobody to be told, either.
        if (alert === null || watches.length === 0) return;
        await trx
          .insertInto('watch_alerts')
          .values({ id: alert.id, tenant, at: alert.at, alert: JSON.stringify(alert), delivered_at: null })
          .execute();
        const newest = trx
          .selectFrom('watch_alerts')
          .select('id')
          .where('tenant', '=', tenant)
          .orderBy('at', 'desc')
          .limit(alertsKept);
        await trx
          .deleteFrom('watch_alerts')
          .where('tenant', '=', tenant)
          .where('id', 'not in', newest)
          .execute();
      });
    },
    async alerts(tenant, limit) {
      const rows = await db
        .selectFrom('watch_alerts')
        .select('alert')
        .where('tenant', '=', tenant)
        .orderBy('at', 'desc')
        .limit(limit)
        .execute();
      return rows.flatMap(({ alert }) => parsed(Alert, alert) ?? []);
    },
    async undelivered(id) {
      const row = await db
        .selectFrom('watch_alerts')
        .select('alert')
        .where('id', '=', id)
        .where('delivered_at', 'is', null)
        .executeTakeFirst();
      return parsed(Alert, row?.alert ?? null);
    },
    async erase(tenant, which = 'all') {
      const gone = erasable(tenant, which);
      await db.deleteFrom('watches').where('tenant', '=', tenant).where(gone).execute();
      await db.deleteFrom('watch_alerts').where('tenant', '=', tenant).where(gone).execute();
    },
    async delivered(id, at) {
      await db
        .updateTable('watch_alerts')
        .set({ delivered_at: at.toISOString() })
        .where('id', '=', id)
        .execute();
    },
  };
}
