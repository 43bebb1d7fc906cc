import { readDescriptor } from '../../src/add-on/wiring/shipped-files.ts';
import { connectDoor } from '../../src/cli/demo/connect-door.ts';
import { type Door, jsonPost } from '../../src/cli/demo/door.ts';
import { type Stage, setStage } from '../../src/cli/demo/stage.ts';
import { runSelfTestThrough } from '../../src/cli/demo/story.ts';
import { healthy } from '../../src/simulated-jira/scenarios/healthy.ts';
import { cell } from './reading-a-report.ts';

const silently = (): void => {};
const withScopes = (...scopes: string[]) => ({ descriptor: { ...readDescriptor(), scopes } });

/**
 * The thread that began it all: an add-on with READ acts for an administrator; /configuration and the search answer,
 * /permissions does not, nor does /settings/columns, which they tried next.
 */
describe('an add-on with READ that acts for an administrator', () => {
  let stage: Stage;
  let door: Door;

  beforeAll(async () => {
    stage = await setStage({
      scenario: healthy,
      env: { LOG_LEVEL: 'silent' },
      backend: withScopes('READ', 'ACT_AS_USER'),
    });
    door = await connectDoor(stage.jira, stage.backendUrl);
  });
  afterAll(() => stage.close());

  test('is told that ADMIN is missing for one call and that the other is closed to it', async () => {
    const report = await runSelfTestThrough(door, silently);
    expect(report.state).toBe('finished');
    expect(cell(report, 'connect-user', 'GET /rest/api/3/configuration')).toBe('healthy');
    expect(cell(report, 'connect-user', 'GET /rest/api/3/search/jql')).toBe('healthy');
    expect(cell(report, 'connect-user', 'GET /rest/api/3/permissions')).toBe(
      'problem: scope-missing (ADMIN)',
    );
    expect(cell(report, 'connect-user', 'GET /rest/api/3/settings/columns')).toBe(
      'problem: endpoint-not-available-to-identity',
    );
    const gap = report.gaps.scopes.find(({ identity }) => identity === 'connect-user');
    expect(gap?.missing).toEqual(['ADMIN']);
    expect(gap?.patch).toContain('"ADMIN"');
    expect(gap?.operations).toContain('GET /rest/api/3/permissions');
    expect(gap?.operations).not.toContain('GET /rest/api/3/settings/columns');
  });

  test('still lacks it while the descriptor declares ADMIN and the site has not agreed', async () => {
    await stage.restartBackend(withScopes('ADMIN', 'ACT_AS_USER'));
    const descriptorUrl = `${stage.backendUrl}/atlassian-connect.json`;
    const update = await fetch(`${stage.jira.controlUrl}/apps`, jsonPost({ descriptorUrl }));
    expect(update.status).toBe(202);
    const report = await runSelfTestThrough(door, silently);
    expect(cell(report, 'connect-user', 'GET /rest/api/3/permissions')).toBe(
      'problem: consent-missing (ADMIN)',
    );
  });

  test('may read the permissions once the site has accepted the update, and the columns as little as before', async () => {
    const approval = await fetch(`${stage.jira.controlUrl}/state`, {
      ...jsonPost({ commands: [{ do: 'approve-update', app: readDescriptor().key }] }),
      method: 'PATCH',
    });
    expect(approval.status).toBe(200);
    const report = await runSelfTestThrough(door, silently);
    expect(cell(report, 'connect-user', 'GET /rest/api/3/permissions')).toBe('healthy');
    expect(cell(report, 'connect-app', 'GET /rest/api/3/permissions')).toBe('healthy');
    expect(cell(report, 'connect-user', 'GET /rest/api/3/settings/columns')).toBe(
      'problem: endpoint-not-available-to-identity',
    );
    expect(report.gaps.scopes).toEqual([]);
  });
});
