import { decodeToken } from '../../../src/tokens/connect/token.ts';

const part = (text: string): string => Buffer.from(text).toString('base64url');

test.each([
  ['{"typ":"JWT","alg":"HS256"}', 'HS256', null],
  ['{"alg":"HS256","typ":"JWT"}', 'HS256', null],
  ['{"alg":"HS256", "typ":"JWT"}', 'HS256', null],
  ['{"typ":"JWT","alg":"HS256","kid":"k"}', 'HS256', 'k'],
  ['{"typ":"JWT","alg":"none"}', 'none', null],
])('the header %s is read as it stands', (header, alg, kid) => {
  const decoded = decodeToken(`${part(header)}.${part('{"iss":"somebody"}')}.c2ln`);
  expect(decoded).toMatchObject({ ok: true, token: { alg, kid, iss: 'somebody' } });
});

const whole = `${part('{"alg":"HS256"}')}.${part('{"iss":"somebody"}')}.c2ln`;
const of = (header: string, payload: string) => `${part(header)}.${part(payload)}.c2ln`;

test.each([
  ['a'.repeat(8_193), 'longer than 8 KiB'],
  ['a'.repeat(8_192), 'not three parts of base64url'],
  ['', 'not three parts of base64url'],
  ['a.b', 'not three parts of base64url'],
  [`.${whole}`, 'not three parts of base64url'],
  [`${whole}.x`, 'not three parts of base64url'],
  [`${whole}=`, 'not three parts of base64url'],
  [of('{"typ":"JWT"}', '{}'), 'header is no JSON object with alg'],
  [of('text', '{}'), 'header is no JSON object with alg'],
  [of('{"alg":"HS256","crit":[]}', '{}'), 'critical header extension'],
  [of('{"alg":"HS256"}', '{}'), 'payload is no JSON object with iss'],
  [of('{"alg":"HS256"}', 'text'), 'payload is no JSON object with iss'],
  [of('{"alg":"HS256"}', '{"iss":""}'), 'payload is no JSON object with iss'],
  [of('{"alg":"HS256"}', '{"iss":"a b"}'), 'payload is no JSON object with iss'],
  [of('{"alg":"HS256"}', '{"iss":" a"}'), 'payload is no JSON object with iss'],
  [of('{"alg":"HS256"}', '{"iss":"a "}'), 'payload is no JSON object with iss'],
  [of('{"alg":"HS256"}', JSON.stringify({ iss: 'i'.repeat(256) })), 'payload is no JSON object with iss'],
])('%.30s is no token', (compact, problem) => {
  expect(decodeToken(compact)).toEqual({ ok: false, rejection: { kind: 'token-malformed', problem } });
});

test('a token is read as it was sent, with or without a signature', () => {
  const payload = { iss: 'somebody', more: 1 };
  const compact = `${part('{"alg":"none"}')}.${part(JSON.stringify(payload))}.`;
  const token = { compact, alg: 'none', kid: null, iss: 'somebody', payload };
  expect(decodeToken(compact)).toEqual({ ok: true, token });
});
