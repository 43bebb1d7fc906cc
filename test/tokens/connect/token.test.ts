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
