import { secrets } from '../../../src/simulated-jira/credentials/known.ts';
import { type SimulatedJira, startSimulatedJira } from '../../../src/simulated-jira/start.ts';
import { patchState } from '../../simulated-jira/connect-app.ts';
import { checkSite } from './run-check-command.ts';

let jira: SimulatedJira;
beforeAll(async () => {
  jira = await startSimulatedJira();
});
afterAll(() => jira.close());

const workTypes = async (email: string, token: string) => {
  const { report } = await checkSite(jira, ['--project', 'PAY'], {
    CLEARANCE_EMAIL: email,
    CLEARANCE_API_TOKEN: token,
  });
  const line = report.checks?.find(({ id }) => id === 'work-types');
  return [line?.verdict, line?.note];
};

test('the list names the work types that may be created, or why there are none', async () => {
  expect(await workTypes('ada@example.com', secrets.admin)).toEqual([
    'healthy',
    'Task, Bug, Story, Epic, Sub-task.',
  ]);
  const { permissionSchemeId } = jira.world.state.projects.find(({ key }) => key === 'PAY') ?? {};
  const scheme = jira.world.state.permissionSchemes.find(({ id }) => id === permissionSchemeId);
  for (const { permission, holder } of scheme?.grants ?? []) {
    if (permission !== 'CREATE_ISSUES') continue;
    await patchState(jira.controlUrl, {
      commands: [{ do: 'revoke-in-project', project: 'PAY', permission, holder }],
    });
  }
  expect(await workTypes('ada@example.com', secrets.admin)).toEqual([
    'not-applicable',
    'None: CREATE_ISSUES is not held there.',
  ]);
});
