import type { Request, Response } from 'express';
import { answerDeparted, answerError } from '../server/answers.ts';
import type { Caller } from '../server/api/caller.ts';
import { tenantKey } from '../tenants/tenant.ts';
import { wrongFields } from '../wrong-fields.ts';
import { expiriesOf } from './expiries.ts';
import { noWatch, WatchSettings } from './watch-settings.ts';
import type { StoredWatch, WatchStore } from './watch-store.ts';

export interface WatchRoutesDeps {
  readonly store: WatchStore;
  /** Puts the next look, or takes it back; when it will be. */
  readonly plan: (key: string, settings: WatchSettings) => Promise<Date | null>;
  /** What speaks against these settings for this caller, in one sentence; null: nothing. */
  readonly problem: (caller: Caller, settings: WatchSettings) => string | null;
  /** After something was erased: nothing of it is left in the files of the database. */
  scrub(): Promise<void>;
}

const alertsShown = 20;

/** `GET /api/watch`: what is watched, when it looked and will look, what it told, and which ends are known. */
export function watchGet({ store }: WatchRoutesDeps) {
  return async (caller: Caller, _req: Request, res: Response): Promise<void> => {
    const key = tenantKey(caller.tenant);
    res.json(view(caller, await store.read(key), await store.alerts(key, alertsShown)));
  };
}

/** `PUT /api/watch`: 200 and what `GET` answers now; 400 in one sentence where it cannot be watched. */
export function watchPut(deps: WatchRoutesDeps) {
  return async (caller: Caller, req: Request, res: Response): Promise<void> => {
    const parsed = WatchSettings.safeParse(req.body ?? {});
    if (!parsed.success) {
      return answerError(
        res,
        400,
        'malformed',
        `Wrong or of the wrong type: ${wrongFields(parsed.error)}; a watch has every ("hour", "day" or "off"), and optionally profile, operations, project, accounts and expiries.`,
      );
    }
    const settings = parsed.data;
    const problem = settings.every === 'off' ? null : deps.problem(caller, settings);
    if (problem !== null) return answerError(res, 400, 'malformed', problem);
    const key = tenantKey(caller.tenant);
    // A server may be killed between any two of these. A look that nobody asked for ends at once; one that was asked for and is not
    // planned would never come. So it is planned before, and once more, should it have come meanwhile.
    if (settings.every !== 'off') await deps.plan(key, settings);
    if (!(await deps.store.set(key, settings))) {
      await deps.plan(key, noWatch);
      await deps.scrub();
      return answerDeparted(res);
    }
    const next = await deps.plan(key, settings);
    if (next !== null) await deps.store.planned(key, next);
    res.json(view(caller, await deps.store.read(key), await deps.store.alerts(key, alertsShown)));
  };
}

function view(caller: Caller, watch: StoredWatch, alerts: readonly unknown[]) {
  const { settings, lastRun, nextRun } = watch;
  return {
    ...settings,
    alerts,
    ...(lastRun === null ? {} : { lastRun }),
    ...(nextRun === null || settings.every === 'off' ? {} : { nextRun }),
    expiries: expiriesOf(caller.tenant.door, settings.expiries),
  };
}
