import { heardTokens, hearing, withHeard } from '../../../src/add-on/tenants/heard-tokens.ts';

const token = (digest: string, until = 1_000, signed?: string) => ({
  digest,
  until,
  ...(signed && { signed }),
});

test.each([
  ['never heard', token('c', 1, 'z'), 'new'],
  ['the newest, come again', token('b'), 'newest'],
  ['heard before another', token('a'), 'replayed'],
  ['of a signature heard before', token('c', 1, 'one'), 'other-body'],
  ['written before signatures were kept', token('c'), 'new'],
])('a call %s', (_what, call, expected) => {
  expect(hearing([token('a', 1, 'one'), token('b')], call)).toBe(expected);
  expect(hearing([], call)).toBe('new');
});

test('what is heard is kept until it has ended, each once, twenty at most', () => {
  const heard = (before: ReturnType<typeof token>[], now: number) =>
    heardTokens(withHeard(before, token('new'), now)).map(({ digest }) => digest);
  expect(heard([token('a', 101), token('b', 100), token('new')], 100)).toEqual(['a', 'new']);
  const many = Array.from({ length: 25 }, (_, n) => token(`t${n}`));
  expect(heard(many, 0)).toEqual([...Array.from({ length: 19 }, (_, n) => `t${n + 6}`), 'new']);
  expect(heardTokens(null)).toEqual([]);
  expect(() => heardTokens('[{}]')).toThrow();
});
