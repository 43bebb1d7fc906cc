import { allowances, earn } from '../../../src/add-on/server/allowance.ts';

const rate = { most: 4, perSecond: 2 };

test('what is spent is earned again, up to the most; a clock set back earns nothing and takes nothing', () => {
  const allowance = { left: 0, earnedAt: 1_000 };
  const after = (at: number) => {
    earn(allowance, rate, at);
    return [allowance.left, allowance.earnedAt];
  };
  expect([after(2_000), after(1_500), after(2_500), after(60_000)]).toEqual([
    [2, 2_000],
    [2, 1_500],
    [4, 2_500],
    [4, 60_000],
  ]);
});

test('each name has its own; of more names than are remembered the oldest begins anew, the others do not', () => {
  const of = allowances(rate, 2);
  for (const name of ['a', 'b']) of(name, 0).left = 0;
  expect([of('a', 0).left, of('b', 500).left]).toEqual([0, 1]);
  expect(of('c', 500)).toEqual({ left: 4, earnedAt: 500 });
  expect([of('b', 500).left, of('c', 500).left]).toEqual([1, 4]);
  expect(of('a', 500).left).toBe(4);
});
