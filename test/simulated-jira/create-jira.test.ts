import { createJira, type Jira } from '../../src/simulated-jira/index.ts';
import { jsonOf, postJson } from './calls.ts';

const open: Jira[] = [];
const create: typeof createJira = async (options) => {
  const jira = await createJira(options);
  open.push(jira);
  return jira;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((jira) => jira.close()));
});

const as = (authorization: string | undefined) => ({ headers: { authorization: authorization ?? '' } });

test('a credential of a kind that is sent as it is can go into a header as it is, as its type says', async () => {
  const cloud = await create();
  const server = await create({ scenario: 'wrong-password-on-server' });
  const values: string[] = [
    ...(['api-token', 'scoped-api-token', 'service-account-token'] as const).map(
      (kind) => cloud.credential(kind).authorization,
    ),
    ...(['password', 'pat'] as const).map((kind) => server.credential(kind).authorization),
  ];
  expect(values.filter((value) => !/^(Basic|Bearer) \S+$/.test(value))).toEqual([]);
});

test('every credential that works opens what it says it holds', async () => {
  const jira = await create();
  expect([...new Set(jira.credentials.map(({ kind }) => kind))].sort()).toEqual(
    [
      ...['api-token', 'oauth-3lo', 'oauth-client-credentials', 'password', 'pat'],
      'organization-api-key',
      ...['scoped-api-token', 'service-account-token'],
    ].sort(),
  );
  const usable = jira.credentials.filter(
    ({ authorization, holds }) => authorization !== undefined && holds.state === 'works',
  );
  expect(usable.length).toBeGreaterThan(5);
  for (const { url, authorization, accountId, holds } of usable) {
    const me = await fetch(`${url}/rest/api/3/myself`, as(authorization));
    expect([me.status, (await jsonOf(me)).accountId]).toEqual([200, accountId]);
    const projects = await jsonOf(await fetch(`${url}/rest/api/3/project/search`, as(authorization)));
    expect(projects.values.map(({ key }: { key: string }) => key)).toEqual(holds.projects);
  }
  for (const { url, authorization, holds } of jira.credentials) {
    if (authorization === undefined || holds.state === 'works') continue;
    expect((await fetch(`${url}/rest/api/3/myself`, as(authorization))).status).toBeGreaterThanOrEqual(400);
  }
});

test('on Data Center it is the passwords and personal tokens that work', async () => {
  const jira = await create({ state: { site: { deployment: 'datacenter', version: '10.3.13' } } });
  const { url, authorization } = jira.credential('pat', 'Ada Admin');
  expect((await fetch(`${url}/rest/api/2/myself`, as(authorization))).status).toBe(200);
  expect(() => jira.credential('api-token')).toThrow('no working credential of kind api-token');
});

const world = `
from: empty
users:
  - { email: grace@example.org, name: Grace, admin: true, token: T-grace }
  - { email: alan@example.org, name: Alan, token: T-alan }
  - { email: eve@example.org, name: Eve, member: false, token: T-eve }
projects:
  - { key: OWN, name: Our own, lead: grace@example.org }
issues:
  - { project: OWN, summary: The first, assignee: alan@example.org }
  - { key: OWN-7, summary: The seventh }
faults: [rate-limit]
`;

test('a world of one’s own, in YAML', async () => {
  const jira = await create({ state: world });
  const grace = jira.credential('api-token', 'grace@example.org');
  expect(grace.holds).toMatchObject({ projects: ['OWN'], scopes: null });
  expect(grace.holds.globalPermissions).toContain('ADMINISTER');
  expect(jira.credential('api-token', 'Eve').holds.projects).toEqual([]);
  const ask = (path: string) => fetch(`${jira.siteUrl}/rest/api/3${path}`, as(grace.authorization));
  expect((await ask('/project/OWN')).status).toBe(429);
  await jira.control('switch-fault-off', { fault: 'rate-limit' });
  expect((await jsonOf(await ask('/project/OWN'))).name).toBe('Our own');
  expect((await jsonOf(await ask('/issue/OWN-8'))).fields).toMatchObject({
    summary: 'The first',
    assignee: { displayName: 'Alan' },
  });
  expect((await jsonOf(await ask('/issue/OWN-7'))).fields.summary).toBe('The seventh');
  expect((await ask('/project/PAY')).status).toBe(404);
  const fields = { project: { key: 'OWN' }, summary: 'Newest', issuetype: { name: 'Task' } };
  const created = await postJson(
    `${jira.siteUrl}/rest/api/3/issue`,
    { fields },
    as(grace.authorization).headers,
  );
  expect((await jsonOf(created)).key).toBe('OWN-9');
});

test('an empty site has nothing of the sample, and nothing breaks in it', async () => {
  const jira = await create({
    state: { from: 'empty', users: [{ email: 'g@example.org', admin: true, token: 'T' }] },
  });
  const { url, authorization } = jira.credential('api-token');
  for (const path of [
    ...['/rest/api/3/project/search', '/rest/api/3/filter/search', '/rest/agile/1.0/board'],
    ...['/rest/servicedeskapi/servicedesk', '/rest/api/3/users/search', '/rest/api/3/dashboard'],
  ]) {
    const answer = await fetch(url + path, as(authorization));
    expect([path, answer.status]).toEqual([path, 200]);
    expect(await answer.text()).not.toMatch(/PAY|Ada/);
  }
});

test.each([
  ['no YAML', '{', /neither YAML nor JSON/],
  ['a list', [], /cannot be read/],
  ['an unknown name', { colour: 'red' }, /colour: the state has nothing of this name/],
  ['an unknown project', { issues: [{ project: 'NOPE', summary: 'x' }] }, /there is no project NOPE/],
  ['an unknown fault', { faults: ['gremlins'] }, /there is no fault gremlins/],
])('%s is refused in a sentence', async (_, state, sentence) => {
  await expect(create(JSON.parse(JSON.stringify({ state })))).rejects.toThrow(sentence);
});

test('an unknown scenario is refused', async () => {
  await expect(create({ scenario: 'nonsense' })).rejects.toThrow('There is no scenario "nonsense"');
});

test('reset brings back the start, and worlds do not share anything', async () => {
  const [one, other] = await Promise.all([create(), create({ state: { from: 'empty' } })]);
  const { authorization } = one.credential('api-token', 'Ada Admin');
  expect(other.credentials).toEqual([]);
  await one.control('/state', { users: [{ accountId: 'new', displayName: 'Newcomer' }], faults: ['outage'] });
  expect((await fetch(`${one.siteUrl}/rest/api/3/myself`, as(authorization))).status).toBe(503);
  expect(one.requests()).toHaveLength(1);
  one.reset();
  expect(one.requests()).toEqual([]);
  expect((await fetch(`${one.siteUrl}/rest/api/3/myself`, as(authorization))).status).toBe(200);
  await one.control('/state', { faults: ['outage'] });
  await one.control('/reset');
  expect(await one.control('GET /state/faults')).toEqual([]);
  expect(JSON.stringify(await one.control('/state'))).not.toContain('Newcomer');
});

test('what the control surface refuses is told in a sentence', async () => {
  const jira = await create();
  await expect(jira.control('add-to-group', { account: 'nobody', group: 'x' })).rejects.toThrow(
    'there is no account nobody',
  );
  await expect(jira.control('/nonsense', {})).rejects.toMatchObject({ name: 'ControlRefusal', status: 404 });
});
