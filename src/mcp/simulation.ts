import pLimit from 'p-limit';
import { createJira, type Jira } from '../simulated-jira/index.ts';
import type { Simulation } from './tool.ts';

/** The one simulated Jira a server may run; a start while it runs begins anew. Clients call tools side by side, so starts and stops wait for each other. */
export function oneSimulation(): Simulation {
  let jira: Jira | null = null;
  const inTurn = pLimit(1);

  async function end(): Promise<void> {
    const running = jira;
    jira = null;
    await running?.close();
  }

  return {
    running: () => jira,
    start: (scenario) =>
      inTurn(async () => {
        const started = await createJira(scenario === undefined ? {} : { scenario });
        await end();
        jira = started;
        return started;
      }),
    stop: () => inTurn(end),
  };
}
