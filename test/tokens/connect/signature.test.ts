import { createSecretKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import jsonwebtoken from 'jsonwebtoken';
import { isSignedHs256, isSignedRs256 } from '../../../src/tokens/connect/signature.ts';
import { decodeToken } from '../../../src/tokens/connect/token.ts';

const claims = { iss: 'client-key-1', iat: 1_767_225_600, exp: 1_767_225_780, qsh: 'context-qsh' };
const secret = createSecretKey('shared-secret-for-tests-0123456789abcdef', 'utf8');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
const hs256 = jsonwebtoken.sign(claims, secret, { algorithm: 'HS256' });
const rs256 = jsonwebtoken.sign(claims, rsa.privateKey, { algorithm: 'RS256' });

const kinds = [
  { algorithm: 'HS256', token: hs256, key: secret, isSigned: isSignedHs256 },
  { algorithm: 'RS256', token: rs256, key: rsa.publicKey, isSigned: isSignedRs256 },
] as const;

/** Ours as the routes use it: read, the algorithm compared, then the signature. */
function believed(compact: string, { algorithm, key, isSigned }: (typeof kinds)[number]): boolean {
  const decoded = decodeToken(compact);
  return decoded.ok && decoded.token.alg === algorithm && isSigned(compact, key);
}

function theirs(compact: string, algorithm: 'HS256' | 'RS256', key: KeyObject): boolean {
  try {
    jsonwebtoken.verify(compact, key, {
      algorithms: [algorithm],
      ignoreExpiration: true,
      ignoreNotBefore: true,
    });
    return true;
  } catch {
    return false;
  }
}

const alphabet = 'ABab09-_.=+/ \n\u00e9\ud83d\ude00';
const change = fc.record({
  at: fc.nat(2_000),
  drop: fc.nat(3),
  put: fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 3 }),
});

describe.each(kinds)('a signature $algorithm', (kind) => {
  const { algorithm, token, key } = kind;

  test('is believed as it was made', () => {
    expect(believed(token, kind)).toBe(true);
  });

  test('is never believed where jsonwebtoken does not believe it, nor in a second spelling', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const altered = changes.reduce((text, { at, drop, put }) => {
          const from = at % (text.length + 1);
          return text.slice(0, from) + put + text.slice(from + drop);
        }, token);
        const ours = believed(altered, kind);
        expect(ours && !theirs(altered, algorithm, key)).toBe(false);
        expect(ours).toBe(altered === token);
      }),
      { numRuns: 500 },
    );
  });

  test('is not believed in another spelling of its last sign, whose lowest bits nobody signs', () => {
    const alphabet64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const spellings = [...alphabet64].map((sign) => token.slice(0, -1) + sign);
    expect(spellings.filter((spelling) => believed(spelling, kind))).toEqual([token]);
  });

  test('cut off, or of another algorithm, is not believed', () => {
    expect(believed(token.slice(0, token.lastIndexOf('.') + 1), kind)).toBe(false);
    for (const other of kinds) expect(believed(other.token, kind)).toBe(other === kind);
  });
});

test('a public key is no secret, and only an RSA key of 2048 bits or more verifies RS256', () => {
  const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const confused = jsonwebtoken.sign(claims, pem, { algorithm: 'HS256' });
  expect(isSignedHs256(confused, rsa.publicKey)).toBe(false);
  expect(isSignedRs256(confused, createSecretKey(pem, 'utf8'))).toBe(false);
  expect(isSignedRs256(rs256, rsa.privateKey)).toBe(false);
  const weak = jsonwebtoken.sign(claims, short.privateKey, {
    algorithm: 'RS256',
    allowInsecureKeySizes: true,
  });
  expect(isSignedRs256(weak, short.publicKey)).toBe(false);
  expect(isSignedRs256(rs256, pss.publicKey)).toBe(false);
});
