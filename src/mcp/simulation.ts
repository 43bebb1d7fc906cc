import { createJira, type Jira } from '../simulated-jira/index.ts';
import type { Simulation } from './tool.ts';

/** The one simulated Jira a server may run; a start while it runs begins anew. */
export function oneSimulation(): Simulation {
  let jira: Jira | null = null;
  const stop = async (): Promise<void> => {
    const running = jira;
    jira = null;
    await running?.close();
  };
  return {
    running: () => jira,
    async start(scenario) {
      const started = await createJira(scenario === undefined ? {} : { scenario });
      await stop();
      jira = started;
      return started;
    },
    stop,
  };
}
