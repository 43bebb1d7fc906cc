/**
 * `npm run bench:passes`: how many files of `src` each way through the house passes: those in which a function ran, by V8's coverage
 * around one call, without the simulated Jira. Figures stand in docs/architecture.md.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { startBackend } from '../src/add-on/backend.ts';
import { readConfig } from '../src/add-on/config/config.ts';
import { explainCommand } from '../src/cli/explain.ts';
import { createMcpServer, oneSimulation } from '../src/mcp/index.ts';
import { accounts, startSimulatedJira } from '../src/simulated-jira/index.ts';
import { startAtlassian } from './atlassian.mjs';
import { freePort } from './free-port.mjs';
import { hs256, times } from './signed.mjs';
import { installToken, secretOf } from './soak/tokens.mjs';

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });

const house = new URL('../src/', import.meta.url).href;

/** The rooms that `work` comes through, with the number of their files. */
async function passed(work) {
  await session.post('Profiler.takePreciseCoverage');
  await work();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const rooms = new Map();
  for (const { url, functions } of result) {
    const [room] = url.startsWith(house) ? url.slice(house.length).split('/') : [];
    // The first function is the module itself, which runs when it is loaded.
    const ran = functions.slice(1).some(({ ranges }) => ranges.some(({ count }) => count > 0));
    if (room !== undefined && room !== 'simulated-jira' && ran) rooms.set(room, (rooms.get(room) ?? 0) + 1);
  }
  return rooms;
}

async function tell(what, work) {
  const rooms = await passed(work);
  const sum = [...rooms.values()].reduce((total, count) => total + count, 0);
  const each = [...rooms].sort((a, b) => b[1] - a[1]).map(([room, count]) => `${room} ${count}`);
  process.stdout.write(`${what.padEnd(44)} ${sum}   ${each.join(', ')}\n`);
}

const folder = await mkdtemp(join(tmpdir(), 'passes-'));
const [jira, atlassian, port] = await Promise.all([startSimulatedJira({}), startAtlassian(), freePort()]);
const url = `http://localhost:${port}`;
const reading = readConfig({
  PORT: String(port),
  BASE_URL: url,
  DATABASE_URL: `file:${join(folder, 'clearance.db')}`,
  SITE_HOSTS: 'localhost:*',
  CONNECT_INSTALL_KEYS_URL: `${jira.installKeysUrl},${atlassian}/keys`,
  CONNECT_AUTH_SERVER_URL: jira.connectAuthServerUrl,
});
if (!reading.ok) throw new Error(reading.problems.join('\n'));
const backend = await startBackend(reading.config, { logTo: { write: () => undefined } });

const json = { 'content-type': 'application/json' };
const post = (address, body, headers = {}) =>
  fetch(address, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) });
const install = async (name) => {
  const body = { key: 'clearance', clientKey: name, sharedSecret: secretOf(name), baseUrl: atlassian };
  const authorization = `JWT ${installToken(name, url)}`;
  const { status } = await post(`${url}/connect/installed`, body, { authorization });
  if (status !== 204) throw new Error(`an install was answered ${status}`);
};
await tell('lifecycle call (installed)', () => install('acme'));

const descriptorUrl = `${url}/atlassian-connect.json`;
const { clientKey } = await (await post(`${jira.controlUrl}/apps`, { descriptorUrl })).json();
const app = jira.world.state.connectApps.find((one) => one.clientKey === clientKey);
const ask = async (path, body) => {
  const claims = { iss: clientKey, sub: accounts.admin, qsh: 'context-qsh', ...times() };
  const authorization = `JWT ${hs256(claims, app.sharedSecret)}`;
  const answer = body
    ? post(url + path, body, { authorization })
    : fetch(url + path, { headers: { authorization } });
  return (await answer).json();
};
await tell('self-test, three identities', async () => {
  const { id } = await ask('/api/self-tests', {});
  while ((await ask(`/api/self-tests/${id}`)).state === 'running') await pause(50);
});

const quiet = new PassThrough().resume();
const io = { stdin: quiet, stdout: quiet, stderr: quiet, env: {}, setExitCode: () => undefined };
const har = 'test/evidence/intake/pasted/polly.har';
await tell('pasted failure (HAR, explain)', () => explainCommand(io).parseAsync([har], { from: 'user' }));

const simulation = oneSimulation();
const server = createMcpServer('0', { env: {}, now: () => new Date(), random: () => '', simulation });
const client = new Client({ name: 'passes', version: '0' });
const [near, far] = InMemoryTransport.createLinkedPair();
await Promise.all([server.connect(far), client.connect(near)]);
const text =
  'curl -u a@b.example:x https://acme.atlassian.net/rest/api/3/myself\nHTTP/2 401\nx-seraph-loginreason: AUTHENTICATED_FAILED';
await tell('question of an agent (explain_failure)', () =>
  client.callTool({ name: 'explain_failure', arguments: { text } }),
);

await Promise.all([client.close(), backend.close(), jira.close()]);
await rm(folder, { recursive: true });
process.exit();
