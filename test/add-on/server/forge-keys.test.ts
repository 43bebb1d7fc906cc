import { generateKeyPairSync } from 'node:crypto';
import { forgeKeySet } from '../../../src/add-on/server/forge/key-set.ts';

const jwk = generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey.export({ format: 'jwk' });
const begun = 1_800_000_000_000;
const set = (...keys: object[]): Response => Response.json({ keys });
const named = (kid: string, more: object = {}) => ({ ...jwk, kid, ...more });

function keys(answer: () => Response | Promise<Response>) {
  const source = { answer, time: begun, asked: 0 };
  const found = forgeKeySet({
    url: 'https://keys.example/jwks',
    now: () => new Date(source.time),
    fetch: async () => {
      source.asked += 1;
      return source.answer();
    },
  });
  const told = async (kid: string) => {
    const key = await found.find(kid);
    return key.ok ? 'key' : key.kind;
  };
  return { source, told, find: (kid: string) => found.find(kid) };
}

const failing = (): Response => {
  throw new TypeError('fetch failed');
};

test.each<[string, () => Response, string]>([
  ['its key', () => set(named('one')), 'key'],
  ['its key, said to be for signatures', () => set(named('one', { alg: 'RS256', use: 'sig' })), 'key'],
  ['its key among others', () => set(named('zero', { n: 7 }), named('one')), 'key'],
  ['other keys', () => set(named('two')), 'unknown'],
  ['its key for another algorithm', () => set(named('one', { alg: 'RS512' })), 'unknown'],
  ['its key for encryption', () => set(named('one', { use: 'enc' })), 'unknown'],
  ['its key of another kind', () => set(named('one', { kty: 'EC' })), 'unknown'],
  ['a key that cannot be read', () => set({ kid: 'one', kty: 'RSA', n: 7 }), 'unknown'],
  ['404', () => new Response('no', { status: 404 }), 'unreachable'],
  ['a redirect', () => new Response(null, { status: 302 }), 'unreachable'],
  ['nothing', failing, 'unreachable'],
  ['no JSON', () => new Response('no'), 'unreachable'],
  ['no body', () => new Response(null), 'unreachable'],
  ['something else', () => Response.json({ keys: 'none' }), 'unreachable'],
  [
    'more than a set holds',
    () => new Response(JSON.stringify({ keys: [named('one')] }).padEnd(262_145)),
    'unreachable',
  ],
  [
    'a set followed by blanks',
    () => new Response(JSON.stringify({ keys: [named('one')] }).padEnd(262_144)),
    'key',
  ],
])('a source that answers %s', async (_what, answer, expected) => {
  expect(await keys(answer).told('one')).toBe(expected);
});

test('the source is asked once for all who wait, and for unknown kids once in ten seconds', async () => {
  const { source, told } = keys(() => set(named('one')));
  expect(await Promise.all(['one', 'one', 'two'].map(told))).toEqual(['key', 'key', 'unknown']);
  expect(source.asked).toBe(1);
  source.time = begun + 9_999;
  expect([await told('two'), source.asked]).toEqual(['unknown', 1]);
  source.time = begun + 10_000;
  expect([await told('two'), source.asked]).toEqual(['unknown', 2]);
});

test('a key once seen is looked up again after ten minutes, and works on while the source is silent', async () => {
  const { source, told, find } = keys(() => set(named('one')));
  await told('one');
  source.time = begun + 599_999;
  expect([await told('one'), source.asked]).toEqual(['key', 1]);
  source.answer = failing;
  source.time = begun + 600_000;
  expect([await told('one'), source.asked]).toEqual(['key', 2]);
  source.time += 9_999;
  expect([await told('one'), source.asked]).toEqual(['key', 2]);
  expect(await find('two')).toEqual({ ok: false, kind: 'unreachable', retryAfterSeconds: 10 });
  source.answer = () => set(named('two'));
  source.time += 1;
  expect([await told('two'), await told('one'), source.asked]).toEqual(['key', 'unknown', 3]);
});

test('what a source answers instead of keys is not read to its end', async () => {
  const cancelled: number[] = [];
  const body = () => new ReadableStream({ cancel: () => void cancelled.push(1) });
  expect(await keys(() => new Response(body(), { status: 404 })).told('one')).toBe('unreachable');
  expect(cancelled).toHaveLength(1);
});
