import { createHmac, createSecretKey } from 'node:crypto';
import { decodeSymmetric } from 'atlassian-jwt';
import jsonwebtoken from 'jsonwebtoken';
import { signAppJwt } from '../../../src/tokens/connect/sign-app-jwt.ts';
import { decodeToken, type UnverifiedToken } from '../../../src/tokens/connect/token.ts';
import { type Hs256Expectation, verifyHs256 } from '../../../src/tokens/connect/verify-hs256.ts';
import { Secret } from '../../../src/tokens/secret.ts';

/** The documented sample: claims iss, sub, iat, exp and the qsh of GET https://app.example.com/admin?lic=none. */
const secret = 'shared-secret-for-tests-0123456789abcdef';
const sample =
  'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJjbGllbnQta2V5LTEiLCJzdWIiOiI1YjEwYWM4ZDgyZTA1YjIyY2M3ZDRlZjUiLCJpYXQiOjE3NjcyMjU2MDAsImV4cCI6MTc2NzIyNTc4MCwicXNoIjoiZTU3Nzk2MWU4MjhmMjMxYjcxYjc3NDk4Zjc1YTA0MmY3ZWM1YTYwNTBhMjlhMmIzZjBhNTM4ODliZWZkNGUyZSJ9.ueNeHrSfLo6DAsgTaW8jCGUaO_RemrppXHjsmMNRJr8';
const issued = 1_767_225_600;
const expires = issued + 180;

const read = (compact: string): UnverifiedToken => {
  const decoded = decodeToken(compact);
  if (!decoded.ok) throw new Error(decoded.rejection.kind);
  return decoded.token;
};

const expected = (change: Partial<Hs256Expectation> = {}): Hs256Expectation => ({
  key: createSecretKey(secret, 'utf8'),
  method: 'GET',
  url: '/admin?lic=none&jwt=whatever',
  basePath: '',
  qsh: 'request',
  audiences: [],
  now: issued,
  ...change,
});

describe('verifyHs256 on the documented sample', () => {
  test('believes it, and hands out its claims', () => {
    expect(verifyHs256(read(sample), expected())).toEqual({
      ok: true,
      claims: {
        iss: 'client-key-1',
        sub: '5b10ac8d82e05b22cc7d4ef5',
        iat: issued,
        exp: expires,
        qsh: 'e577961e828f231b71b77498f75a042f7ec5a6050a29a2b3f0a53889befd4e2e',
      },
    });
  });

  test.each([
    ['59 seconds after its end', expires + 59],
    ['60 seconds before it was issued', issued - 60],
  ])('still believes it %s', (_when, now) => {
    expect(verifyHs256(read(sample), expected({ now })).ok).toBe(true);
  });

  test.each([
    ['a minute after its end', { now: expires + 60 }, { kind: 'expired', exp: expires, now: expires + 60 }],
    [
      'too early',
      { now: issued - 61 },
      { kind: 'not-yet-valid', claim: 'iat', value: issued, now: issued - 61 },
    ],
    ['another secret', { key: createSecretKey('another', 'utf8') }, { kind: 'signature-invalid' }],
    [
      'another query',
      { url: '/admin?lic=active' },
      {
        kind: 'qsh-mismatch',
        expected: expect.stringMatching(/^[0-9a-f]{64}$/),
        received: 'e577961e828f231b71b77498f75a042f7ec5a6050a29a2b3f0a53889befd4e2e',
        canonical: 'GET&/admin&lic=active',
      },
    ],
  ])('does not after %s, and says why', (_name, change, rejection) => {
    expect(verifyHs256(read(sample), expected(change))).toEqual({ ok: false, rejection });
  });
});

describe('verifyHs256 on tokens signed with the very secret', () => {
  const signed = (claims: object, alg: 'HS256' | 'HS512' = 'HS256'): UnverifiedToken =>
    read(
      jsonwebtoken.sign({ iss: 'client-key-1', iat: issued, exp: expires, ...claims }, secret, {
        algorithm: alg,
      }),
    );
  const context = { qsh: 'context-qsh' };
  const api = { qsh: 'request-or-context', audiences: ['https://app.example.com', 'clearance'] } as const;

  test.each([
    ['without an audience', {}, true],
    ['for us', { aud: 'https://app.example.com/' }, true],
    ['for us first', { aud: ['clearance', 'somebody-else'] }, true],
    ['for somebody else', { aud: 'https://elsewhere.example' }, false],
    ['for somebody else first', { aud: ['somebody-else', 'clearance'] }, false],
    ['for nobody', { aud: [] }, false],
  ])('one %s', (_name, claims, ok) => {
    const verified = verifyHs256(signed({ ...context, ...claims }), expected(api));
    expect(verified.ok).toBe(ok);
    if (!verified.ok) expect(verified.rejection.kind).toBe('audience-mismatch');
  });

  test('of another algorithm is not verified as one of its own, whatever its signature', () => {
    const relabelled = { ...signed(context), alg: 'HS512' };
    const rejection = { kind: 'algorithm-not-allowed', received: 'HS512', allowed: 'HS256' };
    for (const token of [relabelled, signed(context, 'HS512')])
      expect(verifyHs256(token, expected(api))).toEqual({ ok: false, rejection });
  });
});

describe('signAppJwt', () => {
  test('is what Atlassian’s own library reads', () => {
    const jwt = signAppJwt({
      appKey: 'clearance',
      clientKey: 'client-key-1',
      sharedSecret: new Secret(secret),
      method: 'GET',
      url: 'https://acme.atlassian.net/rest/api/3/mypermissions?permissions=BROWSE_PROJECTS,ADMINISTER',
      baseUrl: 'https://acme.atlassian.net',
      now: issued,
    });
    expect(String(jwt)).toBe('***');
    expect(decodeSymmetric(jwt.reveal(), secret, 'HS256' as never)).toEqual({
      iss: 'clearance',
      aud: ['client-key-1'],
      iat: issued,
      exp: expires,
      qsh: 'f835cd7fb9a67d6fa098489ed027b3a0d8233c77518b16763a976e020e602c74',
    });
  });
});

test('claims that are none are refused, though the very secret signed them; of an algorithm a name is told', () => {
  const said = { iss: 'client-key-1', exp: 'soon' };
  const parts = ['{"typ":"JWT","alg":"HS256"}', JSON.stringify(said)].map((text) =>
    Buffer.from(text).toString('base64url'),
  );
  const signature = createHmac('sha256', secret).update(parts.join('.')).digest('base64url');
  expect(verifyHs256(read([...parts, signature].join('.')), expected())).toEqual({
    ok: false,
    rejection: { kind: 'claims-malformed', problem: 'missing or of the wrong type: exp' },
  });
  expect(verifyHs256({ ...read(sample), alg: 'X'.repeat(50) }, expected())).toEqual({
    ok: false,
    rejection: { kind: 'algorithm-not-allowed', received: 'X'.repeat(32), allowed: 'HS256' },
  });
});
