import { directSite } from './direct.ts';

test('a Connect app adds modules while it runs, each key once', () => {
  const { askAsApp, ask, world } = directSite();
  world.state.connectApps.push({
    key: 'an-app',
    clientKey: 'c',
    sharedSecret: 's',
    oauthClientId: 'o',
    accountId: 'a',
    descriptorUrl: 'http://localhost:9/d.json',
    baseUrl: 'http://localhost:9',
    name: 'An app',
    descriptor: { modules: { adminPages: [{ key: 'settings' }] } },
    grantedScopes: [],
    pendingDescriptor: null,
    state: 'enabled',
    installationId: null,
  });
  const at = '/rest/atlassian-connect/1/app/module/dynamic';
  const panel = { webPanels: [{ key: 'panel', url: '/panel' }] };
  expect(askAsApp('an-app', 'POST', at, panel).status).toBe(200);
  for (const again of [panel, { adminPages: [{ key: 'settings' }] }, { webPanels: ['no module'] }, 'text'])
    expect(askAsApp('an-app', 'POST', at, again).status).toBe(400);
  expect(askAsApp('an-app', 'POST', at, { webItems: [{ key: 'item' }] }).status).toBe(200);
  expect(askAsApp('an-app', 'DELETE', `${at}?moduleKey=item`).status).toBe(204);
  expect(askAsApp('an-app', 'GET', at).body).toEqual(panel);
  expect(askAsApp('an-app', 'DELETE', at).status).toBe(204);
  expect(askAsApp('an-app', 'GET', at).body).toEqual({});
  expect(ask('GET', at).status).toBe(401);
});

test('dashboards change owner and shares in bulk, those of others stay', () => {
  const { ask, world } = directSite();
  const member = '5b10a2844c20165700ede21g';
  const open = { sharePermissions: [], editPermissions: [] };
  const own = ask('POST', '/dashboard', { name: 'Own', ...open }).body.id;
  const other = ask('POST', '/dashboard', { name: 'Other', ...open }, member).body.id;
  const entityIds = [Number(own), Number(other)];
  const permissionDetails = { sharePermissions: [{ type: 'loggedin' }], editPermissions: [] };
  const edit = (body: object) => ask('PUT', '/dashboard/bulk/edit', { entityIds, ...body });
  const shared = edit({ action: 'addPermission', permissionDetails });
  expect(Object.keys(shared.body.entityErrors)).toEqual([other]);
  expect(ask('GET', `/dashboard/${own}`).body.sharePermissions).toMatchObject([{ type: 'loggedin' }]);
  edit({ action: 'removePermission', permissionDetails });
  expect(ask('GET', `/dashboard/${own}`).body.sharePermissions).toEqual([]);
  const handed = edit({
    action: 'changeOwner',
    changeOwnerDetails: { newOwner: member, autofixName: true },
    extendAdminPermissions: true,
  });
  expect(handed.body.entityErrors).toEqual({});
  const owners = world.state.dashboards.filter(({ id }) => id === own || id === other);
  expect(owners.map(({ ownerAccountId }) => ownerAccountId)).toEqual([member, member]);
  expect(edit({ action: 'changeOwner', changeOwnerDetails: { newOwner: 'nobody' } }).status).toBe(400);
});

test('the context of a field for a project and a work type is its own, else the one for all, else none', () => {
  const { ask } = directSite();
  const type = 'com.atlassian.jira.plugin.system.customfieldtypes:textfield';
  const field = ask('POST', '/field', { name: 'Colour', type }).body.id;
  const [all] = ask('GET', `/field/${field}/context`).body.values;
  const own = ask('POST', `/field/${field}/context`, {
    name: 'Tasks of Payments',
    projectIds: ['10000'],
    issueTypeIds: ['10001'],
  }).body;
  const mappings = [
    { projectId: '10000', issueTypeId: '10001' },
    { projectId: '10000', issueTypeId: '10002' },
    { projectId: '10001', issueTypeId: '10001' },
  ];
  const contexts = ask('POST', `/field/${field}/context/mapping`, { mappings }).body.values;
  expect(contexts.map((each: { contextId: string }) => each.contextId)).toEqual([own.id, null, all.id]);
  const twice = [...mappings, ...mappings];
  expect(ask('POST', `/field/${field}/context/mapping`, { mappings: twice }).status).toBe(400);
});

test('work related to a version is changed by its id', () => {
  const { ask } = directSite();
  const version = ask('POST', '/version', { name: '1.0', projectId: 10000 }).body.id;
  const at = `/version/${version}/relatedwork`;
  const work = ask('POST', at, { category: 'Design', title: 'Draft', url: 'https://example.com' }).body;
  const { relatedWorkId } = work;
  expect(ask('PUT', at, { relatedWorkId, category: 'Design', title: 'Final' }).status).toBe(200);
  expect(ask('GET', at).body).toMatchObject([{ title: 'Final', url: 'https://example.com' }]);
  expect(ask('PUT', at, { relatedWorkId: 'none', category: 'Design' }).status).toBe(404);
});

test('issues near a limit are reported, and those beyond', () => {
  const { ask, world } = directSite();
  const [one, two] = world.state.issues;
  const link = world.state.issueLinks;
  const between = { typeId: '10000', inwardIssueId: one?.id ?? '', outwardIssueId: 'elsewhere' };
  for (let id = 0; id < 1900; id += 1) link.push({ ...between, id: `l${id}` });
  for (let id = 0; id < 2001; id += 1) link.push({ ...between, inwardIssueId: two?.id ?? '', id: `m${id}` });
  const { body } = ask('GET', '/issue/limit/report?isReturningKeys=true');
  expect(body).toMatchObject({
    issuesApproachingLimit: { issuelinks: { [one?.key ?? '']: 1900 } },
    issuesBreachingLimit: { issuelinks: { [two?.key ?? '']: 2001 } },
    limits: { comment: 5000 },
  });
});

test.each([
  ['', 400, 'The group ID and group name can not be empty.'],
  ['groupname=a&groupId=b', 400, "The query parameters 'groupId' and 'groupname' are mutually exclusive."],
  ['groupname=no-such-group', 404, "The group named 'no-such-group' does not exist"],
  ['groupId=none', 404, "The group with group ID 'none' does not exist"],
])('members of a group asked for with %s', (query, status, message) => {
  const { ask } = directSite();
  expect(ask('GET', `/group/member?${query}`)).toMatchObject({
    status,
    body: { errorMessages: [message], errors: {} },
  });
});

test('a group is named in any case, and a page of its members has fifty at most', () => {
  const { ask } = directSite();
  const { status, body } = ask('GET', '/group/member?groupname=JIRA-users-acme&maxResults=100');
  expect([status, body.maxResults, body.values.length > 0]).toEqual([200, 50, true]);
});

test('who may not comment is told so with 400, along with what is wrong with the comment', () => {
  const { ask, world } = directSite();
  for (const scheme of world.state.permissionSchemes)
    scheme.grants = scheme.grants.filter(({ permission }) => permission !== 'ADD_COMMENTS');
  const message = 'Ada Admin, you do not have the permission to comment on this issue.';
  expect(ask('POST', '/issue/PAY-1/comment', { body: 'text' })).toMatchObject({
    status: 400,
    body: { errorMessages: [message], errors: { comment: 'Comment body is not valid!' } },
  });
});
