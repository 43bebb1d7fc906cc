import { createHmac } from 'node:crypto';
import supertest, { type Test } from 'supertest';
import { assembled, type Claims, hs256, payloadOf, qshOf, rs256, seconds, signedRaw } from '../jira.ts';
import { type Attack, type Battlefield, posted, refusedWith, withEach, without } from './attack.ts';
import { genuine, install, installClaims, takeover } from './install.ts';

const installAs = (field: Battlefield, change: Claims): Test =>
  install(field, `JWT ${rs256(installClaims(field, change), field.key)}`);
const installLacking = (field: Battlefield, claim: string): Test =>
  install(field, `JWT ${rs256(without(installClaims(field), claim), field.key)}`);
const withHeader = (field: Battlefield, header: Record<string, unknown>): Test => {
  const [, payload, signature] = genuine(field).split('.');
  const [changed] = assembled(JSON.stringify(header), '').split('.');
  return install(field, `JWT ${changed}.${payload}.${signature}`);
};
const withForgedKey = (field: Battlefield, header: Record<string, unknown> = {}): Test =>
  install(field, `JWT ${rs256(installClaims(field), field.forgedKey, header)}`);
const knownKey = '{"alg":"RS256","kid":"key-1"}';

const tokenAttacks = refusedWith(401, 'install token', {
  'no token': (field) => install(field, null),
  'an empty Authorization': (field) => install(field, ''),
  'no scheme': (field) => install(field, genuine(field)),
  'another scheme': (field) => install(field, `Bearer ${genuine(field)}`),
  'basic authentication': (field) => install(field, 'Basic YTpi'),
  rubbish: (field) => install(field, 'JWT rubbish'),
  'two dots and nothing': (field) => install(field, 'JWT ..'),
  'two parts': (field) => install(field, `JWT ${genuine(field).split('.').slice(0, 2).join('.')}`),
  'four parts': (field) => install(field, `JWT ${genuine(field)}.x`),
  'a payload that is no JSON': (field) => install(field, `JWT ${assembled(knownKey, '{{{', 'x')}`),
  'a payload that is an array': (field) => install(field, `JWT ${assembled(knownKey, '[]', 'x')}`),
  'a header that is null': (field) => install(field, `JWT ${assembled('null', '{"iss":"victim"}', 'x')}`),
  'ten kilobytes of token': (field) => installAs(field, { pad: 'x'.repeat(9000) }),
  'no signature': (field) => install(field, `JWT ${genuine(field).replace(/[^.]*$/, '')}`),
  'a changed payload': (field) => {
    const [header, , signature] = genuine(field).split('.');
    const [, payload] = assembled('', JSON.stringify(installClaims(field, { sub: 'x' }))).split('.');
    return install(field, `JWT ${header}.${payload}.${signature}`);
  },
  'the token in the query only': (field) =>
    supertest(field.url)
      .post(`/connect/installed?jwt=${genuine(field)}`)
      .send(payloadOf(field.victim, 'installed')),
  'the token in the body only': (field) =>
    install(field, null, { ...payloadOf(field.victim, 'installed'), jwt: genuine(field) }),
  'a token in header and query': (field) =>
    posted(field, '/connect/installed?jwt=a.b.c', genuine(field)).send(takeover(field)),
});

const otherAlgorithms = [
  ...['none', 'None', 'NONE', 'nOnE', '', 'rs256', 'RS256 '],
  ...['RS384', 'RS512', 'PS256', 'ES256', 'HS256', 'HS512'],
];

const algorithmAttacks = refusedWith(401, 'install algorithm', {
  ...withEach(
    otherAlgorithms,
    (alg) => `alg ${JSON.stringify(alg)}`,
    (field, alg) => withHeader(field, { typ: 'JWT', alg, kid: field.key.kid }),
  ),
  'alg none without signature': (field) =>
    install(field, `JWT ${assembled('{"alg":"none"}', JSON.stringify(installClaims(field)))}`),
  'alg an array': (field) => withHeader(field, { alg: ['RS256'], kid: field.key.kid }),
  'no alg': (field) => withHeader(field, { kid: field.key.kid }),
  'HS256 with the public key as secret': (field) => {
    const header = JSON.stringify({ alg: 'HS256', kid: field.key.kid });
    const input = assembled(header, JSON.stringify(installClaims(field))).slice(0, -1);
    const signature = createHmac('sha256', field.key.publicPem).update(input).digest('base64url');
    return install(field, `JWT ${input}.${signature}`);
  },
  'HS256 with the shared secret': (field) =>
    install(field, `JWT ${hs256(installClaims(field), field.victim.sharedSecret)}`),
  'a critical extension': (field) =>
    withHeader(field, { alg: 'RS256', kid: field.key.kid, crit: ['b64'], b64: false }),
  'a key of its own in the header': (field) =>
    withForgedKey(field, { kid: field.key.kid, jwk: field.forgedKey.jwk }),
});

const otherKids = [
  ...['', '/', '..', '../jwks', 'a/b', 'a\\b', '%2e%2e%2fjwks', 'key-1?x', 'key-1#x', 'key-1/', 'key-1\n'],
  ...['key 1', 'kéy', 'key\u0000', '.key-1', 'a..b', 'http://evil.example/k', '@evil.example'],
  ...['k'.repeat(129), 'k'.repeat(5000)],
];

const kidAttacks = refusedWith(401, 'install key', {
  'no kid': (field) => withHeader(field, { alg: 'RS256' }),
  'a kid that is a number': (field) => withHeader(field, { alg: 'RS256', kid: 1 }),
  'a kid that is an object': (field) => withHeader(field, { alg: 'RS256', kid: { a: 1 } }),
  'a forged key under a known kid': (field) => withForgedKey(field, { kid: field.key.kid }),
  'a forged key under an unknown kid': (field) => withForgedKey(field),
  ...withEach(
    otherKids,
    (kid) => `kid of ${kid.length}: ${JSON.stringify(kid.slice(0, 40))}`,
    (field, kid) => withForgedKey(field, { kid }),
  ),
});

/** What a JSON writer would not make of a number. */
const otherExpiries = ['"9999999999"', 'null', 'true', '{}', '1e999', '1999999999999', '-1', 'NaN'];

const claimAttacks = refusedWith(401, 'install claims', {
  expired: (field) => installAs(field, { exp: seconds() - 61, iat: seconds() - 961 }),
  'no exp': (field) => installLacking(field, 'exp'),
  ...withEach(
    otherExpiries,
    (exp) => `exp ${exp}`,
    (field, exp) => {
      const payload = JSON.stringify(installClaims(field)).replace(/"exp":\d+/, `"exp":${exp}`);
      const input = assembled(JSON.stringify({ alg: 'RS256', kid: field.key.kid }), payload).slice(0, -1);
      return install(field, `JWT ${signedRaw(input, field.key)}`);
    },
  ),
  'not valid yet (nbf)': (field) => installAs(field, { nbf: seconds() + 120 }),
  'issued in the future': (field) => installAs(field, { iat: seconds() + 120 }),
  'nbf a text': (field) => installAs(field, { nbf: 'soon' }),
  'no aud': (field) => installLacking(field, 'aud'),
  'aud of another app': (field) => installAs(field, { aud: 'https://evil.example' }),
  'aud that begins with ours': (field) => installAs(field, { aud: `${field.url}.evil.example` }),
  'aud in another case': (field) => installAs(field, { aud: field.url.toUpperCase() }),
  'aud below ours': (field) => installAs(field, { aud: `${field.url}/x` }),
  'aud with ours second': (field) => installAs(field, { aud: ['https://evil.example', field.url] }),
  'aud an empty list': (field) => installAs(field, { aud: [] }),
  'aud an object': (field) => installAs(field, { aud: { 0: field.url } }),
  'aud empty': (field) => installAs(field, { aud: '' }),
  'iss of another tenant': (field) => installAs(field, { iss: field.other.clientKey }),
  'no iss': (field) => installLacking(field, 'iss'),
  'iss a list': (field) => installAs(field, { iss: [field.victim.clientKey] }),
  'iss with a NUL': (field) => installAs(field, { iss: `victim\u0000` }),
  'no qsh': (field) => installLacking(field, 'qsh'),
  'qsh context-qsh': (field) => installAs(field, { qsh: 'context-qsh' }),
  'qsh of another path': (field) =>
    installAs(field, { qsh: qshOf('POST', `${field.url}/connect/uninstalled`, field.url) }),
  'qsh of another method': (field) =>
    installAs(field, { qsh: qshOf('GET', `${field.url}/connect/installed`, field.url) }),
  'qsh in upper case': (field) => installAs(field, { qsh: String(installClaims(field).qsh).toUpperCase() }),
  'qsh a list': (field) => installAs(field, { qsh: [installClaims(field).qsh] }),
  'a query that was not signed': (field) =>
    posted(field, '/connect/installed?a=1', genuine(field)).send(takeover(field)),
});

export const installTokenAttacks: readonly Attack[] = [
  ...tokenAttacks,
  ...refusedWith(431, 'install token', {
    'twenty kilobytes of header': (field) => install(field, `JWT ${'a'.repeat(20_000)}`),
  }),
  ...algorithmAttacks,
  ...kidAttacks,
  ...claimAttacks,
];
