import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { siteToCheck } from '../../src/mcp/site-to-check.ts';
import { createJira, type Jira } from '../../src/simulated-jira/index.ts';
import { connectedClient, tokensAtMost } from './client.ts';

test('the server offers its tools, and none takes a credential', async () => {
  const { client, close } = await connectedClient();
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).sort()).toEqual([
    'check_credential',
    'explain_failure',
    'needed_scopes',
    'simulate',
  ]);
  const parameters = tools.flatMap(({ inputSchema }) => Object.keys(inputSchema.properties ?? {}));
  expect(parameters.filter((name) => /token|password|secret|email|credential/i.test(name))).toEqual([]);
  await close();
});

test('needed_scopes names the least sets, what is missing and what it does not know', async () => {
  const { call, close } = await connectedClient();
  const { said } = await call('needed_scopes', {
    operations: [
      'GET /rest/api/3/issue/{issueIdOrKey}',
      'POST /rest/api/3/issue',
      'GET /rest/api/3/nowhere',
      'roles',
    ],
    have: ['read:jira-work'],
  });
  expect(said).toMatchObject({
    connect: ['WRITE'],
    classic: ['read:jira-work', 'write:jira-work'],
    missing: ['write:jira-work'],
    unused: [],
    problems: [
      expect.stringContaining('"roles" names no operation'),
      expect.stringContaining('GET /rest/api/3/nowhere'),
    ],
  });
  await close();
});

test('of many operations that are not known five are named and the others counted; without scopes nothing is missing', async () => {
  const { call, close } = await connectedClient();
  const operations = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const { said } = await call('needed_scopes', { operations });
  expect(said.problems).toEqual([
    ...operations.slice(0, 5).map((name) => expect.stringContaining(`"${name}" names no operation`)),
    'and 2 more',
  ]);
  expect([said.missing, said.unused]).toEqual([undefined, undefined]);
  const { said: fine } = await call('needed_scopes', { operations: ['GET /rest/api/3/myself'] });
  expect([fine.problems, fine.granular]).toEqual([undefined, expect.arrayContaining(['read:user:jira'])]);
  await close();
});

describe('simulate', () => {
  test('starts a site that lets the credential in, tells what reached it, and stops', async () => {
    const { call, close } = await connectedClient();
    const { said, text } = await call('simulate', { action: 'start' });
    expect(tokensAtMost(text)).toBeLessThan(300);
    const [{ email, token }] = said.credentials as [{ email: string; token: string }];
    const authorization = `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`;
    const myself = await fetch(`${String(said.siteUrl)}/rest/api/3/myself`, { headers: { authorization } });
    expect(myself.status).toBe(200);
    const { said: log } = await call('simulate', { action: 'requests' });
    expect(log.requests).toEqual([expect.stringMatching(/^GET \/rest\/api\/3\/myself as .*: 200$/)]);
    await call('simulate', { action: 'stop' });
    await expect(fetch(String(said.siteUrl))).rejects.toThrow('fetch failed');
    await close();
  });

  test('what reached a site that does not run cannot be told; of one that runs the last eight are', async () => {
    const { call, close } = await connectedClient();
    const { isError, text } = await call('simulate', { action: 'requests' });
    expect([isError, text]).toEqual([true, 'No simulated Jira runs; start one with action "start".']);
    const { said } = await call('simulate', { action: 'start' });
    expect((said.credentials as { kind: string }[]).map(({ kind }) => kind)).toEqual([
      ...['api-token', 'scoped-api-token', 'service-account-token'],
    ]);
    for (let asked = 1; asked <= 9; asked += 1)
      await fetch(`${String(said.siteUrl)}/rest/api/3/serverInfo?asked=${asked}`);
    const { said: log } = await call('simulate', { action: 'requests' });
    expect(log.requests).toHaveLength(8);
    expect(await call('simulate', { action: 'stop' })).toMatchObject({ said: { running: false } });
    await close();
  });

  test('an unknown scenario is answered with those there are', async () => {
    const { call, close } = await connectedClient();
    const { isError, text } = await call('simulate', { action: 'start', scenario: 'mars' });
    expect(isError).toBe(true);
    expect(text).toContain('healthy');
    await close();
  });
});

describe('check_credential', () => {
  let jira: Jira;
  beforeAll(async () => {
    jira = await createJira();
  });
  afterAll(() => jira.close());

  const environment = (token: string, email: string) => ({
    CLEARANCE_SITE: jira.siteUrl,
    ATLASSIAN_API_URL: jira.apiUrl,
    ATLASSIAN_AUTH_URL: jira.authUrl,
    CLEARANCE_EMAIL: email,
    CLEARANCE_API_TOKEN: token,
  });

  test('a credential that works', async () => {
    const { token = '', email = '' } = jira.credential('api-token');
    const { call, close } = await connectedClient(environment(token, email));
    const { said, text } = await call('check_credential', { operations: ['GET /rest/api/3/permissions'] });
    expect(said).toMatchObject({ works: true, kind: 'api-token' });
    expect(said.finding).toBeUndefined();
    expect(text).not.toContain(token);
    await close();
  });

  test('one that does not: the cause and the fix, under 300 tokens, without the token', async () => {
    const token = 'ATATT3xFfGF0wrongwrongwrongwrong0123456789';
    const { call, close } = await connectedClient(environment(token, 'ada@example.com'));
    const { said, text } = await call('check_credential', {});
    expect(said).toMatchObject({
      works: false,
      finding: { cause: 'credentials-rejected', error: 'invalid_token' },
    });
    expect(tokensAtMost(text)).toBeLessThan(300);
    expect(text).not.toContain(token);
    expect(text).not.toContain('ada@example.com');
    await close();
  });

  test('what was asked for and may not be done is named, with its finding', async () => {
    const { token = '', email = '' } =
      jira.credentials.find(
        ({ kind, holds }) => kind === 'api-token' && !holds.globalPermissions.includes('ADMINISTER'),
      ) ?? {};
    const { call, close } = await connectedClient(environment(token, email));
    const role = 'GET /rest/api/3/role';
    const { said } = await call('check_credential', { operations: [role, 'GET /rest/api/3/myself'] });
    expect(said).toMatchObject({
      works: true,
      refused: [role],
      finding: { cause: 'global-permission-missing' },
    });
    const { said: told } = await call('check_credential', { project: 'NOWHERE' });
    expect(JSON.stringify(told.refused)).toContain('/project/');
    await close();
  });

  test('a site that is none, and an operation that is none, are answered with a sentence', async () => {
    const { token = '', email = '' } = jira.credential('api-token');
    const { call, close } = await connectedClient(environment(token, email));
    const elsewhere = await call('check_credential', { site: 'https://evil.example' });
    expect([elsewhere.isError, elsewhere.text]).toEqual([true, expect.stringContaining('not sent to')]);
    const wrong = await call('check_credential', { operations: ['GET /rest/api/3/rolle'] });
    expect([wrong.isError, wrong.text]).toEqual([true, expect.stringContaining('/rest/api/3/role')]);
    await close();
  });

  test('without a credential it says which variables are read', async () => {
    const { call, close } = await connectedClient({ CLEARANCE_SITE: jira.siteUrl });
    const { isError, text } = await call('check_credential', {});
    expect(isError).toBe(true);
    expect(text).toContain('CLEARANCE_API_TOKEN');
    await close();
  });
});

test.each([
  ['its client is gone', (client: Client, _question: AbortController) => client.close()],
  ['its client takes it back', async (_client: Client, question: AbortController) => question.abort()],
])('a check ends when %s', async (_name, leave) => {
  const silent = createServer();
  await once(silent.listen(0, '127.0.0.1'), 'listening');
  const { port } = silent.address() as AddressInfo;
  const { client, close } = await connectedClient({
    CLEARANCE_SITE: `http://localhost:${port}`,
    CLEARANCE_EMAIL: 'ada@example.com',
    CLEARANCE_API_TOKEN: 'ATATT3xFfGF0wrongwrongwrongwrong0123456789',
  });
  const asked = once(silent, 'connection');
  const question = new AbortController();
  const answer = client.callTool({ name: 'check_credential', arguments: {} }, undefined, question);
  const refused = expect(answer).rejects.toThrow();
  const [socket]: Socket[] = await asked;
  const hungUp = socket && once(socket, 'close');
  await leave(client, question);
  await Promise.all([refused, hungUp]);
  await close();
  await new Promise((resolve) => silent.close(resolve));
});

describe('where the credential may be sent', () => {
  const simulation = { running: () => null, start: () => Promise.reject(), stop: () => Promise.resolve() };
  const outside = (env: Record<string, string>) => ({
    env,
    now: () => new Date(),
    random: () => '',
    simulation,
  });
  const own = outside({ CLEARANCE_SITE: 'https://jira.example.org' });

  test.each([
    ['https://acme.atlassian.net', true],
    ['acme.jira.com', true],
    ['https://jira.example.org/', true],
    ['https://evil.example', false],
    ['https://acme.atlassian.net.evil.example', false],
    ['https://acme.atlassian.net@evil.example', false],
    ['https://acme.atlassian.net:8443', false],
    ['http://acme.atlassian.net', false],
    ['http://localhost:3000', false],
    ['not an address', false],
    ['file:///etc/passwd', false],
    ['data://acme.atlassian.net/', false],
  ])('%s: %s', (asked, allowed) => {
    expect(siteToCheck(asked, own).ok).toBe(allowed);
  });

  test('no site named: the one the server was started with, else a question', () => {
    expect(siteToCheck(undefined, own)).toEqual({ ok: true, site: 'https://jira.example.org' });
    expect(siteToCheck(undefined, outside({})).ok).toBe(false);
    for (const site of ['acme.atlassian.net', 'https://example.org/jira'])
      expect(siteToCheck(undefined, outside({ CLEARANCE_SITE: site }))).toEqual({ ok: true, site });
    expect(siteToCheck('file:///x', outside({ CLEARANCE_SITE: 'file:///y' })).ok).toBe(false);
  });
});
