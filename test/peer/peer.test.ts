import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { listedCredentials } from '../../src/simulated-jira/credentials/listed.ts';
import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { scenarioNamed } from '../../src/simulated-jira/scenarios/index.ts';
import { type SimulatedJira, startSimulatedJira } from '../../src/simulated-jira/start.ts';
import { freePort } from '../run/free-port.ts';
import { until } from '../run/until.ts';
import { jsonOf, postJson } from '../simulated-jira/calls.ts';
import { installed } from '../simulated-jira/connect-app.ts';
import { installPeer } from './installed-peer.ts';

const here = join(process.cwd(), 'test/peer');

async function startPeer(port: number, prefix: string, jira: SimulatedJira): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['app.cjs'], {
    cwd: here,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      PEER_PREFIX: prefix,
      // The framework's own switch for the address of install keys; its host list is open in development.
      CONNECT_KEYS_CDN_URL: jira.installKeysUrl,
    },
  });
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the peer app ended with ${code}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('ready')) resolve();
    });
  });
  return child;
}

/** Atlassian's framework knows nothing of this project: what it accepts is what Jira sends. */
describe.each([{ prefix: '' }, { prefix: '/some/prefix' }])(
  'an app on atlassian-connect-express below "$prefix"',
  ({ prefix }) => {
    let jira: SimulatedJira;
    let peer: ChildProcess;
    let baseUrl: string;

    beforeAll(async () => {
      await installPeer();
      jira = await startSimulatedJira({
        scenario: scenarioNamed('healthy') ?? { name: '', description: '' },
      });
      const port = await freePort();
      peer = await startPeer(port, prefix, jira);
      baseUrl = `http://localhost:${port}${prefix}`;
    });

    afterAll(async () => {
      peer?.kill();
      await jira?.close();
    });

    test('installs, opens its page for a user, and calls Jira as itself within its scopes', async () => {
      const { clientKey, accountId } = await installed(jira.controlUrl, `${baseUrl}/atlassian-connect.json`);
      const address = `${jira.controlUrl}/apps/peer-app/page?module=page&as=${accounts.member}&project.key=A%26B`;
      const { url } = (await (await fetch(address)).json()) as { url: string };
      const page = await fetch(url);
      expect(page.status).toBe(200);
      expect(await page.json()).toMatchObject({
        clientKey,
        viewer: accounts.member,
        note: 'two words',
        myself: { status: 200, body: { accountId, accountType: 'app', active: true } },
        search: { status: 200, body: { isLast: true } },
        permissions: { status: 403, body: { message: 'Request not in an authorized API scope' } },
      });
      const events = jira.world.requests.filter(({ role }) => role === 'site');
      expect(events.map(({ identity }) => identity)).toEqual(['connect-app', 'connect-app', 'connect-app']);
    });

    test('refuses a page address somebody changed, and one of a stranger', async () => {
      const address = `${jira.controlUrl}/apps/peer-app/page?module=page&as=${accounts.member}`;
      const { url } = (await (await fetch(address)).json()) as { url: string };
      expect((await fetch(url.replace('lic=none', 'lic=active'))).status).toBe(401);
      expect((await fetch(url.replace(/jwt=.*/, ''))).status).toBe(401);
    });

    test('is told of a new issue by a webhook that its framework authenticates', async () => {
      const { authorization = '' } =
        listedCredentials(jira.world).find(
          ({ kind, name }) => kind === 'api-token' && name === 'Mika Member',
        ) ?? {};
      const fields = { project: { key: 'PAY' }, summary: 'Told', issuetype: { name: 'Task' } };
      const created = await postJson(`${jira.siteUrl}/rest/api/3/issue`, { fields }, { authorization });
      const { key } = await jsonOf(created);
      await until(() => (jira.world.state.webhookDeliveries?.length ?? 0) > 0);
      expect(jira.world.state.webhookDeliveries?.map(({ status }) => status)).toEqual([204]);
      expect(await (await fetch(`${baseUrl}/told`)).json()).toEqual([
        { event: 'jira:issue_created', key, by: accounts.member },
      ]);
    });

    test('is uninstalled with signed callbacks it accepts', async () => {
      const response = await fetch(`${jira.controlUrl}/apps/peer-app`, { method: 'DELETE' });
      expect(await response.json()).toEqual({
        disabled: { kind: 'not-subscribed' },
        uninstalled: { kind: 'accepted' },
      });
    });
  },
);
