import { heardInvocations } from '../../../src/add-on/server/forge/heard-invocations.ts';

const start = 1_800_000_000;
let time: number;
const now = (): Date => new Date(time * 1_000);
beforeEach(() => {
  time = start;
});

const token = (name: string, life = 30) =>
  [`${name}.payload.signature`, { jti: name, exp: start + life }] as const;

test('a token passes once until a minute beyond its end, however its signature is spelled; one without a name passes', async () => {
  const heard = heardInvocations(now, null);
  expect(await heard.first(...token('a'))).toBe(true);
  expect(await heard.first('a.payload.other', { jti: 'a', exp: start + 30 })).toBe(false);
  time = start + 89;
  expect(await heard.first(...token('a'))).toBe(false);
  time = start + 90;
  expect(await heard.first(...token('a'))).toBe(true);
  expect(await heard.first('b.payload.x', { jti: null, exp: start })).toBe(true);
  expect(await heard.first('b.payload.x', { jti: null, exp: start })).toBe(true);
});

test('no more are remembered than there is room for: those that ended go first, then the oldest', async () => {
  const heard = heardInvocations(now, null, 3);
  for (const [name, life] of [
    ['lasting', 900],
    ['short', 10],
    ['newer', 900],
  ] as const)
    await heard.first(...token(name, life));
  time = start + 71;
  expect(await heard.first(...token('fourth', 900))).toBe(true);
  // Only what had ended was forgotten for it.
  expect(await heard.first(...token('lasting', 900))).toBe(false);
  expect(await heard.first(...token('newer', 900))).toBe(false);
  expect(await heard.first(...token('fifth', 900))).toBe(true);
  expect(await heard.first(...token('newer', 900))).toBe(false);
  expect(await heard.first(...token('lasting', 900))).toBe(true);
});

test('what others have heard is refused, and only what is new here is asked of them', async () => {
  const asked: [string, number][] = [];
  const shared = {
    first: async (digest: string, until: number) => {
      asked.push([digest, until]);
      return asked.length > 1;
    },
  };
  const heard = heardInvocations(now, shared);
  expect(await heard.first(...token('a'))).toBe(false);
  expect(await heard.first(...token('a'))).toBe(false);
  expect(await heard.first(...token('b'))).toBe(true);
  expect(asked.map(([, until]) => until)).toEqual([start + 90, start + 90]);
  expect(new Set(asked.map(([digest]) => digest)).size).toBe(2);
});
