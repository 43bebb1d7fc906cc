import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { queryStringHash } from '../../../src/tokens/connect/qsh.ts';
import { parseSiteHostPattern } from '../../../src/tokens/connect/site-address.ts';
import {
  type AppAddress,
  readInstalled,
  readLifecycleToken,
  readUninstalled,
  verifyLifecycleToken,
} from '../../../src/tokens/connect/verify-lifecycle.ts';

const now = 1_767_225_600;
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const app: AppAddress = {
  appKey: 'my-app',
  baseUrl: 'https://app.example.com/connect',
  basePath: '/connect',
  siteHosts: ['*.atlassian.net'].flatMap((text) => parseSiteHostPattern(text) ?? []),
};
const request = { method: 'POST', url: '/connect/installed?user=1' };
const claims = {
  iss: 'client-1',
  aud: [app.baseUrl],
  iat: now - 10,
  exp: now + 170,
  qsh: queryStringHash({ ...request, basePath: app.basePath }),
};
/** `undefined` takes a claim out. */
function signed(change: object = {}, header: object = {}, key: KeyObject = privateKey): string {
  const said = JSON.parse(JSON.stringify({ ...claims, ...change }));
  return jsonwebtoken.sign(said, key, {
    algorithm: 'RS256',
    noTimestamp: !('iat' in said),
    header: { alg: 'RS256', kid: 'key-1', ...header },
  });
}

/** Both parts that look at the token: before a key is looked for, and with it. */
const looked = (compact: string, asked = request, key = publicKey, later = now) => {
  const read = readLifecycleToken(compact, asked, app, now);
  return read.ok ? verifyLifecycleToken(read, key, later) : read;
};
const withHeader = (header: object): string => {
  const [, payload, signature] = signed().split('.');
  return [Buffer.from(JSON.stringify(header)).toString('base64url'), payload, signature].join('.');
};

test('a token that holds says who signed and from when to when', () => {
  expect(looked(signed())).toEqual({ ok: true, iss: 'client-1', iat: now - 10, exp: now + 170 });
  expect(looked(signed({ aud: `${app.baseUrl}/`, iat: undefined }))).toMatchObject({ ok: true, iat: now });
  expect(looked(signed({ iat: now + 30 }))).toMatchObject({ ok: true, iat: now });
  // A claim may carry fractions of a second, and any sign; a database keeps whole seconds of our time.
  expect(looked(signed({ iat: now - 9.5 }))).toMatchObject({ ok: true, iat: now - 10 });
  expect(looked(signed({ iat: -1e300 }))).toMatchObject({ ok: true, iat: 0 });
});

test.each([
  [
    'signed with a shared secret',
    jsonwebtoken.sign(claims, 'x'.repeat(40), { keyid: 'k' }),
    'algorithm-not-allowed',
  ],
  ['signed by nobody', withHeader({ alg: 'none', kid: 'key-1' }), 'algorithm-not-allowed'],
  ['of another RSA algorithm', withHeader({ alg: 'PS256', kid: 'key-1' }), 'algorithm-not-allowed'],
  ['without a kid', withHeader({ alg: 'RS256' }), 'kid-unsafe'],
  ['whose kid leaves its folder', signed({}, { kid: 'a..b' }), 'kid-unsafe'],
  ['whose kid is a path', signed({}, { kid: 'a/b' }), 'kid-unsafe'],
  ['whose kid is too long', signed({}, { kid: 'k'.repeat(129) }), 'kid-unsafe'],
  ['with a claim of the wrong type', signed({ qsh: 1 }), 'claims-malformed'],
  ['that has ended', signed({ exp: now - 60 }), 'expired'],
  ['that begins later', signed({ nbf: now + 61 }), 'not-yet-valid'],
  ['of tomorrow', signed({ iat: now + 61 }), 'not-yet-valid'],
  ['that lives for ever', signed({ exp: now + 86_401 }), 'lives-too-long'],
  ['for another app', signed({ aud: 'https://other.example.com' }), 'audience-mismatch'],
  ['for another app first', signed({ aud: ['https://other.example.com', app.baseUrl] }), 'audience-mismatch'],
  ['for nobody', signed({ aud: undefined }), 'audience-mismatch'],
  ['of the JavaScript bridge', signed({ qsh: 'context-qsh' }), 'token-kind-not-allowed'],
  ['of another request', signed({ qsh: 'a'.repeat(64) }), 'qsh-mismatch'],
  ['without a query hash', signed({ qsh: undefined }), 'qsh-mismatch'],
  ['signed by a stranger', signed({}, {}, stranger.privateKey), 'signature-invalid'],
])('a token %s is refused', (_what, compact, kind) => {
  expect(looked(compact)).toMatchObject({ ok: false, rejection: { kind } });
});

test('of an algorithm that is none, the log gets no more than a name', () => {
  const named = (alg: string) => looked(withHeader({ alg, kid: 'key-1' }));
  expect(named('X'.repeat(50))).toMatchObject({ rejection: { received: 'X'.repeat(32), allowed: 'RS256' } });
});

test('a token of another method, address or parameter is not for this call', () => {
  for (const other of [
    { ...request, method: 'GET' },
    { ...request, url: '/connect/uninstalled?user=1' },
    { ...request, url: '/connect/installed?user=2' },
  ])
    expect(looked(signed(), other)).toMatchObject({ rejection: { kind: 'qsh-mismatch' } });
});

test('a token that ended while its key was looked for is refused', () => {
  const late = now + 170 + 60;
  expect(looked(signed(), request, publicKey, late - 1).ok).toBe(true);
  expect(looked(signed(), request, publicKey, late)).toMatchObject({ rejection: { kind: 'expired' } });
});

describe('the body of a verified call', () => {
  const verified = { ok: true, iss: 'client-1', iat: now, exp: now + 100 } as const;
  const body = {
    key: 'my-app',
    clientKey: 'client-1',
    baseUrl: 'https://acme.atlassian.net/',
    eventType: 'installed',
    sharedSecret: 's'.repeat(32),
  };

  test('is taken with its site, and fields we do not know are left aside', () => {
    expect(readInstalled({ ...body, news: 1 }, verified, app)).toMatchObject({
      ok: true,
      siteOrigin: 'https://acme.atlassian.net',
      payload: { clientKey: 'client-1' },
    });
    const { sharedSecret: _, ...without } = body;
    expect(readUninstalled({ ...without, eventType: null }, verified, app).ok).toBe(true);
  });

  test.each([
    ['of another tenant', { clientKey: 'client-2' }, 'issuer-mismatch'],
    ['of another app', { key: 'other-app' }, 'app-key-mismatch'],
    ['of another event', { eventType: 'uninstalled' }, 'event-mismatch'],
    ['of a site that is not allowed', { baseUrl: 'https://acme.example.com' }, 'site-not-allowed'],
    ['without a secret', { sharedSecret: '' }, 'payload-malformed'],
    ['with a NUL in a text', { oauthClientId: 'a\0b' }, 'payload-malformed'],
    ['with a clientKey that is none', { clientKey: 'client 1' }, 'payload-malformed'],
  ])('%s is refused', (_what, change, kind) => {
    expect(readInstalled({ ...body, ...change }, verified, app)).toMatchObject({
      ok: false,
      rejection: { kind },
    });
  });

  test.each([
    ['a key of one letter', { key: 'a' }, { appKey: 'a' }],
    ['the longest clientKey', { clientKey: 'c'.repeat(255) }, {}],
    ['the longest secret', { sharedSecret: 's'.repeat(4096) }, {}],
  ])('%s is taken', (_what, change, ofApp) => {
    const taken = { ...body, ...change };
    expect(readInstalled(taken, { ...verified, iss: taken.clientKey }, { ...app, ...ofApp }).ok).toBe(true);
  });

  const longest = {
    ...{ key: 255, clientKey: 255, eventType: 64, displayUrl: 512, productType: 64, oauthClientId: 512 },
    ...{ installationId: 512, cloudId: 255, sharedSecret: 4096 },
  };
  test.each(Object.entries(longest))('%s has %d letters at most, and one at least', (field, most) => {
    const problem = `missing or of the wrong type: ${field}`;
    const optional = !['key', 'clientKey', 'sharedSecret'].includes(field);
    const kindOf = (length: number) => {
      const read = readInstalled({ ...body, [field]: 'x'.repeat(length) }, verified, app);
      return read.ok || read.rejection.kind !== 'payload-malformed' ? 'read' : read.rejection.problem;
    };
    expect([kindOf(most), kindOf(most + 1), kindOf(0)]).toEqual([
      'read',
      problem,
      optional ? 'read' : problem,
    ]);
  });

  test.each(['displayUrl', 'productType', 'oauthClientId', 'installationId', 'cloudId', 'eventType'])(
    '%s may be missing or null',
    (field) => {
      const without = { ...body, [field]: undefined };
      for (const change of [without, { ...body, [field]: null }])
        expect(readInstalled(change, verified, app)).toMatchObject({ ok: true });
    },
  );

  test.each(['displayUrl', 'productType', 'oauthClientId', 'installationId', 'cloudId'])(
    '%s holds no control character',
    (field) => {
      for (const text of ['\u0000a', 'a\u0007', 'a\nb'])
        expect(readInstalled({ ...body, [field]: text }, verified, app)).toMatchObject({ ok: false });
    },
  );

  test.each(['', 'a'.repeat(513)])('an address of %.3s… is none', (baseUrl) => {
    expect(readInstalled({ ...body, baseUrl }, verified, app)).toMatchObject({
      rejection: { kind: 'payload-malformed', problem: 'missing or of the wrong type: baseUrl' },
    });
    expect(readInstalled({ ...body, baseUrl: 'a'.repeat(512) }, verified, app)).toMatchObject({
      rejection: { kind: 'site-not-allowed' },
    });
  });

  test('what is wrong is named, without its value', () => {
    expect(readInstalled({ ...body, sharedSecret: 7, clientKey: undefined }, verified, app)).toEqual({
      ok: false,
      rejection: {
        kind: 'payload-malformed',
        problem: 'missing or of the wrong type: clientKey, sharedSecret',
      },
    });
    expect(readInstalled('text', verified, app)).toMatchObject({
      rejection: { problem: 'missing or of the wrong type: body' },
    });
  });
});

describe('what the log is told of a refusal', () => {
  test.each<[string, string, object]>([
    [
      'another audience',
      signed({ aud: ['https://other.example'] }),
      { kind: 'audience-mismatch', expected: [app.baseUrl], received: 'https://other.example' },
    ],
    [
      'no audience',
      signed({ aud: undefined }),
      { kind: 'audience-mismatch', expected: [app.baseUrl], received: null },
    ],
    [
      'a token of a page',
      signed({ qsh: 'context-qsh' }),
      { kind: 'token-kind-not-allowed', received: 'context' },
    ],
    [
      'no query hash',
      signed({ qsh: undefined }),
      { kind: 'qsh-mismatch', expected: claims.qsh, received: null, canonical: 'POST&/installed&user=1' },
    ],
    [
      'a shared secret',
      withHeader({ alg: 'HS256', kid: 'key-1' }),
      { kind: 'algorithm-not-allowed', received: 'HS256', allowed: 'RS256' },
    ],
    ['no kid', withHeader({ alg: 'RS256' }), { kind: 'kid-unsafe' }],
    ['a kid that climbs', withHeader({ alg: 'RS256', kid: 'a..b' }), { kind: 'kid-unsafe' }],
    ['a kid with a slash', withHeader({ alg: 'RS256', kid: 'a/b' }), { kind: 'kid-unsafe' }],
    ['a kid that begins with a dot', withHeader({ alg: 'RS256', kid: '.a' }), { kind: 'kid-unsafe' }],
    ['a kid of 129 letters', withHeader({ alg: 'RS256', kid: 'k'.repeat(129) }), { kind: 'kid-unsafe' }],
  ])('%s', (_what, compact, rejection) => {
    expect(looked(compact)).toEqual({ ok: false, rejection });
  });

  test('a kid of 128 letters is safe', () => {
    const read = readLifecycleToken(withHeader({ alg: 'RS256', kid: 'k'.repeat(128) }), request, app, now);
    expect(read).toMatchObject({ ok: true, kid: 'k'.repeat(128) });
  });

  const verified = { ok: true, iss: 'client-1', iat: now, exp: now + 100 } as const;
  const body = { key: 'my-app', clientKey: 'client-1', baseUrl: 'https://acme.atlassian.net' };
  test.each<[object, object]>([
    [{ clientKey: 'client-2' }, { kind: 'issuer-mismatch', iss: 'client-1', clientKey: 'client-2' }],
    [{ key: 'other' }, { kind: 'app-key-mismatch', expected: 'my-app', received: 'other' }],
    [{ eventType: 'enabled' }, { kind: 'event-mismatch', expected: 'uninstalled', received: 'enabled' }],
    [{ baseUrl: 'https://a.example' }, { kind: 'site-not-allowed', baseUrl: 'https://a.example' }],
  ])('a body with %j', (change, rejection) => {
    expect(readUninstalled({ ...body, ...change }, verified, app)).toEqual({ ok: false, rejection });
  });
});
