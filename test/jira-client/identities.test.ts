import { connectUserIdentity } from '../../src/jira-client/connect-user.ts';
import { threeLeggedIdentity } from '../../src/jira-client/credentials/oauth-3lo.ts';
import {
  clientCredentialsIdentity,
  exchangeClientCredentials,
} from '../../src/jira-client/credentials/oauth-client-credentials.ts';
import { holdGrant } from '../../src/jira-client/credentials/oauth-grant.ts';
import { patIdentity } from '../../src/jira-client/credentials/pat.ts';
import { forgeAppIdentity, forgeUserIdentity } from '../../src/jira-client/forge.ts';
import { createTokenCache } from '../../src/jira-client/token-cache.ts';
import { Secret } from '../../src/tokens/index.ts';
import { type FakeAnswer, fakeCaller } from './fake-caller.ts';

const start = Date.parse('2026-11-26T10:00:00Z');
const myself = { method: 'GET', path: '/rest/api/3/myself' } as const;
const fine = () => ({ status: 200, json: {} });
const tokenAnswer = (token: string, life = 900, more = {}) => ({
  status: 200,
  json: { access_token: token, token_type: 'Bearer', expires_in: life, ...more },
});

describe('Forge', () => {
  test('the token that was delivered goes with each call, to the address of the invocation only', async () => {
    const caller = fakeCaller(fine);
    const options = {
      caller,
      apiBaseUrl: 'https://api.atlassian.com/ex/jira/cloud-1',
      accessToken: new Secret('delivered'),
      scopes: ['read:jira-work'],
    };
    await forgeAppIdentity(options).ask(myself);
    const user = forgeUserIdentity({ ...options, accountId: '5b10', expiresAt: '2026-11-26T11:00:00Z' });
    await user.ask(myself);
    expect(caller.sent).toHaveLength(2);
    for (const { url, headers } of caller.sent) {
      expect(url).toBe('https://api.atlassian.com/ex/jira/cloud-1/rest/api/3/myself');
      expect(headers.authorization).toBe('Bearer delivered');
    }
    expect(user.accountId).toBe('5b10');
    expect(user.facts?.()).toEqual({
      declaredScopes: ['read:jira-work'],
      tokenExpiresAt: '2026-11-26T11:00:00Z',
    });
  });
});

test('a personal access token with a line end pasted along is sent without it, and JSON is asked for', async () => {
  const caller = fakeCaller(fine);
  const token = new Secret('NjY2OmEtdG9rZW4\r\n\u200b');
  await patIdentity({ caller, siteUrl: 'https://jira.example.com', token }).ask(myself);
  expect(caller.sent[0]?.headers).toMatchObject({
    authorization: 'Bearer NjY2OmEtdG9rZW4',
    accept: 'application/json',
  });
  expect(caller.sent[0]?.headers).not.toHaveProperty('content-type');
});

describe('OAuth 2.0 (3LO)', () => {
  const expiresAt = start + 600_000;

  function connected(answer: () => FakeAnswer, refreshToken: Secret | null = new Secret('refresh')) {
    let at = start;
    const now = () => new Date(at);
    const authServer = fakeCaller(answer);
    const caller = fakeCaller(fine);
    const grant = holdGrant(
      { caller: authServer, authUrl: 'https://auth.atlassian.com', now },
      { clientId: 'client', clientSecret: new Secret('secret') },
      { accessToken: new Secret('first'), refreshToken, scopes: null, issuedAt: start, expiresAt },
    );
    const identity = threeLeggedIdentity({
      ...{ caller, grant, now, requestedScopes: [] },
      ...{ apiUrl: 'https://api.atlassian.com', siteUrl: 'https://acme.atlassian.net' },
      resource: { id: 'cloud-1', scopes: ['read:jira-work'] },
    });
    const sentAt = async (time: number) => {
      at = time;
      await identity.ask(myself);
      return caller.sent.at(-1)?.headers.authorization;
    };
    return { identity, caller, authServer, sentAt };
  }

  test('the token is used until a minute before its end, then a new one is asked for, once', async () => {
    const { authServer, sentAt, caller } = connected(() => tokenAnswer('second', 3600));
    expect(await sentAt(expiresAt - 60_001)).toBe('Bearer first');
    expect(authServer.sent).toHaveLength(0);
    expect(await sentAt(expiresAt - 60_000)).toBe('Bearer second');
    expect(await sentAt(expiresAt + 1)).toBe('Bearer second');
    expect(authServer.sent).toHaveLength(1);
    expect(new Set(caller.sent.map(({ url }) => url))).toEqual(
      new Set(['https://api.atlassian.com/ex/jira/cloud-1/rest/api/3/myself']),
    );
  });

  test('a refusal to renew is what the call ends with, and the dead token is not sent', async () => {
    const { identity, caller, sentAt } = connected(() => ({ status: 403, json: { error: 'invalid_grant' } }));
    await sentAt(expiresAt);
    expect(caller.sent).toHaveLength(0);
    const login = await identity.authenticate();
    expect(login).toMatchObject({ ok: false, exchanges: [{ place: 'authorization-server' }] });
  });

  test('without a refresh token the old one is sent, and the answer tells', async () => {
    const { identity, authServer, sentAt } = connected(() => null, null);
    expect(await sentAt(expiresAt)).toBe('Bearer first');
    expect(authServer.sent).toHaveLength(0);
    expect(identity.facts?.()).toEqual({
      grantedScopes: ['read:jira-work'],
      tokenExpiresAt: new Date(expiresAt).toISOString(),
      offlineAccess: false,
    });
  });
});

describe('OAuth 2.0 client credentials', () => {
  const client = { clientId: 'client', clientSecret: new Secret('secret') };

  function of(answer: FakeAnswer, gatewayUrl: string | null = 'https://api.atlassian.com/ex/jira/cloud-1') {
    const caller = fakeCaller((url) => (url.includes('/rest/') ? { status: 200, json: {} } : answer));
    const now = () => new Date(start);
    const endpoint = { caller, authUrl: 'https://auth.atlassian.com', now };
    const identity = clientCredentialsIdentity({
      ...{ endpoint, client, cache: createTokenCache({ now }), scopes: ['read:jira-work'] },
      addresses: { siteUrl: 'https://acme.atlassian.net', gatewayUrl },
    });
    return { caller, endpoint, identity };
  }

  test('one token serves all calls, at the gateway where its address is known', async () => {
    const { caller, identity } = of(tokenAnswer('granted'));
    await identity.ask(myself);
    await identity.ask(myself);
    expect(caller.sent.map(({ url }) => url)).toEqual([
      'https://auth.atlassian.com/oauth/token',
      'https://api.atlassian.com/ex/jira/cloud-1/rest/api/3/myself',
      'https://api.atlassian.com/ex/jira/cloud-1/rest/api/3/myself',
    ]);
    expect(caller.sent.at(-1)?.headers.authorization).toBe('Bearer granted');
    expect(identity.elsewhere?.baseUrl).toBe('https://acme.atlassian.net');
    expect(identity.facts?.()).toEqual({
      accountType: 'service account',
      grantedScopes: ['read:jira-work'],
    });
    expect(of(null, null).identity.baseUrl).toBe('https://acme.atlassian.net');
  });

  test('a refusal is kept as an exchange with the authorization server, and no call goes out', async () => {
    const { caller, endpoint, identity } = of({ status: 401, json: { error: 'access_denied' } });
    expect(await exchangeClientCredentials(endpoint, client)).toMatchObject({
      ok: false,
      exchanges: [{ place: 'authorization-server', response: { status: 401 } }],
    });
    await identity.ask(myself);
    expect(caller.sent.filter(({ url }) => url.includes('/rest/'))).toEqual([]);
  });

  test('scopes that the answer names are known from then on', async () => {
    const { endpoint } = of(tokenAnswer('granted', 900, { scope: 'read:jira-work read:jira-user' }));
    expect(await exchangeClientCredentials(endpoint, client)).toMatchObject({
      ok: true,
      expiresAt: start + 900_000,
      scopes: ['read:jira-work', 'read:jira-user'],
    });
    const silent = await exchangeClientCredentials(of(tokenAnswer('granted')).endpoint, client);
    expect(silent).not.toHaveProperty('scopes');
  });
});

describe('a Connect app for a user', () => {
  function acting(scopes: readonly string[] | null, answer: (body: string) => FakeAnswer) {
    const authServer = fakeCaller((_, body) => answer(decodeURIComponent(body ?? '')));
    const caller = fakeCaller(fine);
    const now = () => new Date(start);
    const tokens = createTokenCache({ now });
    const as = (installation?: string) =>
      connectUserIdentity({
        ...{ caller, authServer, tokens, now, scopes },
        ...{ baseUrl: 'https://acme.atlassian.net', authServerUrl: 'https://auth.example.com' },
        ...{ oauthClientId: 'client', clientKey: 'key', sharedSecret: new Secret('s'.repeat(40)) },
        ...{ accountId: '5b10', ...(installation === undefined ? {} : { installation }) },
      });
    return { as, caller, authServer };
  }

  test('one token serves all calls of an installation, and none of the next', async () => {
    const { as, caller, authServer } = acting(['READ'], () => tokenAnswer('of the user'));
    await as('one').ask(myself);
    await as('one').ask(myself);
    expect(authServer.sent).toHaveLength(1);
    await as('two').ask(myself);
    expect(authServer.sent).toHaveLength(2);
    for (const { headers } of caller.sent) expect(headers.authorization).toBe('Bearer of the user');
  });

  test('who does not say what the app declares asks for all it has', async () => {
    const bodies: string[] = [];
    const { as } = acting(null, (body) => {
      bodies.push(body);
      return tokenAnswer('of the user');
    });
    await as().ask(myself);
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).not.toMatch(/(?:^|&)scope=/);
  });

  test('the facts say what was claimed, and since when and until when the token is good', async () => {
    const { as } = acting(['READ'], () => tokenAnswer('of the user', 900));
    const identity = as();
    expect(identity.facts?.()).not.toHaveProperty('tokenExpiresAt');
    await identity.ask(myself);
    expect(identity.facts?.()).toMatchObject({
      declaredScopes: ['READ'],
      assertionClaims: { sub: 'urn:atlassian:connect:useraccountid:5b10', aud: 'https://auth.example.com' },
      tokenIssuedAt: '2026-11-26T10:00:00.000Z',
      tokenExpiresAt: '2026-11-26T10:15:00.000Z',
    });
    expect(identity.facts?.()).not.toHaveProperty('updatePending');
  });

  test('where the scopes that are declared are refused, those of the installation are asked for', async () => {
    const refusing = (body: string) =>
      body.includes('ADMIN') ? { status: 400, json: { error: 'invalid_scope' } } : tokenAnswer('with fewer');
    const { as, caller, authServer } = acting(['READ', 'ADMIN'], refusing);
    const identity = as();
    await identity.ask(myself);
    expect(authServer.sent).toHaveLength(2);
    expect(caller.sent[0]?.headers.authorization).toBe('Bearer with fewer');
    expect(identity.facts?.()).toMatchObject({ updatePending: true });
  });

  test.each([
    ['another refusal', ['READ'], 'invalid_grant', 1],
    ['no scopes that could be left out', [], 'invalid_scope', 1],
    ['scopes and none of them refused', ['READ'], 'invalid_scope', 2],
  ])('%s is not asked about again, and no call goes out', async (_, scopes, error, asked) => {
    const { as, caller, authServer } = acting(scopes, () => ({ status: 400, json: { error } }));
    const login = await as().authenticate();
    expect(login).toMatchObject({ ok: false });
    expect(login.ok ? [] : login.exchanges).toHaveLength(asked);
    expect(login.ok ? [] : login.exchanges.map(({ identity, place }) => [identity, place])).toEqual(
      Array.from({ length: asked }, () => ['connect-user', 'authorization-server']),
    );
    await as().ask(myself);
    expect(authServer.sent).toHaveLength(asked);
    expect(caller.sent).toHaveLength(0);
  });
});
