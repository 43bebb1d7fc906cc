import { generateKeyPairSync } from 'node:crypto';
import { installKeys } from '../../../src/add-on/server/connect/install-keys.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 1_024 });
const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const begun = 1_800_000_000_000;

type Answer = (url: string) => Response | Promise<Response>;

/** Keys read from a source that answers as it is told, with the addresses that were asked for. */
function keys(answer: Answer, urls: readonly string[] = ['https://keys.example']) {
  const asked: string[] = [];
  const source = { answer, time: begun };
  const found = installKeys({
    urls,
    now: () => new Date(source.time),
    fetch: async (input) => {
      asked.push(String(input));
      return source.answer(String(input));
    },
  });
  const told = async (kid = 'one', from = 'here') => {
    const answer = await found.find(kid, from);
    return answer.ok ? 'key' : [answer.kind, 'retryAfterSeconds' in answer ? answer.retryAfterSeconds : null];
  };
  return { source, asked, told };
}

const failing: Answer = () => {
  throw new TypeError('fetch failed');
};

describe('what a source says of a kid', () => {
  test.each<[string, Answer, unknown]>([
    ['a public key', () => new Response(`\n${pem}`), 'key'],
    ['404', () => new Response('no', { status: 404 }), ['unknown', null]],
    ['a redirect', () => new Response(null, { status: 302, headers: { location: '/x' } }), ['unknown', null]],
    ['500', () => new Response('no', { status: 500 }), ['unreachable', 5]],
    ['499', () => new Response('no', { status: 499 }), ['unknown', null]],
    ['429', () => new Response('no', { status: 429 }), ['unreachable', 5]],
    ['nothing', failing, ['unreachable', 5]],
    ['an empty answer', () => new Response(null), ['unknown', null]],
    ['rubbish', () => new Response('-----BEGIN PUBLIC KEY-----\nrubbish'), ['unknown', null]],
    ['a key followed by more than a key holds', () => new Response(pem.padEnd(16_385)), ['unknown', null]],
    ['a key followed by blanks', () => new Response(pem.padEnd(16_384)), 'key'],
    [
      'a private key',
      () => new Response(rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
      ['unknown', null],
    ],
    [
      'a key of another kind',
      () =>
        new Response(
          generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString(),
        ),
      ['unknown', null],
    ],
  ])('%s', async (_what, answer, expected) => {
    expect(await keys(answer).told()).toEqual(expected);
  });
});

test('sources are tried in order; where one did not answer, nothing is known against the kid', async () => {
  const urls = ['https://a.example', 'https://b.example'];
  const first = keys(() => new Response(pem), urls);
  expect([await first.told('kid'), first.asked]).toEqual(['key', ['https://a.example/kid']]);
  const second = keys(
    (url) => (url.startsWith(urls[0] ?? '') ? new Response('', { status: 404 }) : new Response(pem)),
    urls,
  );
  expect([await second.told(), second.asked.length]).toEqual(['key', 2]);
  const half = keys(
    (url) => (url.startsWith(urls[0] ?? '') ? failing(url) : new Response('', { status: 404 })),
    urls,
  );
  expect(await half.told()).toEqual(['unreachable', 5]);
});

test.each<[string, Answer, number]>([
  ['a key for a day', () => new Response(pem), 86_400_000],
  ['that there is none for five minutes', () => new Response('', { status: 404 }), 300_000],
  ['that nobody answered for three seconds', failing, 3_000],
])('it remembers %s', async (_what, answer, life) => {
  const { source, asked, told } = keys(answer);
  await told();
  source.time = begun + life - 1;
  await told();
  expect(asked).toHaveLength(1);
  source.time = begun + life;
  await told();
  expect(asked).toHaveLength(2);
});

test('who asks for a kid that is being looked up waits for that answer', async () => {
  const { asked, told } = keys(() => new Response(pem));
  expect(await Promise.all([told(), told(), told('two')])).toEqual(['key', 'key', 'key']);
  expect(asked).toHaveLength(2);
});

test('one address that asks for ever new kids is told to wait, others are not; those that found a key come first', async () => {
  const { source, told } = keys(() => new Response('', { status: 404 }));
  const flood = await Promise.all(Array.from({ length: 41 }, (_, index) => told(`kid-${index}`, 'flooding')));
  expect(flood.at(-1)).toEqual(['too-many', 2]);
  for (const from of ['b', 'c'])
    await Promise.all(Array.from({ length: 41 }, (_, index) => told(`${from}-${index}`, from)));
  source.answer = () => new Response(pem);
  expect(await told('good', 'trusted')).toBe('key');
  expect(await told('better', 'trusted')).toBe('key');
  expect(await told('other', 'b')).toEqual(['too-many', 2]);
});

test('a flood of unknown kids pushes no known key out', async () => {
  const { source, asked, told } = keys(() => new Response(pem));
  await told('known');
  source.answer = () => new Response('', { status: 404 });
  for (let index = 0; index < 520; index += 1)
    await told(`kid-${index}`, `from-${index % 40}-${index}`).then(() => {
      // Look-ups are earned again as time passes.
      source.time += 100;
    });
  const before = asked.length;
  expect(await told('known')).toBe('key');
  expect(asked.length).toBe(before);
  expect(await told('kid-519', 'again')).toEqual(['unknown', null]);
  expect(asked.length).toBe(before);
  await told('kid-0', 'again');
  expect(asked.length).toBe(before + 1);
});

test('what a source answers instead of a key is not read to its end, and the next source is asked', async () => {
  const cancelled: number[] = [];
  const refusing = (status: number) =>
    new Response(new ReadableStream({ cancel: () => void cancelled.push(1) }), { status });
  const told = async (first: number, second: number) => {
    const urls = ['https://one.example', 'https://two.example'];
    const source = keys((url) => refusing(url.startsWith('https://one') ? first : second), urls);
    return [await source.told('kid'), source.asked];
  };
  const asked = ['https://one.example/kid', 'https://two.example/kid'];
  expect(await told(404, 404)).toEqual([['unknown', null], asked]);
  expect(await told(500, 404)).toEqual([['unreachable', 5], asked]);
  expect(await told(404, 429)).toEqual([['unreachable', 5], asked]);
  expect(cancelled).toHaveLength(6);
});
