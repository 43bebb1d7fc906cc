import type { Request } from 'express';
import { tokenInHeader, tokenInQuery } from '../../../src/add-on/server/presented-token.ts';

interface Sent {
  readonly authorization?: string | undefined;
  readonly query?: Record<string, unknown>;
  /** Authorization headers that Node drops. */
  readonly more?: number;
}

const request = ({ authorization, query = {}, more = 0 }: Sent): Request => {
  const times = (authorization === undefined ? 0 : 1) + more;
  return {
    headers: { authorization },
    rawHeaders: ['Host', 'x', ...Array.from({ length: times }, () => ['AUTHORIZATION', 'x']).flat()],
    url: `/x?${'jwt' in query ? 'jwt=' : ''}`,
    query,
  } as unknown as Request;
};

test.each<[Sent, object]>([
  [{}, { rejection: { kind: 'token-missing' } }],
  [{ authorization: 'JWT a.b.c' }, { ok: true, scheme: 'jwt', compact: 'a.b.c' }],
  [{ authorization: 'bearer a.b.' }, { ok: true, scheme: 'bearer', compact: 'a.b.' }],
  [{ authorization: 'Basic a.b.c' }, { rejection: { kind: 'token-malformed' } }],
  [{ authorization: 'JWT a.b' }, { rejection: { kind: 'token-malformed' } }],
  [{ authorization: 'JWT  a.b.c' }, { rejection: { kind: 'token-malformed' } }],
  [{ authorization: 'JWT' }, { rejection: { kind: 'token-malformed' } }],
  [{ authorization: 'JWT a.b.c', more: 1 }, { rejection: { kind: 'token-ambiguous', found: 2 } }],
  [{ authorization: 'JWT a.b.c', query: { jwt: 'x' } }, { rejection: { kind: 'token-ambiguous', found: 2 } }],
])('in a head: %j', (sent, expected) => {
  expect(tokenInHeader(request(sent))).toMatchObject(expected);
});

test.each<[Sent, object]>([
  [{}, { rejection: { kind: 'token-missing' } }],
  [{ query: { jwt: 'a.b.c' } }, { ok: true, scheme: 'jwt', compact: 'a.b.c' }],
  [{ query: { jwt: 'a.b.c' }, authorization: 'Basic x' }, { ok: true }],
  [{ query: { jwt: 'a.b.c' }, authorization: 'JWT x' }, { rejection: { kind: 'token-ambiguous', found: 2 } }],
  [{ query: { jwt: ['a', 'b', 'c'] } }, { rejection: { kind: 'token-ambiguous', found: 3 } }],
  [{ query: { jwt: { a: 'b' } } }, { rejection: { kind: 'token-ambiguous', found: 2 } }],
])('in an address: %j', (sent, expected) => {
  expect(tokenInQuery(request(sent))).toMatchObject(expected);
});
