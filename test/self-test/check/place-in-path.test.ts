import { loadOperations } from '../../../src/jira-facts/index.ts';
import { namedInPath, placeParameter, projectKeyOf } from '../../../src/self-test/ask/named-in-path.ts';
import { scopesForOperations } from '../../../src/self-test/check/request/index.ts';
import { secrets } from '../../../src/simulated-jira/credentials/known.ts';
import { startSimulatedJira } from '../../../src/simulated-jira/start.ts';
import { patchState } from '../../simulated-jira/connect-app.ts';
import { checkSite } from './run-check-command.ts';

const table = loadOperations();

test.each([
  [
    'POST /rest/api/3/issue/{issueIdOrKey}/transitions',
    'POST /rest/api/3/issue/pay-7/transitions',
    'issueKey=PAY-7',
    'PAY',
  ],
  [
    'PUT /rest/api/3/issue/{issueIdOrKey}',
    'PUT /rest/api/3/issue/10001?notifyUsers=false',
    'issueId=10001',
    null,
  ],
  ['PUT /rest/api/3/project/{projectIdOrKey}', 'PUT /rest/api/3/project/PAY', 'projectKey=PAY', 'PAY'],
  ['PUT /rest/api/3/issue/{issueIdOrKey}', 'PUT /rest/api/3/issue/{issueIdOrKey}', null, null],
  ['POST /rest/api/3/issue', 'POST /rest/api/3/issue', null, null],
])('%s asked as %s is about %s', (name, asked, parameter, project) => {
  const operation = table.named(name);
  const place = operation === null ? null : namedInPath(operation, asked);
  expect(place === null ? null : placeParameter(place)).toBe(parameter);
  expect(place === null ? null : projectKeyOf(place)).toBe(project);
});

test('a write is derived for the work item in its path, not for the first project that is seen', async () => {
  const jira = await startSimulatedJira();
  try {
    const { permissionSchemeId } = jira.world.state.projects.find(({ key }) => key === 'PAY') ?? {};
    const scheme = jira.world.state.permissionSchemes.find(({ id }) => id === permissionSchemeId);
    const grants = (scheme?.grants ?? []).filter(({ permission }) => permission === 'TRANSITION_ISSUES');
    for (const { permission, holder } of grants)
      await patchState(jira.controlUrl, {
        commands: [{ do: 'revoke-in-project', project: 'PAY', permission, holder }],
      });
    const operation = 'POST /rest/api/3/issue/PAY-1/transitions';
    const { report, code } = await checkSite(jira, ['--operation', operation], {
      CLEARANCE_EMAIL: 'ada@example.com',
      CLEARANCE_API_TOKEN: secrets.admin,
    });
    expect(report.probes[0]).toMatchObject({ operation, verdict: 'problem' });
    expect(report.gaps.projectPermissions).toEqual([
      { identity: 'api-token', project: 'PAY', permission: 'TRANSITION_ISSUES' },
    ]);
    expect(code).toBe(1);
  } finally {
    await jira.close();
  }
});

test('a path that names no work item names no project where a right is to be granted', async () => {
  const jira = await startSimulatedJira();
  try {
    for (const { grants } of jira.world.state.permissionSchemes) {
      const others = grants.filter(({ permission }) => permission !== 'CREATE_ISSUES');
      grants.splice(0, grants.length, ...others);
    }
    const { report } = await checkSite(jira, ['--operation', 'POST /rest/api/3/issue/bulk'], {
      CLEARANCE_EMAIL: 'ada@example.com',
      CLEARANCE_API_TOKEN: secrets.admin,
    });
    expect(report.probes[0]).toMatchObject({ verdict: 'problem' });
    expect(report.gaps.projectPermissions).toEqual([]);
  } finally {
    await jira.close();
  }
});

test('where nobody said what is needed, no user is asked to let an app write or manage', () => {
  expect(scopesForOperations(table, null).filter((scope) => /^(?:write|manage|delete):/.test(scope))).toEqual(
    [],
  );
  expect(scopesForOperations(table, ['GET /rest/api/3/role'])).toContain('manage:jira-configuration');
});
