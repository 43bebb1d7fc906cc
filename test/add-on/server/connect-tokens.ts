import { createSecretKey } from 'node:crypto';
import type { Request } from 'express';
import type { ConnectTenant } from '../../../src/add-on/tenants/tenant.ts';
import type { TenantCache } from '../../../src/add-on/tenants/tenant-cache.ts';
import { parseSiteHostPattern, Secret } from '../../../src/tokens/index.ts';
import { appKey, type Claims, hs256, qshOf } from './jira.ts';

const begun = 1_800_000_000;
export const now = (): Date => new Date(begun * 1000);
export const baseUrl = 'https://app.example';
/** The app of a server at that address, for the sites of Atlassian. */
export const app = {
  ...{ appKey, baseUrl, basePath: '' },
  siteHosts: ['*.atlassian.net'].flatMap((text) => parseSiteHostPattern(text) ?? []),
};
export const secret = 'secret-of-acme-0123456789';

export const tenant: ConnectTenant = {
  door: 'connect',
  state: 'enabled',
  clientKey: 'acme',
  baseUrl: 'https://acme.atlassian.net',
  displayUrl: null,
  sharedSecret: new Secret(secret),
  oauthClientId: null,
  installationId: null,
  cloudId: null,
  createdAt: '2026-11-26T00:00:00.000Z',
  updatedAt: '2026-11-26T00:00:00.000Z',
};

/** A cache that knows one tenant, or none; `noted` hears what else is asked of it. */
export const caching = (
  known: ConnectTenant | null,
  noted: (what: string) => void = () => undefined,
): TenantCache => ({
  find: async (clientKey) =>
    known?.clientKey === clientKey
      ? { tenant: known, key: known.sharedSecret === null ? null : createSecretKey(secret, 'utf8') }
      : null,
  forget: (clientKey) => noted(`forget ${clientKey}`),
  depart: async (clientKey) => noted(`depart ${clientKey}`),
});

/** A token that the site signs for Ada, good for three minutes. */
export const ada = (claims: Claims): string =>
  hs256({ iss: 'acme', sub: 'ada', iat: begun, exp: begun + 180, ...claims }, secret);

/** A token for one request, as Jira hashes it. */
export const adaFor = (method: string, path: string, claims: Claims = {}): string =>
  ada({ qsh: qshOf(method, `${baseUrl}${path}`, baseUrl), ...claims });

/** The head of a request; its body, where it has one, has been read. */
export const headOf = (method: string, path: string, authorization?: string, body?: object): Request =>
  ({
    ...{ method, url: path, originalUrl: path, query: {}, socket: { remoteAddress: '10.0.0.7' } },
    headers: authorization === undefined ? {} : { authorization },
    rawHeaders: authorization === undefined ? [] : ['Authorization', authorization],
    ...(body === undefined ? {} : { body, _body: true }),
  }) as unknown as Request;
