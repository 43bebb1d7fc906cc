import { createHash } from 'node:crypto';
import { type Identity, rateLimitOf } from '../../jira-client/index.ts';
import type { OperationsTable } from '../../jira-facts/index.ts';
import {
  type Glance,
  glance,
  glancePoints,
  planSelfTest,
  runSelfTest,
  type SelfTestPlan,
} from '../../self-test/index.ts';
import { type Judging, judgedAccount } from '../server/api/judged-account.ts';
import { installedAt, siteOf } from '../tenants/site-of.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { Look, Prepare } from '../watch/look.ts';
import type { WatchSettings } from '../watch/watch-settings.ts';
import type { Acting } from './acting.ts';
import { shippedProfile } from './shipped-profile.ts';

interface PrepareLookDeps {
  readonly act: Acting;
  readonly operations: () => OperationsTable;
  readonly now: () => Date;
}

/** Looks at the app as itself, and at an account by questions of the app about it. */
export function prepareLook(deps: PrepareLookDeps): Prepare {
  return async (tenant, settings, account) => {
    const available = deps.act.identitiesOf(tenant, null);
    const judging = account === null ? null : await judgedAccount(account, available);
    if (judging !== null && !judging.ok) return { ...judging, passing: false };
    if (judging !== null && !judging.known)
      return { ok: false, problem: `The site did not say who ${account} is.`, passing: true };
    const identities = judging === null ? available : [judging.identity];
    const planned = planOf(settings, identities, judging, account, deps.operations());
    if (!planned.ok) return { ...planned, passing: false };
    return { ok: true, look: lookOf(tenant, settings, planned.plan, identities, judging, deps) };
  };
}

/** What speaks against these settings whatever the site says, in one sentence; null: nothing. */
export function settingsProblem(
  settings: WatchSettings,
  identities: readonly Identity[],
  table: OperationsTable,
): string | null {
  const planned = planOf(settings, identities, null, null, table);
  return planned.ok ? null : planned.problem;
}

type Judged = Extract<Judging, { ok: true }> | null;

function planOf(
  settings: WatchSettings,
  identities: readonly Identity[],
  judging: Judged,
  account: string | null,
  table: OperationsTable,
) {
  const profile = settings.profile === undefined ? undefined : shippedProfile(settings.profile);
  if (profile !== undefined && !profile.ok) return profile;
  return planSelfTest({
    identities,
    table,
    ...(settings.operations === undefined ? {} : { operations: settings.operations }),
    ...(profile === undefined ? {} : { profile }),
    ...(settings.project === undefined ? {} : { project: settings.project }),
    ...(judging === null || account === null
      ? {}
      : { judged: { accountId: account, kind: judging.identity.kind } }),
  });
}

function lookOf(
  tenant: Tenant,
  settings: WatchSettings,
  plan: SelfTestPlan,
  identities: readonly Identity[],
  judging: Judged,
  { operations, now }: PrepareLookDeps,
): Look {
  const table = operations();
  const site = siteOf(tenant);
  const administrator = judging === null ? {} : { administrator: judging.administrator };
  const subject = identities.find(({ kind }) => kind !== 'anonymous');
  let limit: ReturnType<Look['limitMet']> = null;
  return {
    plan,
    identities,
    site,
    needs: plan.needs,
    run: (run) =>
      runSelfTest({
        ...run,
        ...installedAt(tenant),
        ...administrator,
        ...{ site, plan, identities, table, now },
        onExchange: (exchange) => {
          const met = rateLimitOf(exchange);
          if (!met.limited) return;
          const seconds = Math.max(limit?.retryAfterSeconds ?? 0, met.retryAfterSeconds ?? 0);
          limit = { quota: met.quota || (limit?.quota ?? false), retryAfterSeconds: seconds };
        },
      }),
    glance:
      subject === undefined
        ? null
        : {
            points: glancePoints(plan, subject.kind, table),
            take: async (signal) =>
              sealed(await glance(plan, subject, table, signal), [
                settings,
                tenant.updatedAt,
                subject.scopes,
              ]),
          },
    limitMet: () => limit,
  };
}

/** A glance with what it was taken for: other settings, another version of the app and other scopes are a change. */
function sealed(seen: Glance, circumstances: readonly unknown[]): Glance {
  if (seen.kind !== 'seen') return seen;
  const text = JSON.stringify([...circumstances, seen.print]);
  return { ...seen, print: createHash('sha256').update(text).digest('base64url') };
}
