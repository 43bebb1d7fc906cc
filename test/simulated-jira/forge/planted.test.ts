import { forgeToken } from '../../../src/simulated-jira/forge/oauth-tokens.ts';
import { accounts } from '../../../src/simulated-jira/new-site/people.ts';
import { forgeFaults } from '../../../src/simulated-jira/scenarios/planted/forge-apps.ts';
import { type SimulatedJira, startSimulatedJira } from '../../../src/simulated-jira/start.ts';
import { get, postJson } from '../calls.ts';
import { pristine } from '../pristine.ts';
import { manifestWith } from './manifest-text.ts';
import { type Remote, startRemote } from './remote.ts';

const scopes =
  '[read:jira-work, read:jira-user, manage:jira-configuration, read:app-system-token, read:app-user-token]';

let jira: SimulatedJira;
let remote: Remote;
let restore: () => void;
beforeAll(async () => {
  [jira, remote] = await Promise.all([startSimulatedJira(), startRemote()]);
  await postJson(`${jira.controlUrl}/forge-apps`, {
    manifest: manifestWith(scopes),
    remoteUrl: remote.url,
  });
  restore = pristine(jira.world);
});
beforeEach(() => restore());
afterAll(() => Promise.all([jira.close(), remote.close()]));

/** Statuses of three calls that a healthy app may all make. */
async function statuses(identity: 'forge-app' | 'forge-user'): Promise<number[]> {
  const [app] = jira.world.state.forgeApps;
  if (app === undefined) throw new Error('not installed');
  const token =
    identity === 'forge-app'
      ? forgeToken(app, 'forge-system', app.accountId, app.grantedScopes, jira.world)
      : forgeToken(app, 'forge-user', accounts.admin, app.grantedScopes, jira.world);
  const paths = ['/rest/api/3/myself', '/rest/api/3/issue/PAY-1', '/rest/api/3/role'];
  const base = `${jira.apiUrl}/ex/jira/${jira.cloudId}`;
  const answers = await Promise.all(
    paths.map((path) => get(`${base}${path}`, { authorization: `Bearer ${token}` })),
  );
  return answers.map(({ status }) => status);
}

const seen: Record<string, number[]> = {
  'forge-scope-not-granted': [200, 401, 200],
  'forge-user-never-agreed': [403, 403, 403],
  'forge-app-user-no-administrator': [200, 200, 403],
  'forge-role-not-in-the-scheme': [200, 404, 200],
  'forge-app-kept-out-by-a-rule': [200, 404, 200],
};

test.each(forgeFaults.map((fault) => [fault.name, fault] as const))(
  '%s is seen on the wire, and gone once mended',
  async (name, fault) => {
    expect(await statuses(fault.identity)).toEqual([200, 200, 200]);
    fault.plant(jira.world);
    expect(await statuses(fault.identity)).toEqual(seen[name]);
    fault.mend(jira.world);
    expect(await statuses(fault.identity)).toEqual([200, 200, 200]);
  },
);
