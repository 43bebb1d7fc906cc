import { selfHosted } from '../../../src/simulated-jira/scenarios/planted/self-hosted.ts';
import { type SimulatedJira, startSimulatedJira } from '../../../src/simulated-jira/start.ts';
import { pristine } from '../pristine.ts';

/** A server of one's own for the tests of a file, put back before each of them. */
export function ownServer(): { readonly jira: SimulatedJira } {
  let jira: SimulatedJira | undefined;
  let restore = (): void => {};
  const started = (): SimulatedJira => {
    if (jira === undefined) throw new Error('the server is started before the tests');
    return jira;
  };
  beforeAll(async () => {
    jira = await startSimulatedJira();
    restore = pristine(jira.world);
  });
  beforeEach(() => {
    restore();
    selfHosted(started().world);
  });
  afterAll(() => jira?.close());
  return {
    get jira() {
      return started();
    },
  };
}
