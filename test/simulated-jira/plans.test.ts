import { directSite } from './direct.ts';

const plan = {
  name: 'Next year',
  issueSources: [{ type: 'Project', value: 10000 }],
  scheduling: { estimation: 'Days' },
  permissions: [{ type: 'View', holder: { type: 'Group', value: 'jira-users-acme' } }],
};

test('a plan is kept, patched, duplicated and put away', () => {
  const { ask } = directSite();
  const made = ask('POST', '/plans/plan', plan);
  expect(made).toMatchObject({ status: 201, body: expect.any(Number) });
  const at = `/plans/plan/${made.body}`;
  const patch = [
    { op: 'replace', path: '/name', value: 'This year' },
    { op: 'replace', path: '/scheduling/startDate/type', value: 'DueDate' },
    { op: 'add', path: '/exclusionRules/issueIds/0', value: 10001 },
    { op: 'remove', path: '/permissions/0' },
  ];
  expect(ask('PUT', at, patch).status).toBe(204);
  const changed = {
    name: 'This year',
    scheduling: { estimation: 'Days', startDate: { type: 'DueDate' }, dependencies: 'Sequential' },
    exclusionRules: { issueIds: [10001] },
    permissions: [],
  };
  expect(ask('GET', at).body).toMatchObject({ ...changed, status: 'Active' });
  const copy = ask('POST', `${at}/duplicate`, { name: 'Copy' });
  expect(ask('GET', `/plans/plan/${copy.body}`).body).toMatchObject({ ...changed, name: 'Copy' });
  expect(ask('PUT', `${at}/archive`).status).toBe(204);
  expect(ask('PUT', at, patch).status).toBe(409);
  const names = (query: string) =>
    ask('GET', `/plans/plan${query}`).body.values.map((each: { name: string }) => each.name);
  expect([names(''), names('?includeArchived=true')]).toEqual([['Copy'], ['This year', 'Copy']]);
  const first = ask('GET', '/plans/plan?includeArchived=true&maxResults=1').body;
  expect(first).toMatchObject({ last: false, total: 2, nextPageCursor: '1' });
});

test.each([
  ['a project nobody has', { ...plan, issueSources: [{ type: 'Project', value: 1 }] }],
  ['no source', { ...plan, issueSources: [] }],
  ['no estimation', { ...plan, scheduling: {} }],
])('%s is refused', (_, given) => {
  expect(directSite().ask('POST', '/plans/plan', given).status).toBe(400);
});

test('a patch that leads nowhere changes nothing', () => {
  const { ask } = directSite();
  const at = `/plans/plan/${ask('POST', '/plans/plan', plan).body}`;
  const before = ask('GET', at).body;
  for (const patch of [
    [{ op: 'replace', path: '/scheduling/estimation', value: 'Years' }],
    [{ op: 'remove', path: '/nothing/here' }],
    [{ op: 'add', path: '/__proto__/x', value: 1 }],
    [{ op: 'move', from: '/name', path: '/x' }],
    'text',
  ])
    expect(ask('PUT', at, patch).status).toBe(400);
  expect(ask('GET', at).body).toEqual(before);
});

test('plans are for administrators of a site that pays', () => {
  const { ask, world } = directSite();
  expect(ask('GET', '/plans/plan', undefined, null).status).toBe(401);
  world.state.site.freePlan = true;
  expect(ask('GET', '/plans/plan').status).toBe(403);
});

test('teams of a plan', () => {
  const { ask } = directSite();
  const at = `/plans/plan/${ask('POST', '/plans/plan', plan).body}/team`;
  const planning = { planningStyle: 'Scrum', sprintLength: 2 };
  const own = ask('POST', `${at}/planonly`, { name: 'Ours', ...planning }).body;
  expect(ask('POST', `${at}/atlassian`, { id: 'a-team', ...planning }).status).toBe(204);
  expect(ask('GET', at).body.values).toEqual([
    { id: String(own), name: 'Ours', type: 'PlanOnly' },
    { id: 'a-team', type: 'Atlassian' },
  ]);
  const slower = [{ op: 'replace', path: '/sprintLength', value: 3 }];
  expect(ask('PUT', `${at}/planonly/${own}`, slower).status).toBe(204);
  expect(ask('PUT', `${at}/atlassian/a-team`, slower).status).toBe(204);
  expect(ask('GET', `${at}/planonly/${own}`).body).toEqual({
    id: own,
    name: 'Ours',
    ...planning,
    sprintLength: 3,
  });
  expect(ask('GET', `${at}/atlassian/a-team`).body.sprintLength).toBe(3);
  expect(ask('DELETE', `${at}/planonly/${own}`).status).toBe(204);
  expect(ask('GET', `${at}/planonly/${own}`).status).toBe(404);
});

test('a project is as confidential as its administrator says', () => {
  const { ask, world } = directSite();
  const level = {
    id: 'l',
    status: 'PUBLISHED' as const,
    name: 'Secret',
    description: '',
    guideline: '',
    color: 'RED',
  };
  world.state.classificationLevels = [
    { ...level, rank: 2 },
    { ...level, id: 'old', status: 'ARCHIVED', rank: 1 },
  ];
  const ids = (query: string) =>
    ask('GET', `/classification-levels${query}`).body.classifications.map((each: { id: string }) => each.id);
  expect([ids('?orderBy=rank'), ids('?status=PUBLISHED')]).toEqual([['old', 'l'], ['l']]);
  const at = '/project/PAY/classification-level/default';
  expect(ask('PUT', at, { id: 'old' }).status).toBe(400);
  expect(ask('PUT', at, { id: 'l' }).status).toBe(204);
  expect(ask('GET', at).body).toMatchObject({ id: 'l', name: 'Secret' });
  expect(ask('DELETE', at).status).toBe(204);
  expect(ask('GET', at).body).toEqual({});
});

test('old names lead to accounts', () => {
  const { ask } = directSite();
  expect(ask('GET', '/user/bulk/migration?username=ada&username=nobody').body).toEqual([
    { username: 'ada', key: 'ada', accountId: '5b10ac8d82e05b22cc7d4ef5' },
  ]);
});
