import { causeIds } from '../../../src/diagnosis/cause.ts';
import { createWorld } from '../../../src/simulated-jira/create-world.ts';
import { faults } from '../../../src/simulated-jira/faults/index.ts';
import { plantedFaults } from '../../../src/simulated-jira/scenarios/planted/index.ts';

const { world, setAddresses } = createWorld({
  clock: () => Date.UTC(2026, 10, 21),
  fetch,
  siteName: 'acme',
  afterInstall: () => undefined,
});
setAddresses('http://localhost:2990', 'http://localhost:2991');

test('there are more than forty, of different names and causes', () => {
  expect(plantedFaults.length).toBeGreaterThanOrEqual(60);
  expect(new Set(plantedFaults.map(({ name }) => name)).size).toBe(plantedFaults.length);
  expect(new Set(plantedFaults.map(({ expectedCause }) => expectedCause)).size).toBeGreaterThanOrEqual(25);
  for (const { expectedCause } of plantedFaults) expect(causeIds).toContain(expectedCause);
});

describe('what is planted can be mended', () => {
  const onTheSite = plantedFaults.filter(({ needs }) => !needs.includes('connect'));
  test.each(onTheSite.map((fault) => [fault.name, fault] as const))('%s', (_, fault) => {
    const before = JSON.stringify(world.state);
    fault.plant(world);
    const during = JSON.stringify(world.state);
    const call = fault.check(world);
    fault.mend(world);
    const mended = fault.checkMended(world);
    // Something is wrong in the state or in the call, and it is another thing afterwards.
    const stateChanged = during !== before && JSON.stringify(world.state) !== during;
    const callChanged = JSON.stringify(call) !== JSON.stringify(mended);
    const memberPromoted = during === before && JSON.stringify(world.state) !== during;
    expect([fault.name, stateChanged || callChanged || memberPromoted]).toEqual([fault.name, true]);
    for (const { name } of world.state.faults) expect(faults.map((each) => each.name)).toContain(name);
    world.state.faults = [];
    Object.assign(world.state.site, { deployment: 'cloud', contextPath: '', version: '1001.0.0-SNAPSHOT' });
  });
});
