import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { directSite, documentOf } from './direct.ts';

const { ask, world } = directSite();
const paid = (fields: Record<string, unknown>) => ({
  fields: { project: { key: 'PAY' }, issuetype: { name: 'Task' }, summary: 'x', ...fields },
});

test.each<[string, Record<string, unknown>, Record<string, string>]>([
  ['no work type', { issuetype: undefined }, { issuetype: 'Specify a valid issue type' }],
  [
    'an unknown work type',
    { issuetype: { name: 'Nope' } },
    { issuetype: 'The issue type selected is invalid.' },
  ],
  ['no summary', { summary: '' }, { summary: 'You must specify a summary of the issue.' }],
  [
    'text for a document',
    { description: 'plain' },
    { description: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)' },
  ],
  [
    'a field that is nowhere',
    { customfield_99999: 1 },
    {
      customfield_99999:
        "Field 'customfield_99999' cannot be set. It is not on the appropriate screen, or unknown.",
    },
  ],
  ['an unknown priority', { priority: { name: 'Nope' } }, { priority: 'The priority selected is invalid.' }],
  [
    'a label with a blank',
    { labels: ['a b'] },
    { labels: "The label 'a b' contains spaces which is invalid." },
  ],
  [
    'a sub-task without parent',
    { issuetype: { name: 'Sub-task' } },
    { parentId: 'Issue type is a sub-task but parent issue key or id not specified.' },
  ],
])('an issue with %s is refused', (_, fields, errors) => {
  const { status, body } = ask('POST', '/issue', paid(fields));
  expect([status, body]).toEqual([400, { errorMessages: [], errors }]);
});

test('version 2 takes wiki markup, version 3 shows it as a document, each refuses the form of the other', () => {
  const { body } = ask(
    'POST',
    '/rest/api/2/issue',
    paid({ description: 'h2. Title\n\n*bold* text\n\n* one\n* two' }),
  );
  const asDocument = ask('GET', `/issue/${body.key}?fields=description`).body.fields.description;
  expect(asDocument.content.map(({ type }: { type: string }) => type)).toEqual([
    'heading',
    'paragraph',
    'bulletList',
  ]);
  const asText = ask('GET', `/rest/api/2/issue/${body.key}?fields=description`).body.fields.description;
  expect(asText).toBe('h2. Title\n\n*bold* text\n\n* one\n* two');
  const refused = ask('POST', '/rest/api/2/issue', paid({ description: documentOf('x') }));
  expect(refused.body.errors).toEqual({ description: 'Operation value must be a string' });
});

test('a change is written into the changelog, with values as ids and as people read them', () => {
  ask('PUT', '/issue/PAY-3', {
    fields: { assignee: { accountId: accounts.admin } },
    update: { labels: [{ add: 'new' }] },
  });
  ask('POST', '/issue/PAY-3/transitions', {
    transition: { id: '31' },
    fields: { resolution: { name: 'Duplicate' } },
  });
  const { values } = ask('GET', '/issue/PAY-3/changelog').body;
  expect(values).toMatchObject([
    {
      author: { accountId: accounts.admin },
      items: expect.arrayContaining([
        {
          field: 'labels',
          fieldtype: 'jira',
          fieldId: 'labels',
          from: null,
          fromString: null,
          to: null,
          toString: 'new',
        },
        expect.objectContaining({ field: 'assignee', from: accounts.member, toString: 'Ada Admin' }),
      ]),
    },
    {
      items: expect.arrayContaining([
        expect.objectContaining({ field: 'status', fromString: 'In Progress', toString: 'Done' }),
        expect.objectContaining({ field: 'resolution', toString: 'Duplicate' }),
      ]),
    },
  ]);
  const { fields } = ask('GET', '/issue/PAY-3?fields=resolution,resolutiondate,labels').body;
  expect(fields).toEqual({
    resolution: expect.objectContaining({ name: 'Duplicate' }),
    resolutiondate: expect.stringMatching(/^2026-06-15T.*[+-]\d{4}$/),
    labels: ['new'],
  });
});

test('fields names what is shown; a member without a permission is refused in the field', () => {
  expect(Object.keys(ask('GET', '/issue/PAY-1?fields=summary,status').body.fields).sort()).toEqual([
    'status',
    'summary',
  ]);
  expect(ask('GET', '/issue/PAY-1?fields=-description,-comment').body.fields).not.toHaveProperty('comment');
  const reporter = ask(
    'PUT',
    '/issue/PAY-1',
    { fields: { reporter: { id: accounts.admin } } },
    accounts.member,
  );
  expect(reporter.body.errors).toEqual({
    reporter: "Field 'reporter' cannot be set. It is not on the appropriate screen, or unknown.",
  });
  expect(ask('DELETE', '/issue/PAY-1', undefined, accounts.member).status).toBe(403);
});

test('own comments and those of others are different rights', () => {
  const made = ask('POST', '/issue/PAY-1/comment', { body: documentOf('mine') }, accounts.member).body;
  const others = ask('POST', '/issue/PAY-1/comment', { body: documentOf('hers') }).body;
  const as = (method: string, id: string) =>
    ask(
      method,
      `/issue/PAY-1/comment/${id}`,
      method === 'PUT' ? { body: documentOf('y') } : undefined,
      accounts.member,
    ).status;
  expect([as('PUT', made.id), as('PUT', others.id)]).toEqual([200, 400]);
  expect([as('DELETE', others.id), as('DELETE', made.id)]).toEqual([400, 204]);
});

test('versions: merged into another, moved, counted', () => {
  const version = (name: string) => ask('POST', '/version', { name, projectId: 10000 }).body.id;
  const [first, second] = [version('first'), version('second')];
  const { key } = ask('POST', '/issue', paid({ fixVersions: [{ id: first }] })).body;
  expect(ask('GET', `/version/${first}/unresolvedIssueCount`).body).toMatchObject({
    issuesUnresolvedCount: 1,
    issuesCount: 1,
  });
  expect(ask('POST', `/version/${second}/move`, { position: 'First' }).status).toBe(200);
  expect(ask('GET', '/project/PAY/versions').body.map(({ name }: { name: string }) => name)).toEqual([
    'second',
    'first',
  ]);
  expect(ask('PUT', `/version/${first}/mergeto/${second}`).status).toBe(204);
  expect(ask('GET', `/issue/${key}?fields=fixVersions`).body.fields.fixVersions).toMatchObject([
    { id: second },
  ]);
});

test('a project is made, lives, moves its key along, goes and comes back', () => {
  const wrong = ask('POST', '/project', { key: 'lower', name: '', projectTypeKey: 'nope' });
  expect([wrong.status, Object.keys(wrong.body.errors).sort()]).toEqual([
    400,
    ['projectKey', 'projectLead', 'projectName', 'projectType'],
  ]);
  const made = ask('POST', '/project', {
    key: 'NEW',
    name: 'New one',
    projectTypeKey: 'software',
    leadAccountId: accounts.admin,
  });
  expect(made).toMatchObject({ status: 201, body: { key: 'NEW', id: expect.any(Number) } });
  const { key } = ask('POST', '/issue', {
    fields: { project: { key: 'NEW' }, issuetype: { name: 'Bug' }, summary: 'first' },
  }).body;
  expect(key).toBe('NEW-1');
  expect(ask('PUT', '/project/NEW', { key: 'NEWER' }).body).toMatchObject({ key: 'NEWER' });
  expect(ask('GET', '/issue/NEW-1').body.key).toBe('NEWER-1');
  expect(ask('DELETE', '/project/NEWER').status).toBe(204);
  expect([ask('GET', '/project/NEWER').status, ask('GET', '/issue/NEWER-1').status]).toEqual([404, 404]);
  expect(ask('POST', '/project/NEWER/restore').status).toBe(200);
  expect(ask('GET', '/issue/NEWER-1').body.fields.summary).toBe('first');
});

test('sprints: started only with dates, closed only once active, what is not done goes back', () => {
  const { id } = ask('POST', '/rest/agile/1.0/sprint', { name: 'Next', originBoardId: 1 }).body;
  const sprint = `/rest/agile/1.0/sprint/${id}`;
  expect(ask('POST', sprint, { state: 'closed' }).status).toBe(400);
  expect(ask('POST', `${sprint}/issue`, { issues: ['PAY-1'] }).status).toBe(204);
  expect(ask('GET', `${sprint}/issue`).body.issues).toMatchObject([
    { key: 'PAY-1', fields: { sprint: { id } } },
  ]);
  expect(ask('POST', sprint, { state: 'active' }).status).toBe(400);
  const dates = { startDate: '2026-06-15T00:00:00.000Z', endDate: '2026-06-29T00:00:00.000Z' };
  expect(ask('POST', sprint, { state: 'active', ...dates }).body.state).toBe('active');
  expect(ask('POST', sprint, { state: 'closed' }).body).toMatchObject({
    state: 'closed',
    completeDate: expect.any(String),
  });
  expect(
    ask('GET', '/rest/agile/1.0/board/1/backlog').body.issues.map(({ key }: { key: string }) => key),
  ).toContain('PAY-1');
  expect(world.state.sprints.find((each) => each.id === id)?.state).toBe('closed');
});

test('ranks decide the order of a board', () => {
  const keys = () =>
    ask('GET', '/rest/agile/1.0/board/1/issue').body.issues.map(({ key }: { key: string }) => key);
  ask('PUT', '/rest/agile/1.0/issue/rank', { issues: ['PAY-2'], rankBeforeIssue: 'PAY-1' });
  expect(keys().slice(0, 2)).toEqual(['PAY-2', 'PAY-1']);
  ask('PUT', '/rest/agile/1.0/issue/rank', { issues: ['PAY-2'], rankAfterIssue: 'PAY-1' });
  expect(keys().slice(0, 2)).toEqual(['PAY-1', 'PAY-2']);
});

test('archived issues are found by nobody until they come back', () => {
  const found = () => ask('POST', '/search/approximate-count', { jql: 'key = OPS-2' }).body.count;
  expect(ask('PUT', '/issue/archive', { issueIdsOrKeys: ['OPS-2', 'OPS-999'] }).body).toMatchObject({
    numberOfIssuesUpdated: 1,
    errors: { issuesNotFound: { count: 1, issueIdsOrKeys: ['OPS-999'] } },
  });
  expect(found()).toBe(0);
  expect(ask('PUT', '/issue/unarchive', { issueIdsOrKeys: ['OPS-2'] }).body.numberOfIssuesUpdated).toBe(1);
  expect(found()).toBe(1);
});

test('a request of the portal is an issue; internal comments are for agents', () => {
  const desk = '/rest/servicedeskapi';
  const made = ask('POST', `${desk}/request`, {
    serviceDeskId: '1',
    requestTypeId: '1',
    requestFieldValues: { summary: 'Help', description: 'Printer *burns*' },
  });
  expect(made).toMatchObject({ status: 201, body: { issueKey: 'OPS-3', requestTypeId: '1' } });
  ask('POST', `${desk}/request/OPS-3/comment`, { body: 'for us', public: false });
  ask('POST', `${desk}/request/OPS-3/comment`, { body: 'for all', public: true });
  expect(ask('GET', `${desk}/request/OPS-3/comment?internal=false`).body.values).toMatchObject([
    { body: 'for all', public: true },
  ]);
  const { id } = ask('GET', `${desk}/request/OPS-3/transition`).body.values.at(-1);
  expect(ask('POST', `${desk}/request/OPS-3/transition`, { id }).status).toBe(204);
  expect(ask('GET', `${desk}/request/OPS-3`).body.currentStatus).toMatchObject({
    status: 'Done',
    statusCategory: 'DONE',
  });
  expect(ask('GET', `${desk}/request/OPS-3`, undefined, accounts.customer).status).toBe(404);
});
