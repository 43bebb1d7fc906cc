import type { Request } from 'express';
import { deliveredToken } from '../../../src/add-on/server/forge/delivered-token.ts';
import { begun, endingIn, now } from './forge-invocations.ts';

const hour = 3_600_000;
const ends = (header: unknown): number | null => {
  const read = deliveredToken(
    { headers: { 'x-forge-oauth-user': header } } as unknown as Request,
    'x-forge-oauth-user',
    now(),
  );
  return read === null ? null : Date.parse(read.expiresAt) - begun;
};

test.each<[string, unknown, number | null]>([
  ['none', undefined, null],
  ['two in one', 'a,b', null],
  ['one with a blank', 'a b', null],
  ['one too long', 'a'.repeat(8_193), null],
  ['a long one', 'a'.repeat(8_192), 2 * hour],
  ['one that says nothing', 'opaque', 2 * hour],
  ['one whose middle is no JSON', 'a.b.c', 2 * hour],
  ['one that says it ends in an hour', endingIn(hour), hour],
  ['one that says it lives for a day', endingIn(24 * hour), 4 * hour],
  ['one that has ended', endingIn(-1_000), null],
  ['one that ends now', endingIn(0), null],
])('%s', (_what, header, expected) => {
  expect(ends(header)).toBe(expected);
});
