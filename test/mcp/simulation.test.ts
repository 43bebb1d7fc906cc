import { oneSimulation } from '../../src/mcp/simulation.ts';

const answers = async (url: string): Promise<boolean> =>
  fetch(`${url}/rest/api/3/serverInfo`).then(
    () => true,
    () => false,
  );

test('of two that are started at once the later one runs, and a stop waits for both', async () => {
  const simulation = oneSimulation();
  const starting = [simulation.start(undefined), simulation.start(undefined)] as const;
  const stopped = simulation.stop();
  const [first, second] = await Promise.all(starting);
  await stopped;
  expect(simulation.running()).toBeNull();
  expect([await answers(first.siteUrl), await answers(second.siteUrl)]).toEqual([false, false]);
});

test('a scenario there is none of ends nothing that runs, and keeps nobody waiting', async () => {
  const simulation = oneSimulation();
  const { siteUrl } = await simulation.start(undefined);
  await expect(simulation.start('nowhere')).rejects.toThrow('nowhere');
  expect(await answers(siteUrl)).toBe(true);
  await simulation.stop();
  expect(await answers(siteUrl)).toBe(false);
});
