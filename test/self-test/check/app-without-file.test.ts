import { type SimulatedJira, startSimulatedJira } from '../../../src/simulated-jira/start.ts';
import { TestApp } from '../../simulated-jira/connect-app.ts';
import { checkSite } from './run-check-command.ts';

let jira: SimulatedJira;
let app: TestApp;
beforeAll(async () => {
  jira = await startSimulatedJira();
  app = await TestApp.start();
  app.scopes = ['READ'];
});
afterAll(async () => {
  await jira.close();
  await app.close();
});

test('where nobody says what the app declares, the group is still said with the scope that brings it', async () => {
  await fetch(`${jira.controlUrl}/apps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ descriptorUrl: app.descriptorUrl }),
  });
  const [known] = jira.world.state.connectApps;
  if (known === undefined) throw new Error('the app was not installed');
  const { report, code } = await checkSite(
    jira,
    ['--as', 'connect-app', '--operation', 'GET /rest/api/3/role'],
    {
      CLEARANCE_APP_KEY: known.key,
      CLEARANCE_CLIENT_KEY: known.clientKey,
      CLEARANCE_SHARED_SECRET: known.sharedSecret,
    },
  );
  expect(report.gaps.scopes.map(({ missing }) => missing)).toEqual([['ADMIN']]);
  expect(report.gaps.groups).toEqual([]);
  expect(code).toBe(1);
});
