import { refusalLimit } from '../../../src/add-on/server/refusal-limit.ts';

const begun = 1_800_000_000_000;

function noted() {
  let time = begun;
  const limit = refusalLimit(() => new Date(time));
  return {
    at: (ms: number) => {
      time = begun + ms;
    },
    note: (address: string, times = 1) =>
      Array.from({ length: times }, () => limit.note(address)).at(-1) ?? null,
  };
}

test('a thousand refusals a minute and address are let by, then it is told how long to wait', () => {
  const { note, at } = noted();
  expect(note('a', 1_000)).toBeNull();
  expect(note('a')).toBe(60);
  at(30_500);
  expect(note('a')).toBe(30);
  at(59_900);
  expect(note('a')).toBe(1);
  expect(note('b')).toBeNull();
  at(60_000);
  expect(note('a')).toBeNull();
});

test('of more addresses than are remembered the count begins anew', () => {
  const { note } = noted();
  note('a', 1_001);
  for (let index = 1; index < 20_000; index += 1) note(`other-${index}`);
  expect(note('a')).toBeNull();
});
