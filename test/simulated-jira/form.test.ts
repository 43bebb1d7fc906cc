import { request } from 'node:http';
import { secrets } from '../../src/simulated-jira/credentials/known.ts';
import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { type SimulatedJira, startSimulatedJira } from '../../src/simulated-jira/start.ts';
import { basic, get, jsonOf, postJson } from './calls.ts';

let jira: SimulatedJira;
beforeAll(async () => {
  jira = await startSimulatedJira();
});
afterAll(() => jira.close());

const ada = { authorization: basic('ada@example.com', secrets.admin) };
const rejected = { authorization: basic('ada@example.com', 'wrong') };
const scoped = { authorization: basic('ada@example.com', secrets.adminScoped) };
const site = (path: string, headers: Record<string, string> = ada) =>
  get(`${jira.siteUrl}/rest/api/3${path}`, headers);
const gateway = (path: string, headers: Record<string, string> = scoped) =>
  get(`${jira.apiUrl}/ex/jira/${jira.cloudId}/rest/api/3${path}`, headers);

describe('headers of every answer', () => {
  const everywhere: [string, (path: string) => Promise<Response>][] = [
    ['site', site],
    ['gateway', gateway],
  ];
  test.each(everywhere)('at the %s', async (_, ask) => {
    for (const path of ['/myself', '/project/PAY', '/project/NONE']) {
      const { headers } = await ask(path);
      const trace = headers.get('atl-traceid') ?? '';
      expect(trace).toMatch(/^[0-9a-f]{32}$/);
      expect(headers.get('atl-request-id')?.replaceAll('-', '')).toBe(trace);
      expect(headers.get('x-arequestid')).toMatch(/^[0-9a-f]{32}$/);
      expect(headers.get('x-arequestid')).not.toBe(trace);
      expect(headers.get('x-aaccountid')).toBe(encodeURIComponent(accounts.admin));
      for (const name of ['nel', 'report-to', 'server-timing', 'via', 'x-amz-cf-id', 'x-amz-cf-pop']) {
        expect([name, headers.get(name)]).toEqual([name, expect.any(String)]);
      }
      expect([headers.get('server'), headers.get('vary')]).toEqual(['AtlassianEdge', 'Accept-Encoding']);
      expect(headers.get('x-seraph-loginreason')).toBeNull();
      expect(headers.get('x-ratelimit-nearlimit')).toBeNull();
    }
  });

  test('how long an answer may be kept depends on the operation', async () => {
    const kept = async (path: string) => (await site(path)).headers.get('cache-control');
    expect(await kept('/myself')).toBe('no-store');
    expect(await kept('/user/search?query=a')).toBe('no-cache');
    expect(await kept('/project')).toBe('no-cache, no-store, no-transform');
  });

  test.each([
    ['/project', '350'],
    ['/issue/PAY-1', '400'],
    [`/user?accountId=${accounts.admin}`, '400'],
    ['/issue/PAY-1/changelog', '200'],
  ])('GET %s may be asked %s times', async (path, limit) => {
    expect((await site(path)).headers.get('x-ratelimit-limit')).toBe(limit);
  });

  test('only the gateway has an id of its own', async () => {
    expect((await site('/myself')).headers.get('x-trace-id')).toBeNull();
    expect((await gateway('/myself')).headers.get('x-trace-id')).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('the want of a login', () => {
  test.each([
    ['after a rejected login', rejected, '*/*', 'text/plain', /^Client must be authenticated/],
    ['without any', {}, '*/*', 'text/html;charset=UTF-8', /^Client must be authenticated/],
    ['in JSON, which it is not', {}, 'application/json, text/plain', 'application/json', /^Client must be/],
    ['in XML', {}, 'application/xml', 'application/xml;charset=UTF-8', /<status-code>401<\/status-code>/],
  ])('%s', async (_, login, accept, type, words) => {
    const answer = await site('/myself', { ...login, accept });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([401, type]);
    expect(answer.headers.get('www-authenticate')).toBe(`OAuth realm="${encodeURIComponent(jira.siteUrl)}"`);
    expect(await answer.text()).toMatch(words);
  });

  test('what looks at nobody and then wants a login has words of its own, and to nobody there is no project to create in', async () => {
    const project = await postJson(`${jira.siteUrl}/rest/api/3/project`, { key: 'X' }, rejected);
    expect([project.status, await jsonOf(project)]).toEqual([
      401,
      {
        errorMessages: ['You are not authenticated. Authentication required to perform this operation.'],
        errors: {},
      },
    ]);
    const issue = await postJson(`${jira.siteUrl}/rest/api/3/issue`, { fields: {} }, rejected);
    expect([issue.status, await jsonOf(issue)]).toEqual([
      400,
      { errorMessages: [], errors: { project: 'Specify a valid project ID or key' } },
    ]);
  });

  test('a transition is hidden without a word', async () => {
    const answer = await postJson(`${jira.siteUrl}/rest/api/3/issue/PAY-1/transitions`, {}, rejected);
    expect([answer.status, await answer.text()]).toEqual([404, '']);
  });

  test.each([
    ['/', 'text/html;charset=UTF-8'],
    ['/login', 'text/plain; charset=utf-8'],
    ['/login.jsp', 'text/html'],
  ])('a client that probes %s is sent to the login', async (path, type) => {
    const answer = await fetch(jira.siteUrl + path, { method: 'HEAD', redirect: 'manual' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([302, type]);
    expect(answer.headers.get('location')).toContain('login');
  });
});

describe('the gateway', () => {
  test('names itself in links and the category of its refusals', async () => {
    const base = `${jira.apiUrl}/ex/jira/${jira.cloudId}/`;
    expect((await jsonOf(await gateway('/myself'))).self).toMatch(new RegExp(`^${base}rest/api/3/user`));
    expect((await jsonOf(await site('/myself'))).self).toMatch(
      new RegExp(`^${jira.siteUrl}/rest/api/3/user`),
    );
    const readOnly = { authorization: basic('ada@example.com', secrets.adminReadOnly) };
    expect((await gateway('/role', readOnly)).headers.get('x-failure-category')).toBe(
      'FAILURE_CLIENT_SCOPE_CHECK',
    );
    expect((await gateway('/role', rejected)).headers.get('x-failure-category')).toBe(
      'FAILURE_CLIENT_AUTH_MISMATCH',
    );
  });
});

test('serverInfo has the recorded keys, and its times an offset without colon', async () => {
  const info = await jsonOf(await get(`${jira.siteUrl}/rest/api/3/serverInfo`));
  expect(Object.keys(info).sort()).toEqual(
    [
      ...['baseUrl', 'buildDate', 'buildNumber', 'defaultLocale', 'deploymentType', 'displayUrl'],
      ...['displayUrlConfluence', 'displayUrlServicedeskHelpCenter', 'scmInfo', 'serverTime'],
      ...['serverTimeZone', 'serverTitle', 'version', 'versionNumbers'],
    ].sort(),
  );
  expect(info.serverTime).toMatch(/\d\.\d{3}[+-]\d{4}$/);
});

test('HEAD has the headers of GET', async () => {
  const answer = await fetch(`${jira.siteUrl}/rest/api/3/myself`, { method: 'HEAD', headers: ada });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'application/json;charset=UTF-8',
  ]);
  expect(answer.headers.get('x-aaccountid')).toBe(accounts.admin);
});

test('the old createmeta warns of its end', async () => {
  const answer = await site('/issue/createmeta');
  expect(answer.headers.get('warning')).toMatch(/^The issue create meta endpoint has been deprecated\./);
});

test('a body that breaks off still has its headers', async () => {
  jira.world.state.faults = [{ name: 'truncated-body', options: {} }];
  const headers = await new Promise<Record<string, unknown>>((resolve, reject) => {
    request(`${jira.siteUrl}/rest/api/3/serverInfo`, (answer) => {
      answer.on('error', () => resolve(answer.headers)).resume();
    })
      .on('error', reject)
      .end();
  });
  jira.world.state.faults = [];
  expect(headers['content-type']).toBe('application/json;charset=UTF-8');
  expect(headers['atl-traceid']).toMatch(/^[0-9a-f]{32}$/);
});
