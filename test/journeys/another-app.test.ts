import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { connectDoor } from '../../src/cli/demo/connect-door.ts';
import type { Door } from '../../src/cli/demo/door.ts';
import { type Stage, setStage } from '../../src/cli/demo/stage.ts';
import { Report } from '../../src/report/model.ts';
import { scenarioNamed } from '../../src/simulated-jira/index.ts';

/** Another app of the site is judged by its own file and its own user: what is said is said to its developer, not to ours. */
const descriptor = {
  key: 'ledger',
  name: 'Ledger',
  baseUrl: '',
  authentication: { type: 'jwt' },
  lifecycle: { installed: '/installed' },
  scopes: ['READ', 'WRITE'],
  apiMigrations: { 'signed-install': true, 'context-qsh': true, gdpr: true },
};
const operations = [
  'GET /rest/api/3/project/search',
  'POST /rest/api/3/issue',
  'DELETE /rest/api/3/issue/{issueIdOrKey}',
];

let stage: Stage;
let door: Door;
let app: Server;
let accountId: string;

beforeAll(async () => {
  const scenario = scenarioNamed('healthy');
  if (scenario === null) throw new Error('there is no healthy scenario');
  stage = await setStage({ scenario, env: { LOG_LEVEL: 'silent' } });
  door = await connectDoor(stage.jira, stage.backendUrl);
  app = createServer((request, response) => {
    if (request.url !== '/atlassian-connect.json') return void response.writeHead(204).end();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(descriptor));
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const { port } = app.address() as AddressInfo;
  descriptor.baseUrl = `http://127.0.0.1:${port}`;
  const installed = await fetch(`${stage.jira.controlUrl}/apps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ descriptorUrl: `${descriptor.baseUrl}/atlassian-connect.json` }),
  });
  ({ accountId } = z.object({ accountId: z.string() }).parse(await installed.json()));
});
afterAll(async () => {
  app.closeAllConnections();
  await new Promise((resolve) => app.close(resolve));
  await stage.close();
});

const AppFile = z.object({
  kind: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
  flaws: z.array(z.string()),
});

async function judged(body: object): Promise<Report> {
  const { id } = z.object({ id: z.string() }).parse(await door.ask('POST', '/api/self-tests', body));
  for (;;) {
    const report = Report.parse(await door.ask('GET', `/api/self-tests/${id}`));
    if (report.state !== 'running') return report;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('its file says what it is and what it declares, and is not kept', async () => {
  const text = JSON.stringify(descriptor, null, 2);
  const read = AppFile.parse(await door.ask('POST', '/api/app-files', { text }));
  expect(read).toMatchObject({ kind: 'connect-app', name: 'Ledger', scopes: ['READ', 'WRITE'] });
  const manifest =
    'app:\n  id: ari:cloud:ecosystem::app/1\nmodules: {}\npermissions:\n  scopes: [read:jira-work]\n';
  expect(await door.ask('POST', '/api/app-files', { text: manifest })).toMatchObject({
    kind: 'forge-app',
    scopes: ['read:jira-work'],
  });
});

test('what it lacks is a gap of its own, with the change to its own file; Clearance is told to widen nothing', async () => {
  const declared = { kind: 'connect-app', name: 'Ledger', scopes: ['READ', 'WRITE'] };
  const report = await judged({ operations, account: accountId, app: declared, project: 'PAY' });
  expect(report.needs).toEqual({ from: 'app', name: 'Ledger', operations });
  expect(report.identities[0]).toMatchObject({
    kind: 'connect-app',
    label: 'the app Ledger',
    scopes: ['READ', 'WRITE'],
  });
  expect(report.gaps.scopes).toEqual([
    expect.objectContaining({
      identity: 'connect-app',
      missing: ['DELETE'],
      patch: '"scopes": ["READ", "WRITE", "DELETE"]',
    }),
  ]);
  const own = report.probes.find(
    ({ identity, operation }) => identity === 'connect-user' && operation.startsWith('DELETE'),
  );
  expect(own).toMatchObject({ verdict: 'closed', needed: false });
  const advice = await door.ask('GET', `/api/self-tests/${report.id}/advice`);
  expect(JSON.stringify(advice)).toContain('The app Ledger');
});

test('with what it needs declared, nothing is missing', async () => {
  const declared = { kind: 'connect-app', name: 'Ledger', scopes: ['READ', 'WRITE', 'DELETE'] };
  const report = await judged({ operations, account: accountId, app: declared, project: 'PAY' });
  expect(report.gaps.scopes).toEqual([]);
  expect(report.summary.problem).toBe(0);
});

test.each([
  [
    'no account',
    { app: { kind: 'connect-app', name: 'Ledger', scopes: [] }, operations },
    /name it as account/,
  ],
  [
    'a person in place of the app’s user',
    {
      app: { kind: 'connect-app', name: 'Ledger', scopes: [] },
      operations,
      account: '5b10ac8d82e05b22cc7d4ef5',
    },
    /no app's user/,
  ],
])('with %s nothing is judged, and it is said why', async (_name, body, words) => {
  await expect(door.ask('POST', '/api/self-tests', body)).rejects.toThrow(words);
});

test.each([
  ['something else', 'hello', /neither a Connect descriptor nor a Forge manifest/],
  ['nothing', '', /text must be/],
  ['broken JSON', '{"key": "a", ', /cannot be read/],
])('of %s it is said what is wanted', async (_name, text, words) => {
  await expect(door.ask('POST', '/api/app-files', { text })).rejects.toThrow(words);
});
