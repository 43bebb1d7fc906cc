import { z } from 'zod';
import { secrets } from '../../../src/simulated-jira/credentials/known.ts';
import { accounts } from '../../../src/simulated-jira/new-site/people.ts';
import { selfHosted } from '../../../src/simulated-jira/scenarios/planted/self-hosted.ts';
import { basic, get, jsonOf } from '../calls.ts';
import { ownServer } from './own-server.ts';

const server = ownServer();

const pat = `Bearer ${secrets.adminPat}`;
const at = (path: string, authorization = pat, init: RequestInit = {}) =>
  fetch(`${server.jira.world.addresses.siteUrl}${path}`, {
    redirect: 'manual',
    ...init,
    headers: { authorization, ...init.headers },
  });
const myself = '/rest/api/2/myself';

describe('logging in', () => {
  test('a password and a personal access token are fine; the name comes back in a header', async () => {
    for (const authorization of [basic('ada', secrets.adminPassword), pat]) {
      const answer = await at(myself, authorization);
      expect(answer.headers.get('x-ausername')).toBe('ada');
      expect(answer.headers.get('x-seraph-loginreason')).toBe('OK');
      const body = await answer.json();
      expect(body).toMatchObject({ name: 'ada', active: true });
      expect(body).not.toHaveProperty('accountId');
    }
  });

  test.each([
    ['a wrong password', basic('ada', 'no'), 401, 'AUTHENTICATED_FAILED'],
    ['broken base64', 'Basic !!!!', 403, 'AUTHENTICATED_FAILED'],
    ['an API token of Cloud', basic('ada', secrets.admin), 401, 'AUTHENTICATED_FAILED'],
  ])('%s is refused, even where nobody need log in', async (_, authorization, status, reason) => {
    const answer = await at('/rest/api/2/serverInfo', authorization);
    expect([answer.status, answer.headers.get('x-seraph-loginreason')]).toEqual([status, reason]);
  });

  test('an access token that is unknown or over is nobody, and no failed login', async () => {
    const token = server.jira.world.state.personalAccessTokens.find(({ token }) => pat.endsWith(token));
    if (token) token.expiresAt = '2020-01-01T00:00:00.000+0000';
    for (const authorization of ['Bearer nothing', pat]) {
      const told = async (path: string) => {
        const answer = await at(path, authorization);
        const { headers } = answer;
        return [answer.status, headers.get('x-ausername'), headers.get('x-seraph-loginreason')];
      };
      expect(await told('/rest/api/2/search?jql=')).toEqual([200, 'anonymous', null]);
      expect(await told(myself)).toEqual([401, 'anonymous', null]);
      expect(await told('/rest/api/2/issue/PAY-1')).toEqual([401, 'anonymous', null]);
      expect(await told('/rest/api/2/issue/PAY-1/comment')).toEqual([401, 'anonymous', null]);
      expect(await told('/rest/api/2/issue/PAY-999')).toEqual([404, 'anonymous', null]);
      const found = await at('/rest/api/2/search?jql=', authorization);
      expect(await found.json()).toMatchObject({ total: 0, issues: [] });
    }
  });

  test('nobody is asked for a login where there is no such address, nor of an issue that is open to everybody', async () => {
    const status = async (path: string) =>
      (await get(`${server.jira.world.addresses.siteUrl}${path}`)).status;
    expect(await status('/rest/api/2/issue/%zz')).toBe(404);
    expect(await status('/rest/api/2/issue/PAY-1/nonsense')).toBe(404);
    expect(await status('/rest/api/2/issue/PAY-1/comment/777')).toBe(401);
    for (const { grants } of server.jira.world.state.permissionSchemes)
      grants.push({ id: 777, permission: 'BROWSE_PROJECTS', holder: { type: 'anyone' } });
    expect(await status('/rest/api/2/issue/PAY-1')).toBe(200);
    expect(await status('/rest/api/2/issue/PAY-1/comment/777')).toBe(404);
  });

  test('after three failures the account must answer a captcha, and the right password fails as well', async () => {
    for (let attempt = 0; attempt < 4; attempt += 1) await at(myself, basic('ada', 'no'));
    const answer = await at(myself, basic('ada', secrets.adminPassword));
    expect(answer.status).toBe(403);
    expect(answer.headers.get('x-seraph-loginreason')).toBe('AUTHENTICATION_DENIED');
    expect(answer.headers.get('x-authentication-denied-reason')).toBe(
      `CAPTCHA_CHALLENGE; login-url=${server.jira.world.addresses.siteUrl}/login.jsp`,
    );
    expect(answer.headers.get('www-authenticate')).toMatch(/^OAuth realm="http/);
  });

  test('a session lasts from its login to its logout', async () => {
    const session = `${server.jira.world.addresses.siteUrl}/rest/auth/1/session`;
    const logIn = (password: string) =>
      fetch(session, { method: 'POST', body: JSON.stringify({ username: 'ada', password }) });
    expect((await logIn('no')).status).toBe(401);
    const { value } = z
      .object({ session: z.object({ name: z.literal('JSESSIONID'), value: z.string() }) })
      .parse(await (await logIn(secrets.adminPassword)).json()).session;
    const headers = { cookie: `other=1; JSESSIONID=${value}` };
    const who = () => fetch(`${server.jira.world.addresses.siteUrl}${myself}`, { headers });
    expect(await (await who()).json()).toMatchObject({ name: 'ada' });
    expect(await (await fetch(session, { headers })).json()).toMatchObject({ name: 'ada' });
    expect((await fetch(session, { method: 'DELETE', headers })).status).toBe(204);
    expect((await who()).status).toBe(401);
  });

  test('without access to Jira every call is 403', async () => {
    const ada = server.jira.world.state.users.find(({ accountId }) => accountId === accounts.admin);
    if (ada) ada.applicationRoles = [];
    const answer = await at('/rest/api/2/serverInfo', basic('ada', secrets.adminPassword));
    expect(answer.status).toBe(403);
  });
});

test('serverInfo tells the time it is', async () => {
  const { serverTime } = await jsonOf(await at('/rest/api/2/serverInfo'));
  expect(Math.abs(Date.parse(serverTime) - Date.now())).toBeLessThan(60_000);
});

test('people have a numbered key, pictures, and are not deleted', async () => {
  const own = await jsonOf(await at(myself));
  expect(own).toMatchObject({ key: expect.stringMatching(/^JIRAUSER\d+$/), deleted: false });
  expect(Object.keys(own.avatarUrls)).toContain('48x48');
  const named = await jsonOf(await at('/rest/api/2/user?username=ada'));
  expect(named).toMatchObject({ key: own.key, avatarUrls: own.avatarUrls, deleted: false });
  const found = await (await at('/rest/api/2/user/search?username=ada')).json();
  expect(found).toMatchObject([{ key: own.key, deleted: false }]);
});

test('serverInfo calls itself Server', async () => {
  expect(await (await at('/rest/api/2/serverInfo')).json()).toMatchObject({
    deploymentType: 'Server',
    version: '10.3.13',
    versionNumbers: [10, 3, 13],
  });
});

describe('what Cloud has and Server has not', () => {
  test('version 3 redirects on GET and is 405 on writes, or 404, as recorded', async () => {
    expect((await at('/rest/api/3/version/10000')).status).toBe(302);
    expect((await at('/rest/api/3/version/10000', pat, { method: 'PUT' })).status).toBe(405);
    server.jira.world.state.site.version3Answers = 'not-found';
    expect((await at('/rest/api/3/myself')).status).toBe(404);
  });

  test.each(['/rest/api/2/search/jql?jql=x', '/rest/api/2/permissions/check'])(
    '%s is unknown',
    async (path) => {
      const answer = await at(path);
      expect([answer.status, (await jsonOf(answer)).message]).toEqual([
        404,
        expect.stringMatching(/^null for uri: /),
      ]);
    },
  );

  test('agile without Jira Software is unknown', async () => {
    server.jira.world.state.site.products.software = false;
    const answer = await at('/rest/agile/1.0/board');
    expect(await answer.json()).toMatchObject({ 'status-code': 404 });
  });

  test('a doubled slash finds nothing', async () => {
    const answer = await at('//rest/api/2/myself');
    expect(await answer.json()).toEqual({
      message: 'HTTP 404 Not Found',
      'status-code': 404,
      'sub-code': -1,
    });
  });
});

test('outside the context path the web server answers, inside it Jira', async () => {
  selfHosted(server.jira.world, 'server', '/jira');
  const outside = await get(`${new URL(server.jira.world.addresses.siteUrl).origin}${myself}`, {
    authorization: pat,
  });
  expect([outside.status, outside.headers.get('server')]).toEqual([404, expect.stringMatching(/^Apache/)]);
  expect(await outside.text()).toContain('<title>404 Not Found</title>');
  expect((await at(myself)).status).toBe(200);
});

test('users are made behind websudo: 401 in XML', async () => {
  const answer = await at('/rest/api/2/user', pat, { method: 'POST', body: '{}' });
  expect(answer.status).toBe(401);
  expect(await answer.text()).toContain('<message>This resource requires WebSudo.</message>');
});

describe('the guard against forged forms', () => {
  const upload = (headers: Record<string, string>) =>
    at('/rest/api/2/issue/PAY-1/attachments', pat, { method: 'POST', body: 'x', headers });

  test('an upload needs X-Atlassian-Token', async () => {
    const refused = await upload({});
    expect([refused.status, await refused.text()]).toEqual([403, 'XSRF check failed']);
    expect((await upload({ 'x-atlassian-token': 'no-check' })).status).not.toBe(403);
  });

  test("a write with a browser's user agent does too", async () => {
    const write = (headers: Record<string, string>) =>
      at('/rest/api/2/issue/PAY-1/comment', pat, { method: 'POST', body: '{"body":"x"}', headers });
    const mozilla = { 'user-agent': 'Mozilla/5.0 (X11)', 'content-type': 'application/json' };
    expect(await (await write(mozilla)).text()).toBe('XSRF check failed');
    expect((await write({ ...mozilla, 'x-atlassian-token': 'no-check' })).status).toBe(201);
  });
});
