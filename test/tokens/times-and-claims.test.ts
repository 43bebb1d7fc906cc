import { inspect } from 'node:util';
import { firstAudience, parseClaims, withoutTrailingSlash } from '../../src/tokens/connect/claims.ts';
import { ConnectDescriptor, servedDescriptor } from '../../src/tokens/connect/descriptor.ts';
import { Secret } from '../../src/tokens/secret.ts';
import { checkTimes } from '../../src/tokens/token-times.ts';

const now = 1_800_000_000;
test.each<[Parameters<typeof checkTimes>[0], ReturnType<typeof checkTimes>]>([
  [{ exp: now - 59 }, null],
  [{ exp: now - 60 }, { kind: 'expired', exp: now - 60, now }],
  [{ exp: now + 1, nbf: now + 60, iat: now + 60 }, null],
  [
    { exp: now + 1, nbf: now + 61 },
    { kind: 'not-yet-valid', claim: 'nbf', value: now + 61, now },
  ],
  [
    { exp: now + 1, iat: now + 61 },
    { kind: 'not-yet-valid', claim: 'iat', value: now + 61, now },
  ],
  [{ exp: now + 86_400 }, null],
  [{ exp: now + 86_401 }, { kind: 'lives-too-long', exp: now + 86_401, now }],
])('a token of %j: %j', (claims, expected) => {
  expect(checkTimes(claims, now)).toEqual(expected);
});

const whole = { iss: 'a', exp: 1, sub: 's', iat: 1, nbf: 1, qsh: 'q', aud: ['b'] };
test('claims are read, those we do not know left aside', () => {
  expect(parseClaims({ ...whole, more: 1 })).toEqual({ ok: true, claims: whole });
  expect(parseClaims({ iss: 'a', exp: 1, sub: 's'.repeat(255), aud: 'b' }).ok).toBe(true);
});
test.each([
  [null, 'payload'],
  [{}, 'iss, exp'],
  [{ iss: '', exp: '1' }, 'iss, exp'],
  [{ ...whole, sub: '' }, 'sub'],
  [{ ...whole, sub: 's'.repeat(256) }, 'sub'],
  [{ ...whole, iat: '1', nbf: '1', qsh: 1, aud: 1 }, 'iat, nbf, qsh, aud'],
])('of the claims %j what is wrong is named, and not its value', (claims, names) => {
  const problem = `missing or of the wrong type: ${names}`;
  expect(parseClaims(claims)).toEqual({ ok: false, rejection: { kind: 'claims-malformed', problem } });
});

test('the audience is the one, or the first of a list; an address is one with or without its last slash', () => {
  expect([
    firstAudience('a'),
    firstAudience(['b', 'c']),
    firstAudience([]),
    firstAudience(undefined),
  ]).toEqual([...['a', 'b', null, null]]);
  expect([withoutTrailingSlash('https://a/'), withoutTrailingSlash('https://a')]).toEqual([
    'https://a',
    'https://a',
  ]);
});

test('a secret shows as three stars wherever it is printed', () => {
  const secret = new Secret('hunter2');
  const shown = [String(secret), JSON.stringify({ secret }), inspect({ secret }), secret.reveal()];
  expect(shown).toEqual(['***', '{"secret":"***"}', '{ secret: *** }', 'hunter2']);
});

test('a descriptor is served with the address and the key of this server, and otherwise as it stands', () => {
  const written = { key: 'k', name: 'n', baseUrl: 'https://old.example', links: {}, modules: { a: [] } };
  const read = ConnectDescriptor.parse(written);
  expect(servedDescriptor(read, { baseUrl: 'https://new.example/x', appKey: 'own' })).toEqual({
    ...{ key: 'own', name: 'n', scopes: [], modules: { a: [] }, baseUrl: 'https://new.example/x' },
    links: { self: 'https://new.example/x/atlassian-connect.json' },
  });
  const parses = (change: object) => ConnectDescriptor.safeParse({ ...written, ...change }).success;
  expect([parses({ key: 'k'.repeat(64) }), parses({ key: 'k'.repeat(65) })]).toEqual([true, false]);
  expect([parses({ key: '' }), parses({ name: '' }), parses({ apiMigrations: { a: 1 } })]).toEqual([
    ...[false, false, false],
  ]);
});
