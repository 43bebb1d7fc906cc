/**
 * `npm run eval:agents [-- --json | --list]`: for each planted failure, what an agent gets from the raw answer and what from
 * `explain_failure`, and whether doing what the first step says mends the call. No model takes part, so every run gives the same figures.
 */
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { request } from 'undici';
import { createMcpServer, oneSimulation } from '../../src/mcp/index.ts';
import { startSimulatedJira } from '../../src/simulated-jira/index.ts';
import { failures } from './failures.mjs';
import { actions, byStatus } from './follow.mjs';

const jira = await startSimulatedJira();
const { world } = jira;
const outside = { env: {}, now: () => new Date(), random: () => '', simulation: oneSimulation() };
const server = createMcpServer('0', outside);
const client = new Client({ name: 'eval', version: '0' });
const [near, far] = InMemoryTransport.createLinkedPair();
await Promise.all([server.connect(far), client.connect(near)]);

const addressOf = ({ base, path }) =>
  (base === 'site' ? jira.siteUrl : `${jira.apiUrl}/ex/jira/${jira.cloudId}`) + path;

/** Not `fetch`: it hides an answer of 407. */
const send = async (call) => {
  const { statusCode, headers, body } = await request(addressOf(call), {
    method: call.method,
    headers: {
      ...call.headers,
      ...(call.authorization === null ? {} : { authorization: call.authorization }),
    },
    ...(call.body === undefined ? {} : { body: call.body }),
  });
  return { status: statusCode, headers: Object.entries(headers), body: await body.text() };
};

/** An answer that is what was asked for. An empty list is not: Jira shows one to whom it does not know. */
const mended = ({ status, body }) => status >= 200 && status < 300 && !/"(values|issues)":\[\]/.test(body);

/** The call as `curl -v` shows it, on the addresses Atlassian gives these places: a simulated site has others. */
const transcript = (call, { status, headers, body }) => {
  const host = call.base === 'site' ? 'acme.atlassian.net' : 'api.atlassian.com';
  const path = call.base === 'site' ? call.path : `/ex/jira/${jira.cloudId}${call.path}`;
  return [
    `> ${call.method} ${path} HTTP/1.1`,
    `> Host: ${host}`,
    ...(call.authorization === null ? [] : [`> Authorization: ${call.authorization}`]),
    '>',
    `< HTTP/1.1 ${status}`,
    ...[...headers].map(([name, value]) => `< ${name}: ${value}`),
    '<',
    body,
  ].join('\n');
};

const explained = async (call, answer) => {
  const { structuredContent, content } = await client.callTool({
    name: 'explain_failure',
    arguments: { text: transcript(call, answer), identity: call.identity },
  });
  return { said: structuredContent ?? {}, text: content[0].text };
};

const rows = [];
for (const { name, plant, call } of failures) {
  const begin = async () => {
    world.reset();
    plant(world);
    return send(call);
  };
  const raw = await begin();
  const { said, text } = await explained(call, raw);
  const act = actions[said.cause] ?? ((_answer, same) => same);
  const ours = mended(await send(act(said, call, world)));
  await begin();
  const theirs = mended(await send(byStatus(raw.status)({}, call, world)));
  rows.push({
    name,
    status: raw.status,
    raw: raw.body.slice(0, 120),
    failed: !mended(raw),
    cause: said.cause ?? null,
    firstStep: said.fix?.[0] ?? null,
    characters: text.length,
    mendedByStatus: theirs,
    mendedByUs: ours,
  });
}
await client.close();
await server.close();
await jira.close();

const share = (of) => rows.filter(of).length / rows.length;
const result = {
  failures: rows.length,
  notFailing: rows.filter(({ failed }) => !failed).map(({ name }) => name),
  mendedByStatus: share(({ mendedByStatus }) => mendedByStatus),
  mendedByFirstStep: share(({ mendedByUs }) => mendedByUs),
  longestAnswer: Math.max(...rows.map(({ characters }) => characters)),
};
if (process.argv.includes('--json'))
  process.stdout.write(`${JSON.stringify({ ...result, rows }, null, 2)}\n`);
else {
  for (const row of rows) {
    if (!process.argv.includes('--list') && row.mendedByUs && row.failed) continue;
    process.stdout.write(
      `${row.mendedByUs ? '✓' : '✗'} ${row.name}: ${row.status} ${row.raw.replace(/\s+/g, ' ')}\n    ${row.cause}: ${row.firstStep?.who}: ${row.firstStep?.do}\n`,
    );
  }
  const percent = (value) => `${Math.round(value * 100)} %`;
  process.stdout.write(
    `${result.failures} planted failures. The call works after what its status suggests: ${percent(result.mendedByStatus)}; after the first step of explain_failure: ${percent(result.mendedByFirstStep)}. Longest answer: ${result.longestAnswer} characters.\n`,
  );
}
if (result.notFailing.length > 0 || result.mendedByFirstStep < 0.9) process.exitCode = 1;
