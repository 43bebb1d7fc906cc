import { tenantIdentities } from '../../../src/add-on/wiring/tenant-identities.ts';
import { createTokenCache } from '../../../src/jira-client/token-cache.ts';
import { openTransport } from '../../../src/jira-client/transport.ts';
import { Secret } from '../../../src/tokens/secret.ts';

const now = () => new Date('2026-11-27T12:00:00Z');
const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

test.each([
  [
    'says when it ends',
    `${encoded({ alg: 'RS256' })}.${encoded({ exp: 1_795_787_000 })}.c2ln`,
    '2026-11-27T13:43:20.000Z',
  ],
  ['is opaque', 'opaque-token', undefined],
  ['names no date', `${encoded({ alg: 'RS256' })}.${encoded({ exp: 1e30 })}.c2ln`, undefined],
])('a system token that %s is known to live only as long as it says', async (_what, token, end) => {
  const transport = openTransport({ now });
  const [app] = tenantIdentities(
    {
      door: 'forge',
      state: 'enabled',
      cloudId: null,
      createdAt: '',
      updatedAt: '',
      installationId: 'ari:cloud:ecosystem::installation/1',
      apiBaseUrl: 'https://api.atlassian.com/ex/jira/11111111-2222-4333-8444-555555555555',
      siteUrl: null,
      environmentId: null,
      appVersion: null,
      systemToken: new Secret(token),
      // Assumed, so that it is used no longer than that.
      systemTokenExpiresAt: '2026-11-27T14:00:00Z',
    },
    null,
    {
      transport,
      tokens: createTokenCache({ now }),
      now,
      appKey: 'clearance',
      connectScopes: [],
      forgeScopes: ['read:jira-user'],
      authServerUrl: 'https://auth.example.com',
    },
  );
  expect(app?.kind).toBe('forge-app');
  expect(app?.facts?.().tokenExpiresAt).toBe(end);
  await transport.close();
});
