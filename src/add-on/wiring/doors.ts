import type { RequestHandler } from 'express';
import type { Fetch } from '../../jira-client/index.ts';
import type { OperationsTable } from '../../jira-facts/index.ts';
import { planSelfTest, runSelfTest } from '../../self-test/index.ts';
import type { Config } from '../config/config.ts';
import type { SelfTestRuns } from '../runs/runs.ts';
import { askingPace } from '../server/api/asking-pace.ts';
import { apiAuthentication } from '../server/api/authenticate.ts';
import { apiRoutes } from '../server/api/router.ts';
import type { TenantTokenDeps } from '../server/connect/tenant-token.ts';
import { forgeEventsPost } from '../server/forge/events-post.ts';
import { forgeCaller } from '../server/forge/forge-caller.ts';
import { heardInvocations } from '../server/forge/heard-invocations.ts';
import { forgeKeySet } from '../server/forge/key-set.ts';
import { invocationReader } from '../server/forge/read-invocation.ts';
import type { Route } from '../server/routes.ts';
import type { RefusalDeps } from '../server/unauthenticated.ts';
import type { Tenants } from '../tenants/open-tenants.ts';
import type { WatchRoutesDeps } from '../watch/watch-routes.ts';
import type { Acting } from './acting.ts';
import { shippedProfile } from './shipped-profile.ts';

interface DoorsDeps extends RefusalDeps, TenantTokenDeps {
  readonly tenants: Tenants;
  readonly act: Acting;
  readonly runs: SelfTestRuns;
  readonly watch: WatchRoutesDeps;
  /** Ends and erases the self-tests of a tenant, named by its key. */
  readonly eraseRuns: (tenant: string) => Promise<void>;
  /** The same of one that has uninstalled. */
  readonly eraseDeparted: (tenant: string) => Promise<void>;
  /** Makes a watch's look that is due soon now. */
  readonly hasten: (tenant: string) => Promise<void>;
  readonly operations: () => OperationsTable;
  readonly fetch: Fetch;
  readonly stopping: AbortSignal;
}

export interface Doors {
  readonly api: readonly Route[];
  /** null: the Forge door is closed. */
  readonly forgeEvents: RequestHandler | null;
}

/** The panel's API, and Forge's events where that door is open. */
export function doors(config: Config, deps: DoorsDeps): Doors {
  const { act, now, operations, runs } = deps;
  const forge = forgeDoor(config, deps);
  return {
    forgeEvents:
      forge === null
        ? null
        : forgeEventsPost({ ...deps, readInvocation: forge.readInvocation, tenants: deps.tenants.forge }),
    api: apiRoutes({
      authenticate: apiAuthentication({
        ...deps,
        administration: act.connectAdministration,
        forge: forge?.caller ?? null,
      }),
      identitiesOf: ({ tenant, viewer }) => act.identitiesOf(tenant, viewer),
      scopesOf: act.scopesOf,
      longWork: act.longWork,
      mayAsk: askingPace(now),
      profile: shippedProfile,
      plan: (request) => planSelfTest({ ...request, table: operations() }),
      engine: (run) =>
        runSelfTest({
          ...run,
          table: operations(),
          now,
        }),
      runs,
      watch: deps.watch,
      eraseRuns: deps.eraseRuns,
      operations,
      today: () => now().toISOString().slice(0, 10),
      stopping: deps.stopping,
    }),
  };
}

function forgeDoor(config: Config, deps: DoorsDeps) {
  if (config.forgeAppId === null) return null;
  const { now } = deps;
  const readInvocation = invocationReader({
    app: {
      appId: config.forgeAppId,
      environments: config.forgeEnvironments,
      gatewayUrl: config.atlassianApiUrl,
    },
    keys: forgeKeySet({ url: config.forgeJwksUrl, fetch: deps.fetch, now }),
    now,
  });
  const caller = forgeCaller({
    readInvocation,
    heard: heardInvocations(now, deps.tenants.invocations),
    tenants: deps.tenants.forge,
    siteHosts: config.siteHosts,
    now,
    administration: deps.act.forgeAdministration,
  });
  return { readInvocation, caller };
}
