import { presentedCredential } from '../credentials/authorization-header.ts';
import { organization } from '../credentials/known.ts';
import { findUser } from '../people.ts';
import { json, type WireRequest, type WireResponse } from '../request.ts';
import type { ApiToken, OrganizationKey } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';

/**
 * Reading the credentials of the organization: `/admin/api-access/v1/orgs/{orgId}/…`, in the forms of
 * https://developer.atlassian.com/cloud/admin/api-access/rest/. The words of its refusals are not published. null: not its address.
 */
export function organizationApi(request: WireRequest, world: SimulatedWorld): WireResponse | null {
  const [, orgId, path] = /^\/admin\/api-access\/v1\/orgs\/([^/]+)\/(.+)$/.exec(request.path) ?? [];
  if (orgId === undefined || path === undefined || request.method !== 'GET') return null;
  const key = keyOf(request, world);
  if (key === null) return json(401, { code: 401, message: 'Unauthorized' });
  if (orgId !== organization.id) return json(404, { code: 404, message: 'Not Found' });
  const list = listAt(path, world);
  if (list === null) return json(404, { code: 404, message: 'Not Found' });
  if (!key.scopes.includes(list.scope)) return json(403, { code: 403, message: 'Forbidden' });
  return paged(request, list);
}

interface List {
  readonly scope: string;
  readonly rows: readonly object[];
  /** Service accounts are `items`, everything else is `data`. */
  readonly under: 'data' | 'items';
}

function listAt(path: string, world: SimulatedWorld): List | null {
  const { state } = world;
  switch (path) {
    case 'api-tokens':
      return { scope: 'read:tokens:admin', under: 'data', rows: tokensOf(world, isPerson) };
    case 'oauth-clients':
      return { scope: 'read:service-accounts-tokens:admin', under: 'data', rows: oauthClients(world) };
    case 'api-keys':
      return {
        scope: 'read:api-keys:admin',
        under: 'data',
        rows: (state.organizationKeys ?? []).map(({ id, name, expiresAt }) => ({ id, name, expiresAt })),
      };
    case 'service-accounts':
      return { scope: 'read:service-accounts:admin', under: 'items', rows: serviceAccounts(world) };
    default: {
      const [, id] = /^service-accounts\/([^/]+)\/api-tokens$/.exec(path) ?? [];
      if (id === undefined) return null;
      const owner = decodeURIComponent(id);
      const rows = tokensOf(world, (accountId, type) => type === 'service-account' && accountId === owner);
      return { scope: 'read:service-accounts-tokens:admin', under: 'data', rows };
    }
  }
}

const isPerson = (_accountId: string, type: string): boolean => type === 'atlassian';

function tokensOf(
  { state }: SimulatedWorld,
  wanted: (accountId: string, accountType: string) => boolean,
): object[] {
  return state.apiTokens.flatMap((token, index) => {
    const user = findUser(state, token.accountId);
    if (user === null || token.revoked || !wanted(user.accountId, user.accountType)) return [];
    const { accountId: id, displayName: name, emailAddress: email } = user;
    return [{ ...tokenRow(token, index), user: { id, orgId: organization.id, name, email } }];
  });
}

function tokenRow({ label, scopes, blocked, expiresAt, lastActiveAt }: ApiToken, index: number): object {
  return {
    id: `token-${index + 1}`,
    label: label ?? `${scopes === null ? 'Token' : 'Token with scopes'} ${index + 1}`,
    status: blocked === true ? 'BLOCKED' : 'ALLOWED',
    expiresAt,
    ...(lastActiveAt === undefined ? {} : { lastActiveAt }),
  };
}

/** They have no end of their own in this list. */
function oauthClients({ state }: SimulatedWorld): object[] {
  return state.oauthClients
    .filter(({ kind }) => kind === 'client-credentials')
    .map(({ clientId, name }) => ({ clientId, name, status: 'ACTIVE' }));
}

function serviceAccounts({ state }: SimulatedWorld): object[] {
  return state.users
    .filter(({ accountType }) => accountType === 'service-account')
    .map(({ accountId, displayName, emailAddress, active }) => ({
      ...{ id: accountId, atlassianId: accountId, displayName, email: emailAddress },
      status: active ? 'ACTIVE' : 'INACTIVE',
    }));
}

function paged({ query }: WireRequest, { rows, under }: List): WireResponse {
  const from = Number(query.get('cursor') ?? 0) || 0;
  const size = Math.max(1, Number(query.get('pageSize') ?? 100) || 100);
  const more = from + size < rows.length;
  return json(200, {
    [under]: rows.slice(from, from + size),
    links: { self: String(from), ...(more ? { next: String(from + size) } : {}) },
    ...(under === 'items' ? { total: rows.length } : {}),
  });
}

function keyOf({ headers }: WireRequest, { state, now }: SimulatedWorld): OrganizationKey | null {
  const presented = presentedCredential(headers.authorization);
  if (presented?.scheme !== 'bearer') return null;
  const found = (state.organizationKeys ?? []).find(({ key }) => key === presented.token);
  return found === undefined || Date.parse(found.expiresAt) <= now() ? null : found;
}
