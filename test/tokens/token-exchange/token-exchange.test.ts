import jsonwebtoken from 'jsonwebtoken';
import { Secret } from '../../../src/tokens/secret.ts';
import {
  assertionClaims,
  jwtBearerRequest,
  signAssertion,
} from '../../../src/tokens/token-exchange/jwt-bearer.ts';
import {
  AccessibleResources,
  accessibleResourcesPath,
  authorizeUrl,
  clientCredentialsRequest,
  codeExchangeRequest,
  refreshRequest,
} from '../../../src/tokens/token-exchange/three-legged.ts';
import { parseTokenAnswer } from '../../../src/tokens/token-exchange/token-response.ts';

const subject = {
  oauthClientId: 'client-1',
  accountId: '5b10ac8d82e05b22cc7d4ef5',
  baseUrl: 'https://acme.atlassian.net/',
  authServerUrl: 'https://oauth-2-authorization-server.services.atlassian.com/',
};

describe('the JWT-bearer assertion', () => {
  test('has the documented claims and lives a minute', () => {
    expect(assertionClaims(subject, 1_767_225_600)).toEqual({
      iss: 'urn:atlassian:connect:clientid:client-1',
      sub: 'urn:atlassian:connect:useraccountid:5b10ac8d82e05b22cc7d4ef5',
      tnt: 'https://acme.atlassian.net',
      aud: 'https://oauth-2-authorization-server.services.atlassian.com',
      iat: 1_767_225_600,
      exp: 1_767_225_660,
    });
  });

  test('is signed with the shared secret, HS256', () => {
    const secret = 'shared-secret-for-tests-0123456789abcdef';
    const assertion = signAssertion(assertionClaims(subject, 1_767_225_600), new Secret(secret));
    const verified = jsonwebtoken.verify(assertion.reveal(), secret, {
      algorithms: ['HS256'],
      ignoreExpiration: true,
      complete: true,
    });
    expect(verified.header.alg).toBe('HS256');
    expect(verified.payload).toEqual(assertionClaims(subject, 1_767_225_600));
  });

  test('is sent as a form with upper-case scopes, each once', () => {
    const request = jwtBearerRequest(new Secret('a.b.c'), ['read', 'ACT_AS_USER', 'READ']);
    const { body: _body, ...head } = request;
    expect(head).toEqual({
      ...{ method: 'POST', path: '/oauth2/token' },
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    });
    expect(Object.fromEntries(new URLSearchParams(request.body))).toEqual({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: 'a.b.c',
      scope: 'ACT_AS_USER READ',
    });
    expect(new URLSearchParams(jwtBearerRequest(new Secret('a'), []).body).has('scope')).toBe(false);
  });
});

describe('answers of a token endpoint', () => {
  test('a grant is read, its tokens wrapped', () => {
    const answer = parseTokenAnswer(
      200,
      '{"access_token":"abc","expires_in":900,"token_type":"Bearer","scope":"a b"}',
    );
    expect(answer).toMatchObject({ ok: true, grant: { expiresInSeconds: 900, scopes: ['a', 'b'] } });
    expect(JSON.stringify(answer)).not.toContain('abc');
  });

  test.each([
    [
      400,
      '{"error":"unauthorized_client","error_description":"The authenticated client is not authorized to use this authorization grant type"}',
      'unauthorized_client',
    ],
    [
      403,
      '{"error":"invalid_grant","error_description":"Unknown or invalid refresh token."}',
      'invalid_grant',
    ],
    [502, '<html>', null],
    [200, '{"token":"x"}', null],
    [200, '{"access_token":"","expires_in":1}', null],
    [200, '{"access_token":"x","expires_in":1,"refresh_token":""}', null],
    [300, '{"access_token":"x","expires_in":1}', null],
    [199, '{"access_token":"x","expires_in":1}', null],
    [null, '{"access_token":"x","expires_in":1}', null],
    [null, null, null],
  ])('%s %s is no grant', (status, body, error) => {
    const answer = parseTokenAnswer(status, body);
    expect(answer.ok ? 'granted' : (answer.refusal?.error ?? null)).toBe(error);
  });
});

describe('3LO', () => {
  test('the authorize address carries what the documentation lists', () => {
    const url = new URL(
      authorizeUrl({
        authUrl: 'https://auth.atlassian.com',
        clientId: 'c',
        scopes: ['read:jira-work', 'offline_access'],
        redirectUri: 'http://127.0.0.1:9000/callback',
        state: 's',
      }),
    );
    expect(url.origin + url.pathname).toBe('https://auth.atlassian.com/authorize');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      audience: 'api.atlassian.com',
      client_id: 'c',
      scope: 'read:jira-work offline_access',
      redirect_uri: 'http://127.0.0.1:9000/callback',
      state: 's',
      response_type: 'code',
      prompt: 'consent',
    });
  });

  test('code and refresh go as JSON with the client’s secret', () => {
    const client = { clientId: 'c', clientSecret: new Secret('shh') };
    expect(JSON.parse(codeExchangeRequest(client, new Secret('code'), 'http://127.0.0.1/cb').body)).toEqual({
      grant_type: 'authorization_code',
      client_id: 'c',
      client_secret: 'shh',
      code: 'code',
      redirect_uri: 'http://127.0.0.1/cb',
    });
    expect(JSON.parse(refreshRequest(client, new Secret('r')).body)).toEqual({
      ...{ grant_type: 'refresh_token', client_id: 'c', client_secret: 'shh', refresh_token: 'r' },
    });
    const { body, ...head } = clientCredentialsRequest(client);
    expect(JSON.parse(body)).toEqual({
      grant_type: 'client_credentials',
      client_id: 'c',
      client_secret: 'shh',
    });
    expect(head).toEqual({
      ...{ method: 'POST', path: '/oauth/token' },
      headers: { 'content-type': 'application/json', accept: 'application/json' },
    });
  });
});

test('of a grant what it says is read: scopes apart, tokens as secrets, a life that is over as such', () => {
  const read = (body: object, status = 200) => {
    const answer = parseTokenAnswer(status, JSON.stringify({ access_token: 'a', expires_in: 1, ...body }));
    if (!answer.ok) return null;
    const { accessToken, refreshToken, ...others } = answer.grant;
    return { ...others, access: accessToken.reveal(), refresh: refreshToken?.reveal() ?? null };
  };
  const bare = { access: 'a', expiresInSeconds: 1, scopes: null, refresh: null };
  expect(read({})).toEqual(bare);
  expect(read({}, 299)).toEqual(bare);
  expect(read({ expires_in: '-5', scope: ' a  b ', refresh_token: 'r' })).toEqual({
    ...{ access: 'a', expiresInSeconds: -5, scopes: ['a', 'b'], refresh: 'r' },
  });
});

test('a grant without a life, or with nothing where something may stand, is one all the same', () => {
  const nothing = { expires_in: null, scope: null, refresh_token: null, token_type: null };
  const bare = { ok: true, grant: { expiresInSeconds: 900, scopes: null, refreshToken: null } };
  for (const body of [{ access_token: 'a' }, { access_token: 'a', ...nothing }])
    expect(parseTokenAnswer(200, JSON.stringify(body))).toMatchObject(bare);
});

test('the sites that a token opens are read, with nothing in the place of what is not told', () => {
  expect(accessibleResourcesPath).toBe('/oauth/token/accessible-resources');
  const site = { id: 'c', url: 'https://a.example' };
  expect(AccessibleResources.parse([site, { ...site, name: 'n', scopes: ['s'] }])).toEqual([
    { ...site, name: '', scopes: [] },
    { ...site, name: 'n', scopes: ['s'] },
  ]);
});
