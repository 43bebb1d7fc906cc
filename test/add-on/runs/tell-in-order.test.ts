import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { tellInOrder } from '../../../src/add-on/runs/tell-in-order.ts';
import type { SelfTestEvent } from '../../../src/report/index.ts';
import { turns } from '../../../src/self-test/run/turns.ts';

const event = (sequence: number): SelfTestEvent => ({ type: 'started', sequence, total: 1 });
const numbers = (events: readonly SelfTestEvent[]): number[] => events.map(({ sequence }) => sequence);

test('what is told at once is written in order, some together, and the loop turns in between', async () => {
  const written: number[][] = [];
  let turned = 0;
  let over = false;
  const turning = (async () => {
    for (; !over; turned += 1) await turnOfTheLoop();
  })();
  const telling = tellInOrder({
    // A database in this process: every promise of it is kept without a turn of the loop.
    write: async (events) => void written.push(numbers(events)),
    onError: () => undefined,
  });
  for (let sequence = 1; sequence <= 1_000; sequence += 1) telling.tell(event(sequence));
  await telling.told();
  telling.tell(event(1_001));
  await telling.told();
  over = true;
  await turning;
  expect(written.flat()).toEqual(Array.from({ length: 1_001 }, (_, index) => index + 1));
  expect(Math.max(...written.map(({ length }) => length))).toBeLessThanOrEqual(20);
  expect(turned).toBeGreaterThanOrEqual(50);
});

test('what cannot be written is told once, and nothing after it is written', async () => {
  const failures: string[] = [];
  let tries = 0;
  const telling = tellInOrder({
    write: async () => {
      tries += 1;
      throw new Error('full');
    },
    onError: () => failures.push('full'),
  });
  telling.tell(event(1));
  await expect(telling.told()).rejects.toThrow('full');
  telling.tell(event(2));
  await expect(telling.told()).rejects.toThrow('full');
  expect([tries, failures]).toEqual([1, ['full']]);
});

test('turns are given one at a time, in the order in which they were asked for', async () => {
  const turn = turns();
  const given: number[] = [];
  let loops = 0;
  let over = false;
  const counting = (async () => {
    for (; !over; loops += 1) await turnOfTheLoop();
  })();
  await Promise.all(Array.from({ length: 30 }, (_, index) => turn().then(() => given.push(index))));
  await turn();
  over = true;
  await counting;
  expect(given).toEqual(Array.from({ length: 30 }, (_, index) => index));
  expect(loops).toBeGreaterThanOrEqual(29);
});
