import type { IdentityKind } from '../../evidence/index.ts';
import {
  anonymousIdentity,
  connectAppIdentity,
  connectUserIdentity,
  forgeAppIdentity,
  forgeUserIdentity,
  type HttpCaller,
  type Identity,
  type TokenCache,
  type Transport,
} from '../../jira-client/index.ts';
import { identityTraits } from '../../jira-facts/index.ts';
import { type Secret, statedEnd } from '../../tokens/index.ts';
import type { ConnectTenant, ForgeTenant, Tenant } from '../tenants/tenant.ts';

/** Who looks at the panel, as the verified token says. */
export interface Viewer {
  readonly accountId: string;
  /** Forge: the token delivered as `x-forge-oauth-user`, once its `/myself` equals the principal. */
  readonly userToken?: Secret;
}

export interface TenantIdentityDeps {
  readonly transport: Transport;
  /** Whose limit of calls and connections these share: the tenant's runs, or what a person waits for at the page. */
  readonly waiting?: 'person';
  readonly tokens: TokenCache;
  readonly now: () => Date;
  /** `key` of the descriptor. */
  readonly appKey: string;
  /** Scopes of the descriptor. */
  readonly connectScopes: readonly string[];
  /** Scopes of the manifest; those of Forge itself (`read:app-system-token` …) may be among them. */
  readonly forgeScopes: readonly string[];
  /** Without trailing slash. */
  readonly authServerUrl: string;
}

/**
 * The identities of one tenant: the app, the viewing administrator (null viewer: a scheduled run, then nobody) and
 * nobody. All of them share the tenant's limit of calls in flight.
 */
export function tenantIdentities(
  tenant: Tenant,
  viewer: Viewer | null,
  deps: TenantIdentityDeps,
): Identity[] {
  return tenant.door === 'connect' ? ofConnect(tenant, viewer, deps) : ofForge(tenant, viewer, deps);
}

/** The kinds {@link tenantIdentities} gives, without making the identities: for answers that only name them. `scopes`: as declared. */
export function kindsOfTenant(
  tenant: Tenant,
  viewer: Viewer | null,
  scopes: readonly string[],
): IdentityKind[] {
  if (tenant.door === 'connect') {
    const acts = viewer !== null && tenant.oauthClientId !== null && actsForUsers(scopes);
    return acts ? ['connect-app', 'connect-user', 'anonymous'] : ['connect-app', 'anonymous'];
  }
  return [
    ...(tenant.systemToken === null ? [] : (['forge-app'] as const)),
    ...(viewer?.userToken === undefined ? [] : (['forge-user'] as const)),
    'anonymous',
  ];
}

function ofConnect(tenant: ConnectTenant, viewer: Viewer | null, deps: TenantIdentityDeps): Identity[] {
  const { sharedSecret } = tenant;
  // A site that has uninstalled: nothing is left to call it with.
  if (sharedSecret === null) return [];
  const caller = deps.transport.caller({ lane: laneOf(tenant.clientKey, deps), origins: [tenant.baseUrl] });
  const app = connectAppIdentity({ ...deps, ...tenant, sharedSecret, caller, scopes: deps.connectScopes });
  const anonymous = anonymousIdentity({ caller, baseUrl: tenant.baseUrl });
  if (viewer === null || tenant.oauthClientId === null || !actsForUsers(deps.connectScopes))
    return [app, anonymous];
  const user = connectUserIdentity({
    ...deps,
    caller,
    authServer: deps.transport.caller({
      lane: laneOf(tenant.clientKey, deps),
      origins: [deps.authServerUrl],
    }),
    baseUrl: tenant.baseUrl,
    oauthClientId: tenant.oauthClientId,
    clientKey: tenant.clientKey,
    sharedSecret,
    accountId: viewer.accountId,
    scopes: deps.connectScopes,
    installation: tenant.updatedAt,
    label: viewingUser,
  });
  return [app, user, anonymous];
}

function ofForge(tenant: ForgeTenant, viewer: Viewer | null, deps: TenantIdentityDeps): Identity[] {
  const caller = deps.transport.caller({
    lane: laneOf(tenant.installationId, deps),
    origins: [tenant.apiBaseUrl],
  });
  const scopes = deps.forgeScopes.filter((scope) => !forgeOwnScopes.has(scope));
  const identities: Identity[] = [];
  if (tenant.systemToken !== null) {
    identities.push(
      forgeAppIdentity({
        caller,
        apiBaseUrl: tenant.apiBaseUrl,
        accessToken: tenant.systemToken,
        label: identityTraits['connect-app'].words,
        scopes,
        ...endOf(tenant.systemToken),
      }),
    );
  }
  if (viewer?.userToken !== undefined) {
    const { accountId, userToken: accessToken } = viewer;
    identities.push(
      forgeUserIdentity({
        caller,
        apiBaseUrl: tenant.apiBaseUrl,
        accessToken,
        scopes,
        accountId,
        label: viewingUser,
      }),
    );
  }
  return [
    ...identities,
    anonymousIdentity({
      caller: siteCaller(tenant, deps) ?? caller,
      baseUrl: tenant.siteUrl ?? tenant.apiBaseUrl,
    }),
  ];
}

/** An end that was only assumed, to know when to stop using it, proves no life of the token. */
function endOf(token: Secret): { expiresAt?: string } {
  const end = statedEnd(token.reveal());
  return end === null ? {} : { expiresAt: new Date(end).toISOString() };
}

/** An app that does not ask to act for users acts for none: to test it as one would find a gap where there is no need. */
function actsForUsers(scopes: readonly string[]): boolean {
  return scopes.includes('ACT_AS_USER');
}

/** Nobody at the page waits behind the tenant's own self-test. */
function laneOf(tenant: string, { waiting }: TenantIdentityDeps): string {
  return waiting === undefined ? tenant : `${tenant} ${waiting}`;
}

/** Whom the app acts for when somebody looks at the panel. */
const viewingUser = 'the viewing administrator';

/** Scopes that let a remote have a token; no REST operation asks for them. */
const forgeOwnScopes = new Set(['read:app-system-token', 'read:app-user-token', 'storage:app']);

function siteCaller(tenant: ForgeTenant, deps: TenantIdentityDeps): HttpCaller | null {
  if (tenant.siteUrl === null) return null;
  return deps.transport.caller({ lane: laneOf(tenant.installationId, deps), origins: [tenant.siteUrl] });
}
