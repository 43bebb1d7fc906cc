import { diagnose, type Finding } from '../../diagnosis/index.ts';
import type { Exchange, IdentityKind } from '../../evidence/index.ts';
import { createTokenCache, type Identity, openTransport } from '../../jira-client/index.ts';
import { identityTraits, type OperationsTable } from '../../jira-facts/index.ts';
import type { Config } from '../config/config.ts';
import { type LongWork, longWork } from '../long-work/long-work.ts';
import { type Administration, administrators } from '../server/administrators.ts';
import type { ConnectTenant, ForgeTenant, Tenant } from '../tenants/tenant.ts';
import { type TenantIdentityDeps, tenantIdentities, type Viewer } from './tenant-identities.ts';

/** Everything that calls Jira or explains its answers. */
export interface Acting {
  readonly identitiesOf: (tenant: Tenant, viewer: Viewer | null) => Identity[];
  readonly scopesOf: (door: Tenant['door']) => readonly string[];
  readonly connectAdministration: (tenant: ConnectTenant, accountId: string) => Promise<Administration>;
  readonly forgeAdministration: (
    tenant: ForgeTenant,
    viewer: Viewer,
    about: string,
  ) => Promise<Administration>;
  readonly longWork: LongWork;
  /** Lets go of connections and threads. */
  close(): Promise<void>;
}

interface ActingOptions {
  readonly appKey: string;
  readonly connectScopes: readonly string[];
  readonly forgeScopes: readonly string[];
  readonly operations: () => OperationsTable;
  readonly now: () => Date;
}

/** Where an identity calls: the invocation's tokens of Forge at the gateway, Connect at the site. */
const homeOf = (kind: IdentityKind) => (identityTraits[kind].framework === 'forge' ? 'gateway' : 'site');

export function acting(config: Config, options: ActingOptions): Acting {
  const { appKey, connectScopes, forgeScopes, operations, now } = options;
  const transport = openTransport({ now, proxy: config.proxy });
  const reading = longWork(operations);
  const deps: TenantIdentityDeps = {
    transport,
    tokens: createTokenCache({ now }),
    now,
    appKey,
    connectScopes,
    forgeScopes,
    authServerUrl: config.connectAuthServerUrl,
  };
  const atThePage = (tenant: Tenant, viewer: Viewer | null): Identity[] =>
    tenantIdentities(tenant, viewer, { ...deps, waiting: 'person' });
  const identitiesOf = (tenant: Tenant, viewer: Viewer | null): Identity[] =>
    tenantIdentities(tenant, viewer, deps);
  const why = ({ kind, scopes }: Identity, exchanges: readonly Exchange[]): Finding[] =>
    diagnose(
      {
        identity: kind,
        scopes: scopes === null ? null : [...scopes],
        accountNotes: null,
        // Both kinds of app exist on Cloud only, whatever the host of a site is called.
        deployment: 'cloud',
        exchanges: exchanges.map((exchange) => ({ place: homeOf(kind), ...exchange })),
      },
      operations(),
    );
  const asked = administrators({ now, explain: why });

  return {
    identitiesOf,
    scopesOf: (door) => (door === 'connect' ? connectScopes : forgeScopes),
    longWork: reading,
    close: async () => {
      await Promise.all([transport.close(), reading.close()]);
    },
    connectAdministration: (tenant, accountId) =>
      asked.check(`connect ${tenant.clientKey} ${accountId}`, () => {
        const app = atThePage(tenant, null).find(({ kind }) => kind === 'connect-app');
        return app ? [{ ask: 'app', identity: app, accountId }] : [];
      }),
    forgeAdministration: (tenant, viewer, about) =>
      asked.check(`forge ${about}`, () => {
        const { accountId } = viewer;
        const identities = atThePage(tenant, viewer);
        const user = identities.find(({ kind }) => kind === 'forge-user');
        const app = identities.find(({ kind }) => kind === 'forge-app');
        return [
          ...(user ? [{ ask: 'user' as const, identity: user, accountId }] : []),
          ...(app ? [{ ask: 'app' as const, identity: app, accountId }] : []),
        ];
      }),
  };
}
