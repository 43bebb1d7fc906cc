import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Sqlite from 'libsql';
import { z } from 'zod';
import { Alert } from '../../../src/add-on/watch/alert.ts';
import { connectDoor } from '../../../src/cli/demo/connect-door.ts';
import type { Door } from '../../../src/cli/demo/door.ts';
import { type Stage, setStage } from '../../../src/cli/demo/stage.ts';
import { accounts, scenarioNamed } from '../../../src/simulated-jira/index.ts';
import { until } from '../../run/until.ts';

/** Somebody's chat: takes what is posted, and can be out of order for a while. */
interface Receiver {
  readonly url: string;
  readonly got: { readonly headers: Record<string, unknown>; readonly body: string }[];
  failing: boolean;
  close(): Promise<void>;
}

async function receiver(): Promise<Receiver> {
  const got: Receiver['got'] = [];
  const state = { failing: false };
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (!state.failing)
        got.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(state.failing ? 500 : 204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/hook`,
    got,
    get failing() {
      return state.failing;
    },
    set failing(value) {
      state.failing = value;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const View = z.object({
  every: z.string(),
  alerts: z.array(Alert),
  lastRun: z
    .object({
      id: z.string(),
      at: z.string(),
      gaps: z.number(),
      glance: z.boolean().optional(),
      notSeen: z.array(z.string()).optional(),
    })
    .optional(),
  nextRun: z.string().optional(),
  expiries: z.array(z.object({ what: z.string() })),
});
type View = z.infer<typeof View>;

const secret = 'a secret of sixteen characters';
const operations = ['GET /rest/api/3/project/search', 'GET /rest/api/3/issue/{issueIdOrKey}'];

let stage: Stage;
let door: Door;
let chat: Receiver;
let looks = 0;

beforeAll(async () => {
  chat = await receiver();
  const scenario = scenarioNamed('healthy');
  if (scenario === null) throw new Error('there is no healthy scenario');
  stage = await setStage({
    scenario,
    // What is due is looked for at once: nothing here waits for an hour, and nothing should for two seconds.
    backend: { jobsPollMs: 20 },
    env: { LOG_LEVEL: 'silent', ALERT_WEBHOOK_URL: chat.url, ALERT_WEBHOOK_SECRET: secret },
  });
  door = await connectDoor(stage.jira, stage.backendUrl);
});
afterAll(async () => {
  await stage.close();
  await chat.close();
});

const view = async (): Promise<View> => View.parse(await door.ask('GET', '/api/watch'));

/** Makes whatever waits due now, as an hour would, and waits until the watch has looked. */
async function look(): Promise<View> {
  makeDue('watch');
  looks += 1;
  const before = (await view()).lastRun?.at;
  let seen = await view();
  await until(async () => {
    seen = await view();
    return seen.lastRun !== undefined && seen.lastRun.at !== before;
  });
  return seen;
}

function makeDue(queue: string): void {
  const database = new Sqlite(stage.databaseFile);
  database.exec('pragma busy_timeout = 5000');
  database.prepare('update jobs set run_at = 0 where queue = ?').run(queue);
  database.close();
}

/** Whether an alert that could not be told waits to be told again. */
function putOff(): boolean {
  const database = new Sqlite(stage.databaseFile, { readonly: true });
  const waiting = database.prepare("select 1 from jobs where queue = 'alert' and tries > 0 and run_at > ?");
  const found = waiting.get(Date.now()) !== undefined;
  database.close();
  return found;
}

async function requestsSeen(): Promise<readonly unknown[]> {
  const answer = await fetch(`${stage.jira.controlUrl}/requests`);
  const seen: unknown = await answer.json();
  return Array.isArray(seen) ? seen : z.object({ requests: z.array(z.unknown()) }).parse(seen).requests;
}

async function told(count: number): Promise<void> {
  await until(() => chat.got.length >= count);
}

async function change(...commands: object[]): Promise<void> {
  const answer = await fetch(`${stage.jira.controlUrl}/state`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ commands }),
  });
  expect(answer.status).toBe(200);
}

test('it is off until it is asked for, and says what it knows of ends', async () => {
  const seen = await view();
  expect(seen.every).toBe('off');
  expect(seen.nextRun).toBeUndefined();
  expect(seen.expiries.map(({ what }) => what)).toContain('Connect support');
});

test('what cannot be watched is refused in one sentence', async () => {
  await expect(door.ask('PUT', '/api/watch', { every: 'weekly' })).rejects.toThrow(/every/);
  await expect(door.ask('PUT', '/api/watch', { every: 'day', profile: 'nobody' })).rejects.toThrow(
    /no profile/,
  );
});

test('watched, it says when it will look; the first look tells nothing of gaps', async () => {
  const set = View.parse(await door.ask('PUT', '/api/watch', { every: 'hour', operations, project: 'OPS' }));
  expect(Date.parse(set.nextRun ?? '')).toBeGreaterThan(Date.now());
  const seen = await look();
  expect(seen.lastRun?.gaps).toBe(0);
  expect(seen.alerts.flatMap(({ opened }) => opened)).toEqual([]);
});

test('where nothing has changed, a glance is enough and costs a few calls', async () => {
  const full = (await view()).lastRun?.id;
  const before = (await requestsSeen()).length;
  const seen = await look();
  expect(seen.lastRun).toMatchObject({ id: full, glance: true, gaps: 0 });
  expect((await requestsSeen()).length - before).toBeLessThanOrEqual(4);
});

test('a scheme that shuts the app out is told once, signed, with the audit record that did it', async () => {
  const before = chat.got.length;
  await change({
    do: 'revoke-in-project',
    project: 'OPS',
    permission: 'BROWSE_PROJECTS',
    holder: { type: 'projectRole', parameter: 'atlassian-addons-project-access' },
  });
  const seen = await look();
  expect(seen.lastRun?.gaps).toBeGreaterThan(0);
  await told(before + 1);
  const [{ headers, body }] = chat.got.slice(-1) as [Receiver['got'][number]];
  const alert = Alert.parse(JSON.parse(body));
  expect(alert.opened.length).toBeGreaterThan(0);
  const [, seconds, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-clearance-signature'])) ?? [];
  expect(mac).toBe(createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex'));
  await look();
  expect(chat.got).toHaveLength(before + 1);
});

test('an outage tells nothing, and the end of the gap is told once it is over', async () => {
  const before = chat.got.length;
  await change({ do: 'switch-fault-on', fault: 'outage' });
  await look();
  await change({ do: 'switch-fault-off', fault: 'outage' });
  await look();
  expect(chat.got).toHaveLength(before);
  await change({
    do: 'grant-in-project',
    project: 'OPS',
    permission: 'BROWSE_PROJECTS',
    holder: { type: 'projectRole', parameter: 'atlassian-addons-project-access' },
  });
  await look();
  await told(before + 1);
  expect(Alert.parse(JSON.parse(chat.got.at(-1)?.body ?? '')).closed.length).toBeGreaterThan(0);
});

test('a receiver that fails is told again later, and once', async () => {
  const before = chat.got.length;
  chat.failing = true;
  await change({
    do: 'revoke-in-project',
    project: 'OPS',
    permission: 'BROWSE_PROJECTS',
    holder: { type: 'projectRole', parameter: 'atlassian-addons-project-access' },
  });
  await look();
  await until(putOff);
  chat.failing = false;
  makeDue('alert');
  await told(before + 1);
  expect(chat.got).toHaveLength(before + 1);
});

test('an account is judged beside the app, and what it loses is told as its own', async () => {
  const account = accounts.member;
  const members = { type: 'projectRole', parameter: 'Members' };
  const browse = { project: 'OPS', permission: 'BROWSE_PROJECTS' };
  await change({
    do: 'grant-in-project',
    ...browse,
    holder: { type: 'projectRole', parameter: 'atlassian-addons-project-access' },
  });
  const set = View.parse(
    await door.ask('PUT', '/api/watch', {
      every: 'hour',
      operations,
      project: 'OPS',
      accounts: [account, 'nobody-has-this-id'],
    }),
  );
  expect(set.every).toBe('hour');
  const seen = await look();
  expect(seen.lastRun?.notSeen).toEqual(['nobody-has-this-id']);
  const before = (await view()).alerts.length;
  await change({ do: 'revoke-in-project', ...browse, holder: members });
  const after = await look();
  expect(after.alerts.length).toBe(before + 1);
  expect(new Set(after.alerts[0]?.opened.map(({ accountId }) => accountId))).toEqual(new Set([account]));
});

test('switched off, nothing is planned', async () => {
  const seen = View.parse(await door.ask('PUT', '/api/watch', { every: 'off' }));
  expect(seen.nextRun).toBeUndefined();
  expect(looks).toBeGreaterThan(0);
});
