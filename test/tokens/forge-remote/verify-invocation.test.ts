import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import {
  type ForgeApp,
  readInvocationKid,
  verifyInvocation,
} from '../../../src/tokens/forge-remote/verify-invocation.ts';

const now = 1_767_225_600;
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const app: ForgeApp = {
  appId: 'ari:cloud:ecosystem::app/5b3c2d1e-0000-4000-8000-000000000000',
  environments: ['PRODUCTION'],
  gatewayUrl: 'https://api.atlassian.com',
};
const cloudId = '11111111-2222-4333-8444-555555555555';
const inApp = {
  id: app.appId,
  installationId: 'ari:cloud:ecosystem::installation/1',
  apiBaseUrl: `${app.gatewayUrl}/ex/jira/${cloudId}`,
  environment: { type: 'production', id: 'environment-1' },
  module: { type: 'jira:adminPage', key: 'page' },
  installation: { id: 'ari:cloud:ecosystem::installation/1' },
  version: '2.0.0',
};
const claims = {
  iss: 'forge/invocation-token',
  aud: app.appId,
  exp: now + 100,
  iat: now,
  jti: 'token-1',
  app: inApp,
  context: { cloudId, siteUrl: 'https://acme.atlassian.net/jira' },
  principal: 'account-1',
};
const signed = (change: object = {}, header: object = {}, key: KeyObject = privateKey): string =>
  jsonwebtoken.sign({ ...claims, ...change }, key, {
    algorithm: 'RS256',
    header: { alg: 'RS256', kid: 'key-1', ...header },
  });
const verified = (compact: string, key = publicKey) => verifyInvocation(compact, key, app, now);
const withHeader = (header: object): string =>
  [Buffer.from(JSON.stringify(header)).toString('base64url'), ...signed().split('.').slice(1)].join('.');

test('an invocation that holds says which site, which module and whose page', () => {
  expect(readInvocationKid(signed())).toEqual({ ok: true, kid: 'key-1' });
  expect(verified(signed())).toEqual({
    ok: true,
    invocation: {
      installationId: inApp.installationId,
      jti: 'token-1',
      exp: now + 100,
      apiBaseUrl: inApp.apiBaseUrl,
      cloudId,
      siteUrl: 'https://acme.atlassian.net',
      environmentId: 'environment-1',
      appVersion: '2.0.0',
      module: { type: 'jira:adminPage', key: 'page' },
      principal: 'account-1',
    },
  });
});

test('an event states less, and the newer name of the version wins', () => {
  const { installationId, apiBaseUrl } = inApp;
  const event = { installationId, apiBaseUrl, version: '1', appVersion: '3' };
  const bare = { app: event, context: undefined, principal: undefined, jti: undefined };
  expect(verified(signed(bare))).toMatchObject({
    ok: true,
    invocation: {
      jti: null,
      siteUrl: null,
      environmentId: null,
      appVersion: '3',
      module: null,
      principal: null,
    },
  });
});

test.each([
  ['with a shared secret', withHeader({ alg: 'HS256', kid: 'k' }), 'algorithm-not-allowed'],
  ['by nobody', withHeader({ alg: 'none', kid: 'k' }), 'algorithm-not-allowed'],
  ['without a kid', withHeader({ alg: 'RS256' }), 'token-malformed'],
  ['with a kid that is no name', withHeader({ alg: 'RS256', kid: 'a b' }), 'token-malformed'],
  ['with a critical extension', withHeader({ alg: 'RS256', kid: 'k', crit: ['x'] }), 'token-malformed'],
  ['and too long', `${signed()}${'a'.repeat(12_288)}`, 'token-malformed'],
])('a token signed %s is refused before a key is looked for', (_what, compact, kind) => {
  expect(readInvocationKid(compact)).toMatchObject({ ok: false, rejection: { kind } });
});

test.each([
  ['signed by a stranger', signed({}, {}, stranger.privateKey), 'signature-invalid'],
  ['without an installation', signed({ app: { ...inApp, installationId: '' } }), 'claims-malformed'],
  ['of another issuer', signed({ iss: 'forge/other' }), 'issuer-mismatch'],
  ['for another app', signed({ aud: 'ari:cloud:ecosystem::app/other' }), 'audience-mismatch'],
  ['for two apps', signed({ aud: [app.appId, 'other'] }), 'audience-mismatch'],
  ['for no app', signed({ aud: [] }), 'audience-mismatch'],
  ['that has ended', signed({ exp: now - 60 }), 'expired'],
  ['of another app', signed({ app: { ...inApp, id: 'other' } }), 'app-mismatch'],
  [
    'of an environment that is not served',
    signed({ app: { ...inApp, environment: { type: 'DEVELOPMENT' } } }),
    'environment-not-served',
  ],
  [
    'of two installations',
    signed({ app: { ...inApp, installation: { id: 'another' } } }),
    'installation-inconsistent',
  ],
  ['of two sites', signed({ context: { cloudId: 'another' } }), 'installation-inconsistent'],
  [
    'for another gateway',
    signed({ app: { ...inApp, apiBaseUrl: `https://evil.example/ex/jira/${cloudId}` } }),
    'gateway-not-allowed',
  ],
  [
    'for a path below the site',
    signed({ app: { ...inApp, apiBaseUrl: `${inApp.apiBaseUrl}/../x` } }),
    'gateway-not-allowed',
  ],
])('a token %s is refused', (_what, compact, kind) => {
  expect(verified(compact)).toMatchObject({ ok: false, rejection: { kind } });
});

test('a list of one audience is one, and only a public RSA key verifies', () => {
  expect(verified(signed({ aud: [app.appId] })).ok).toBe(true);
  const { publicKey: curve } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  for (const key of [privateKey, curve])
    expect(verified(signed(), key)).toMatchObject({ rejection: { kind: 'signature-invalid' } });
});

test('names of one letter are names, and the longest token is read', () => {
  const short = { ...inApp, installationId: 'i', installation: { id: 'i' } };
  expect(verified(signed({ app: short, principal: 'p' }))).toMatchObject({
    invocation: { installationId: 'i', principal: 'p' },
  });
  const padded = signed({ app: inApp, more: 'm'.repeat(8_000) });
  expect(readInvocationKid(padded).ok).toBe(true);
  expect(readInvocationKid(padded.padEnd(12_288, 'a')).ok).toBe(true);
});

test('an address of the site that is no web address is left out', () => {
  for (const siteUrl of ['javascript:alert(1)', 'acme', ''])
    expect(verified(signed({ context: { siteUrl } }))).toMatchObject({ invocation: { siteUrl: null } });
});

describe('what the log is told of a refusal', () => {
  const malformed = (problem: string) => ({ kind: 'token-malformed', problem });
  test.each<[string, string, object]>([
    ['a token too long', 'a'.repeat(12_289), malformed('longer than 12 KiB')],
    ['no token', '', malformed('header is no JSON object with alg and kid')],
    [
      'a kid too long',
      withHeader({ alg: 'RS256', kid: 'k'.repeat(256) }),
      malformed('header is no JSON object with alg and kid'),
    ],
    [
      'a kid with a blank before it',
      withHeader({ alg: 'RS256', kid: ' k' }),
      malformed('header is no JSON object with alg and kid'),
    ],
    [
      'a kid with a blank behind it',
      withHeader({ alg: 'RS256', kid: 'k ' }),
      malformed('header is no JSON object with alg and kid'),
    ],
    [
      'a critical extension',
      withHeader({ alg: 'RS256', kid: 'k', crit: [] }),
      malformed('critical header extension'),
    ],
    [
      'a long name of an algorithm',
      withHeader({ alg: 'X'.repeat(50), kid: 'k' }),
      { kind: 'algorithm-not-allowed', received: 'X'.repeat(32), allowed: 'RS256' },
    ],
  ])('%s, before a key is looked for', (_what, compact, rejection) => {
    expect(readInvocationKid(compact)).toEqual({ ok: false, rejection });
  });

  const of = (change: object) => signed({ app: { ...inApp, ...change } });
  const { installationId, apiBaseUrl } = inApp;
  test.each<[string, string, object]>([
    [
      'claims that miss something',
      signed({ jti: 'j'.repeat(256), app: { ...inApp, installationId: 'a b' } }),
      { kind: 'claims-malformed', problem: 'missing or of the wrong type: jti, app.installationId' },
    ],
    [
      'no claims at all',
      jsonwebtoken.sign('text', privateKey, { algorithm: 'RS256', header: { alg: 'RS256', kid: 'k' } }),
      { kind: 'claims-malformed', problem: 'missing or of the wrong type: payload' },
    ],
    [
      'another issuer',
      signed({ iss: 'x' }),
      { kind: 'issuer-mismatch', iss: 'x', expected: 'forge/invocation-token' },
    ],
    [
      'another audience',
      signed({ aud: 'x' }),
      { kind: 'audience-mismatch', expected: [app.appId], received: 'x' },
    ],
    [
      'no audience',
      signed({ aud: [] }),
      { kind: 'audience-mismatch', expected: [app.appId], received: null },
    ],
    [
      'two audiences',
      signed({ aud: [app.appId, 'x'] }),
      { kind: 'audience-mismatch', expected: [app.appId], received: app.appId },
    ],
    ['another app', of({ id: 'x' }), { kind: 'app-mismatch', received: 'x', expected: app.appId }],
    [
      'another environment',
      of({ environment: { type: 'staging' } }),
      { kind: 'environment-not-served', environment: 'staging', served: ['PRODUCTION'] },
    ],
    [
      'two installations',
      of({ installation: { id: 'x' } }),
      { kind: 'installation-inconsistent', installationId },
    ],
    [
      'two sites',
      signed({ context: { cloudId: 'x' } }),
      { kind: 'installation-inconsistent', installationId },
    ],
    [
      'another gateway',
      of({ apiBaseUrl: 'https://x/ex/jira/c' }),
      { kind: 'gateway-not-allowed', apiBaseUrl: 'https://x/ex/jira/c' },
    ],
    [
      'a path behind the site',
      of({ apiBaseUrl: `${apiBaseUrl}/` }),
      { kind: 'gateway-not-allowed', apiBaseUrl: `${apiBaseUrl}/` },
    ],
    [
      'a path before the site',
      of({ apiBaseUrl: `${app.gatewayUrl}/ex/jira/!a` }),
      { kind: 'gateway-not-allowed', apiBaseUrl: `${app.gatewayUrl}/ex/jira/!a` },
    ],
  ])('%s', (_what, compact, rejection) => {
    expect(verified(compact)).toEqual({ ok: false, rejection });
  });
});

test.each<[string, object, boolean]>([
  [
    'an id of the site of 64 letters',
    { app: { ...inApp, apiBaseUrl: `${app.gatewayUrl}/ex/jira/${'c'.repeat(64)}` }, context: {} },
    true,
  ],
  [
    'an id of the site of 65 letters',
    { app: { ...inApp, apiBaseUrl: `${app.gatewayUrl}/ex/jira/${'c'.repeat(65)}` }, context: {} },
    false,
  ],
  ['names as long as they may be', { jti: 'j'.repeat(255), principal: 'p'.repeat(255) }, true],
  ['a longer principal', { principal: 'p'.repeat(256) }, false],
  ['an empty principal', { principal: '' }, false],
  ['no principal, in so many words', { principal: null }, true],
  ['an environment without a type', { app: { ...inApp, environment: {} } }, true],
  ['an installation without an id', { app: { ...inApp, id: undefined, installation: {} } }, true],
  ['a module without a key', { app: { ...inApp, module: { type: 'x' } } }, false],
  ['a module without a type', { app: { ...inApp, module: { key: 'x' } } }, true],
])('an invocation with %s', (_what, change, ok) => {
  expect(verified(signed(change)).ok).toBe(ok);
});

const inTheApp = (change: object) => ({ app: { ...inApp, ...change } });
test.each<[string, number, (text: string) => object]>([
  ['jti', 255, (jti) => ({ jti })],
  ['app.installationId', 255, (installationId) => inTheApp({ installationId, installation: {} })],
  ['app.version', 64, (version) => inTheApp({ version })],
  ['app.appVersion', 64, (appVersion) => inTheApp({ appVersion })],
  ['app.environment.type', 64, (type) => inTheApp({ environment: { type } })],
  ['app.environment.id', 255, (id) => inTheApp({ environment: { id } })],
  ['app.module.type', 128, (type) => inTheApp({ module: { type, key: 'x' } })],
  ['app.module.key', 128, (key) => inTheApp({ module: { key } })],
  ['app.installation.id', 255, (id) => inTheApp({ installation: { id } })],
  ['app.apiBaseUrl', 512, (apiBaseUrl) => inTheApp({ apiBaseUrl })],
  ['context.cloudId', 255, (id) => ({ context: { cloudId: id } })],
  ['context.siteUrl', 512, (siteUrl) => ({ context: { siteUrl } })],
  ['principal', 255, (principal) => ({ principal })],
])('%s has %d letters at most', (field, most, change) => {
  const problemOf = (length: number) => {
    const read = verified(signed(change('x'.repeat(length))));
    return read.ok || read.rejection.kind !== 'claims-malformed' ? 'read' : read.rejection.problem;
  };
  expect([problemOf(most), problemOf(most + 1)]).toEqual(['read', `missing or of the wrong type: ${field}`]);
});

test.each(['installationId', 'principal'])('%s holds no blank, at either end', (field) => {
  for (const text of [' a', 'a ']) {
    const change = field === 'principal' ? { principal: text } : inTheApp({ installationId: text });
    expect(verified(signed(change))).toMatchObject({ ok: false, rejection: { kind: 'claims-malformed' } });
  }
});

test('a site over http is one too', () => {
  const context = { siteUrl: 'http://localhost:8080/jira' };
  expect(verified(signed({ context }))).toMatchObject({ invocation: { siteUrl: 'http://localhost:8080' } });
});
