import { kindsOfTenant, tenantIdentities } from '../../../src/add-on/wiring/tenant-identities.ts';
import { createTokenCache } from '../../../src/jira-client/token-cache.ts';
import { openTransport } from '../../../src/jira-client/transport.ts';
import { tenant } from '../server/connect-tokens.ts';

const now = () => new Date('2026-11-27T12:00:00Z');
const viewer = { accountId: 'ada' };

test.each([
  [
    ['READ', 'ACT_AS_USER'],
    ['connect-app', 'connect-user', 'anonymous'],
  ],
  // Nobody needs what such an app never does: it is not told to ask for more.
  [
    ['READ', 'ADMIN'],
    ['connect-app', 'anonymous'],
  ],
])('an app that declares %j is tested as %j', async (connectScopes, kinds) => {
  const of = { ...tenant, oauthClientId: 'client' };
  const transport = openTransport({ now });
  const identities = tenantIdentities(of, viewer, {
    ...{ transport, tokens: createTokenCache({ now }), now },
    ...{ appKey: 'app', connectScopes, forgeScopes: [], authServerUrl: 'https://auth.example' },
  });
  expect(identities.map(({ kind }) => kind)).toEqual(kinds);
  expect(kindsOfTenant(of, viewer, connectScopes)).toEqual(kinds);
  await transport.close();
});
