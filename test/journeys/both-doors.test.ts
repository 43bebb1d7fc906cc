import { connectDoor } from '../../src/cli/demo/connect-door.ts';
import type { Door } from '../../src/cli/demo/door.ts';
import { forgeDoor } from '../../src/cli/demo/forge-door.ts';
import { setStage } from '../../src/cli/demo/stage.ts';
import { runSelfTestThrough } from '../../src/cli/demo/story.ts';
import type { Report } from '../../src/report/model.ts';
import { demo } from '../../src/simulated-jira/scenarios/demo.ts';
import type { SimulatedJira } from '../../src/simulated-jira/start.ts';
import { cell } from './reading-a-report.ts';

type OpenDoor = (jira: SimulatedJira, backendUrl: string) => Promise<Door>;

async function reportThrough(open: OpenDoor): Promise<Report> {
  const stage = await setStage({ scenario: demo, env: { LOG_LEVEL: 'silent' } });
  try {
    return await runSelfTestThrough(await open(stage.jira, stage.backendUrl), () => {});
  } finally {
    await stage.close();
  }
}

/** The same three things are wrong on the site; each door must name them, in the words of its framework. */
describe('a site that keeps apps out of its administrators and of one project', () => {
  let connect: Report;
  let forge: Report;
  beforeAll(async () => {
    connect = await reportThrough(connectDoor);
    forge = await reportThrough(forgeDoor);
  });

  test.each(['GET /rest/api/3/permissions', 'GET /rest/api/3/role', 'GET /rest/api/3/group/member'])(
    '%s lacks a scope through both',
    (operation) => {
      expect(cell(connect, 'connect-app', operation)).toBe('problem: scope-missing (ADMIN)');
      expect(cell(connect, 'connect-user', operation)).toBe('problem: scope-missing (ADMIN)');
      expect(cell(forge, 'forge-app', operation)).toMatch(
        /^problem: scope-missing \(manage:jira-configuration/,
      );
      expect(cell(forge, 'forge-user', operation)).toMatch(
        /^problem: scope-missing \(manage:jira-configuration/,
      );
    },
  );

  test('the smallest fix is one name each, for the app and the viewer alike', () => {
    for (const gap of connect.gaps.scopes) expect(gap.missing).toEqual(['ADMIN']);
    for (const gap of forge.gaps.scopes) expect(gap.missing).toContain('manage:jira-configuration');
    expect(connect.gaps.scopes.map(({ identity }) => identity)).toEqual(['connect-app', 'connect-user']);
    expect(forge.gaps.scopes.map(({ identity }) => identity)).toEqual(['forge-app', 'forge-user']);
  });

  test('what is closed to Connect apps for good wants a scope from a Forge app', () => {
    const operation = 'GET /rest/api/3/settings/columns';
    expect(cell(connect, 'connect-app', operation)).toBe('problem: endpoint-not-available-to-identity');
    expect(cell(forge, 'forge-app', operation)).toBe('problem: scope-missing (manage:jira-configuration)');
  });

  test('the app user is missed in the same group, and in the same project', () => {
    const groups = (report: Report) => report.gaps.groups.map(({ group }) => group);
    expect(groups(connect)).toEqual(['atlassian-addons-admin']);
    expect(groups(forge)).toEqual(groups(connect));
    const projects = (report: Report) =>
      report.gaps.projectPermissions.map(({ project, permission }) => `${project} ${permission}`);
    expect(projects(connect)).toEqual(['OPS BROWSE_PROJECTS']);
    expect(projects(forge)).toEqual(projects(connect));
  });

  test('nothing that is not there: what needs no scope and no group is healthy', () => {
    for (const operation of [
      'GET /rest/api/3/myself',
      'GET /rest/api/3/project/search',
      'GET /rest/api/3/search/jql',
    ]) {
      expect(cell(connect, 'connect-app', operation)).toBe('healthy');
      expect(cell(forge, 'forge-app', operation)).toBe('healthy');
    }
    expect(connect.identities.every(({ usable }) => usable)).toBe(true);
    expect(forge.identities.every(({ usable }) => usable)).toBe(true);
  });
});
