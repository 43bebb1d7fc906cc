import { allOrNone } from '../../../src/add-on/wiring/all-or-none.ts';

test('what was opened before something that does not open is let go of, the last first, and the reason stays', async () => {
  const told: string[] = [];
  const opening = allOrNone(async (orElse) => {
    orElse(() => told.push('first'));
    orElse(async () => {
      told.push('second');
      throw new Error('on the way out');
    });
    orElse(() => {
      told.push('third');
      throw new Error('on the way out');
    });
    throw new Error('the third did not open');
  });
  await expect(opening).rejects.toThrow('the third did not open');
  expect(told).toEqual(['third', 'second', 'first']);
});

test('what opened as a whole stays open', async () => {
  const told: string[] = [];
  const opened = await allOrNone(async (orElse) => {
    orElse(() => told.push('let go'));
    return 'open';
  });
  expect([opened, ...told]).toEqual(['open']);
});
