import { secrets } from '../../../src/simulated-jira/credentials/known.ts';
import { accounts } from '../../../src/simulated-jira/new-site/people.ts';
import { type SimulatedJira, startSimulatedJira } from '../../../src/simulated-jira/start.ts';

let jira: SimulatedJira;
beforeAll(async () => {
  jira = await startSimulatedJira();
});
afterAll(() => jira.close());

const basic = (user: string, secret: string) =>
  `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;

const ask = (path: string, authorization?: string, headers: Record<string, string> = {}) =>
  fetch(`${jira.siteUrl}${path}`, {
    redirect: 'manual',
    headers: { ...headers, ...(authorization === undefined ? {} : { authorization }) },
  });

const myself = '/rest/api/3/myself';
const reason = (answer: Response) => answer.headers.get('x-seraph-loginreason');

describe('Basic at a Cloud site', () => {
  test.each(['ada@example.com', 'ADA@Example.Com'])('an unscoped token with %s logs in', async (email) => {
    const answer = await ask(myself, basic(email, secrets.admin));
    expect(answer.status).toBe(200);
    expect(reason(answer)).toBeNull();
    expect(answer.headers.get('x-aaccountid')).toBe(accounts.admin);
  });

  const wrongPairs: [string, string, string][] = [
    ['wrong token', 'ada@example.com', 'ATATT3xno-such-token'],
    ["another person's e-mail", 'mika@example.com', secrets.admin],
    ['an expired token', 'ada@example.com', secrets.adminExpired],
    ['a revoked token', 'ada@example.com', secrets.adminRevoked],
    ['a line end in the token', 'ada@example.com', `${secrets.admin}\n`],
    ['quotes in the name', '"ada@example.com"', secrets.admin],
    ['a scoped token', 'ada@example.com', secrets.adminScoped],
    ['the token of a service account', 'build-service@serviceaccount.atlassian.com', secrets.serviceAccount],
  ];
  test.each(wrongPairs)('%s goes on as anonymous, and the header tells', async (_, email, secret) => {
    const authorization = basic(email, secret);
    const answers = await Promise.all(
      [myself, '/rest/api/3/project/search', '/rest/api/3/project/PAY'].map((path) =>
        ask(path, authorization),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([401, 200, 404]);
    expect(answers.map(reason)).toEqual(Array(3).fill('AUTHENTICATED_FAILED'));
    expect(await answers[1]?.json()).toMatchObject({ total: 0, values: [] });
  });

  test('an empty user name is no login at all', async () => {
    const answer = await ask('/rest/api/3/project/search', basic('', secrets.admin));
    expect([answer.status, reason(answer)]).toEqual([200, null]);
  });

  test('a password gets the recorded plain text, on serverInfo too', async () => {
    const answer = await ask('/rest/api/3/serverInfo', basic('ada@example.com', secrets.adminPassword));
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toBe('text/plain');
    expect(answer.headers.get('server')).toMatch(/^AtlassianProxy/);
    expect(await answer.text()).toMatch(/^Basic authentication with passwords is deprecated\./);
  });

  test('an account that must answer a captcha is refused with the right token as well', async () => {
    const ada = jira.world.state.users.find(({ accountId }) => accountId === accounts.admin);
    if (ada) ada.captchaRequired = true;
    const answer = await ask(myself, basic('ada@example.com', secrets.admin));
    if (ada) ada.captchaRequired = false;
    expect([answer.status, reason(answer)]).toEqual([401, 'AUTHENTICATION_DENIED']);
  });

  test.each([
    ['deactivated', 'ines@example.com', secrets.inactive],
    ['without access to Jira', 'uma@example.com', secrets.unlicensed],
  ])('an account that is %s is 403 whatever it asks', async (_, email, secret) => {
    const authorization = basic(email, secret);
    const statuses = await Promise.all(
      [myself, '/rest/api/3/project/search'].map(async (path) => (await ask(path, authorization)).status),
    );
    expect(statuses).toEqual([403, 403]);
  });
});

describe('other schemes at a Cloud site', () => {
  test.each([
    ['lower case', basic('ada@example.com', secrets.admin).replace('Basic', 'basic')],
    ['two blanks', basic('ada@example.com', secrets.admin).replace(' ', '  ')],
    ['an unknown scheme', 'token abc'],
  ])('%s is ignored', async (_, authorization) => {
    const answer = await ask('/rest/api/3/project/search', authorization);
    expect([answer.status, reason(answer)]).toEqual([200, null]);
  });

  test('an opaque Bearer is 403 even on serverInfo', async () => {
    const answer = await ask('/rest/api/3/serverInfo', `Bearer ${secrets.admin}`);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ error: 'Failed to parse Connect Session Auth Token' });
  });

  test('a JWS-shaped Bearer is 401 in HTML', async () => {
    const answer = await ask(myself, 'Bearer aaaa.bbbb.cccc');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await answer.text()).toBe('Client must be authenticated to access this resource.');
  });

  test('a session cookie is refused', async () => {
    const answer = await ask(myself, undefined, { cookie: 'cloud.session.token=abc' });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ 'status-code': 401 });
  });
});

test('operations for browsers only refuse every token in recorded words', async () => {
  const authorization = basic('ada@example.com', secrets.admin);
  const backup = await fetch(`${jira.siteUrl}/rest/backup/1/export/runbackup`, {
    method: 'POST',
    headers: { authorization },
  });
  expect([backup.status, await backup.json()]).toEqual([
    403,
    { error: 'This feature is only accessible from the UI.' },
  ]);
  const deactivate = await ask('/admin/rest/um/1/user/deactivate?username=mika', authorization);
  expect([deactivate.status, await deactivate.text()]).toEqual([401, 'User failed to authenticate']);
});
