import { untilSettled } from '../../../src/add-on/tenants/until-settled.ts';

/** A change that is overtaken so many times before it succeeds, and how often it was tried. */
async function settled(overtaken: number) {
  let tried = 0;
  const attempt = async () => {
    tried += 1;
    return tried > overtaken ? 'changed' : null;
  };
  const outcome = await untilSettled(attempt).catch(({ message }: Error) => message);
  return [outcome, tried];
}

test('a change is tried until it is not overtaken, a hundred times at most', async () => {
  expect(await settled(0)).toEqual(['changed', 1]);
  expect(await settled(99)).toEqual(['changed', 100]);
  const never = 'A tenant changed a hundred times while it was to be changed once.';
  expect(await settled(100)).toEqual([never, 100]);
});
