import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { directSite, documentOf } from './direct.ts';

const { ask, world } = directSite();

/** PAY-4 and on, made as a client makes them. */
beforeAll(() => {
  const make = (fields: Record<string, unknown>) =>
    ask('POST', '/issue', { fields: { project: { key: 'PAY' }, issuetype: { name: 'Task' }, ...fields } });
  ask('POST', '/version', { name: '1.0', projectId: 10000, released: true });
  ask('POST', '/version', { name: '2.0', projectId: 10000 });
  ask('POST', '/component', { name: 'Backend', project: 'PAY' });
  make({
    summary: 'Crashes while booking refunds',
    labels: ['urgent', 'Money'],
    priority: { name: 'High' },
    components: [{ name: 'Backend' }],
    fixVersions: [{ name: '2.0' }],
    duedate: '2026-06-20',
    customfield_10016: 5,
    description: documentOf('The ledger shows two lines'),
  });
  make({ summary: 'Epic of payments', issuetype: { name: 'Epic' } });
  make({ summary: 'Child of the epic', parent: { key: 'PAY-5' }, assignee: { accountId: accounts.member } });
  ask('POST', '/issue/PAY-6/comment', { body: documentOf('please look at the invoice') });
  ask('POST', '/issue/PAY-6/transitions', { transition: { id: '21' } });
  ask('POST', '/issue/PAY-6/transitions', { transition: { id: '31' } });
  ask('PUT', '/issue/PAY-4/properties/review', { state: 'open', score: 7 });
});

const find = (jql: string, accountId: string = accounts.admin) => {
  const { status, body } = ask('POST', '/search/jql', { jql, fields: ['key'], maxResults: 100 }, accountId);
  return status === 200 ? body.issues.map(({ key }: { key: string }) => key).join(' ') : body.errorMessages;
};

test.each([
  ['project = PAY', 'PAY-1 PAY-2 PAY-3 PAY-4 PAY-5 PAY-6'],
  ['project = Payments AND project = 10000 AND key = PAY-1', 'PAY-1'],
  ['project != PAY', 'OPS-1 OPS-2 TEAM-1'],
  ['project in (OPS, TEAM)', 'OPS-1 OPS-2 TEAM-1'],
  ['project not in (OPS, TEAM) AND status = "To Do"', 'PAY-1 PAY-2 PAY-4 PAY-5'],
  ['NOT project = PAY AND NOT (project = OPS)', 'TEAM-1'],
  ['project = PAY AND (status = "In Progress" OR priority = High)', 'PAY-3 PAY-4'],
  ['statusCategory = Done', 'PAY-6'],
  ['status != Done AND project = PAY AND issuetype = Epic', 'PAY-5'],
  ['resolution = Unresolved AND issuekey in (PAY-4, PAY-6)', 'PAY-4'],
  ['resolution is not EMPTY', 'PAY-6'],
  ['assignee = currentUser()', ''],
  ['assignee is EMPTY', 'PAY-4 PAY-5'],
  [`assignee = ${accounts.member} AND project = PAY`, 'PAY-1 PAY-2 PAY-3 PAY-6'],
  ['assignee in membersOf("acme-staff") AND project = PAY AND key > PAY-3', 'PAY-6'],
  ['labels = URGENT', 'PAY-4'],
  ['labels in (money) AND labels is not EMPTY', 'PAY-4'],
  ['labels != urgent', ''],
  ['component = Backend', 'PAY-4'],
  ['fixVersion = "2.0"', 'PAY-4'],
  ['fixVersion in unreleasedVersions(PAY)', 'PAY-4'],
  ['fixVersion > "1.0"', 'PAY-4'],
  ['summary ~ "refund"', 'PAY-1 PAY-4'],
  ['summary ~ "book* refunds"', 'PAY-1 PAY-4'],
  ['summary ~ "\\"booking refunds\\""', 'PAY-4'],
  ['summary !~ refunds AND project = OPS', 'OPS-1 OPS-2'],
  ['description ~ ledger', 'PAY-4'],
  ['comment ~ invoice', 'PAY-6'],
  ['text ~ invoice', 'PAY-6'],
  ['priority > Medium', 'PAY-4'],
  ['priority <= Medium AND key in (PAY-1, PAY-4)', 'PAY-1'],
  ['due < "2026-06-21"', 'PAY-4'],
  ['due = "2026/06/20"', 'PAY-4'],
  ['due > startOfMonth() AND due <= endOfMonth()', 'PAY-4'],
  ['created <= -1d AND project = PAY', 'PAY-1 PAY-2 PAY-3'],
  ['created >= startOfDay() AND created < now()', 'PAY-4 PAY-5 PAY-6'],
  ['created > "-2h" AND project = PAY', 'PAY-4 PAY-5 PAY-6'],
  ['cf[10016] = 5', 'PAY-4'],
  ['"Story point estimate" >= 3', 'PAY-4'],
  ['"Story point estimate" is EMPTY AND key in (PAY-4, PAY-5)', 'PAY-5'],
  ['parent = PAY-5', 'PAY-6'],
  ['"Epic Link" = PAY-5', 'PAY-6'],
  ['sprint in openSprints()', 'PAY-3'],
  ['sprint = "PAY Sprint 1"', 'PAY-3'],
  ['status was "In Progress"', 'PAY-3 PAY-6'],
  ['status was not "In Progress" AND project = OPS', 'OPS-1 OPS-2'],
  ['status changed from "In Progress" to Done', 'PAY-6'],
  ['status changed by currentUser() after startOfDay()', 'PAY-6'],
  ['status changed before "2020-01-01"', ''],
  ['watcher = currentUser() AND key in (PAY-4, PAY-5)', 'PAY-4 PAY-5'],
  ['issue.property[review].state = open', 'PAY-4'],
  ['issue.property[review].score > 5', 'PAY-4'],
  ['filter = 10001', 'TEAM-1'],
  ['key in (PAY-4, PAY-10000) OR key = PAY-1 ORDER BY key DESC', 'PAY-4 PAY-1'],
  ['project = PAY ORDER BY priority DESC, key DESC', 'PAY-4 PAY-6 PAY-5 PAY-3 PAY-2 PAY-1'],
  ['hierarchyLevel = 1', 'PAY-5'],
  ['parentEpic = PAY-5', 'PAY-6'],
  ['project = PAY AND key > PAY-3 ORDER BY created', 'PAY-6 PAY-5 PAY-4'],
  ['project = PAY AND key > PAY-3 ORDER BY created ASC', 'PAY-4 PAY-5 PAY-6'],
  ['project = PAY AND key > PAY-3 ORDER BY assignee ASC', 'PAY-6 PAY-4 PAY-5'],
])('%s', (jql, expected) => {
  expect(find(jql)).toEqual(expected);
});

/**
 * Sentences of real sites, from issues on GitHub: turbot/steampipe-plugin-jira 200, canonical/gh-jira-sync-bot 45, dapplo/Dapplo.Jira 44,
 * juliangruber/jilla 25, bsorrentino/maven-confluence-plugin 175, steyep/alfred-jira 95, mojira/arisa-kt 213; JupiterOne/graph-jira (2022).
 */
const recorded: [string, string | RegExp][] = [
  [
    'project=CF',
    "Error in JQL Query: Expecting either a value, list or function but got 'CF'. You must surround 'CF' in quotation marks to use it as a value. (line 1, character 9)",
  ],
  [
    'project=SET',
    "Error in the JQL Query: 'SET' is a reserved JQL word. You must surround it in quotation marks to use it in a query. (line 1, character 9)",
  ],
  [
    'status = End to End Testing',
    "Error in the JQL Query: 'End' is a reserved JQL word. You must surround it in quotation marks to use it in a query. (line 1, character 10)",
  ],
  [
    'assignee = foo@bar',
    "Error in the JQL Query: The character '@' is a reserved JQL character. You must enclose it in a string or use the escape '\\u0040' instead. (line 1, character 15)",
  ],
  [
    'PAY-1',
    "Error in the JQL Query: Expecting operator before the end of the query. The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.",
  ],
  [
    "summary ~ 'Configuring Fees ",
    "Error in the JQL Query: The quoted string 'Configuring Fees ' has not been completed. (line 1, character 11)",
  ],
  [
    'created > "2020-05-06T12:15:17.831Z"',
    /^Date value '2020-05-06T12:15:17\.831Z' for field 'created' is invalid\. Valid formats include: /,
  ],
  ['project = NOPE', "The value 'NOPE' does not exist for the field 'project'."],
  [
    'SET = 1',
    "Error in the JQL Query: 'SET' is a reserved JQL word. You must surround it in quotation marks to use it in a query. (line 1, character 1)",
  ],
];

/** Written from memory of Jira's messages: these hold our wording still, and are no evidence of Jira's. */
const remembered: [string, string | RegExp][] = [
  [
    'project = PAY order created',
    "Error in the JQL Query: Expecting 'by' but got 'created'. (line 1, character 21)",
  ],
  ['key in (PAY-1, PAY-2', "Error in the JQL Query: Expecting ')' before the end of the query."],
  [
    'AND project = PAY',
    "Error in the JQL Query: Expecting a field name but got 'AND'. You must surround 'AND' in quotation marks to use it as a field name. (line 1, character 1)",
  ],
  [
    'summary ~ "a\\qb"',
    "Error in the JQL Query: '\\q' is an illegal JQL escape sequence. The valid escape sequences are \\', \\\", \\t, \\n, \\r, \\\\, '\\ ' and \\uXXXX. (line 1, character 13)",
  ],
  ['nofield = 1', "Field 'nofield' does not exist or you do not have permission to view it."],
  ['status = Nope', "The value 'Nope' does not exist for the field 'status'."],
  ['project ~ PAY', "The operator '~' is not supported by the 'project' field."],
  ['summary = x', "The operator '=' is not supported by the 'summary' field."],
  ['assignee = nobodyKnows()', "Unable to find JQL function 'nobodyKnows()'."],
  ['key = nonsense', "The issue key 'nonsense' for field 'key' is invalid."],
  [
    'project = "unterminated',
    "Error in the JQL Query: The quoted string 'unterminated' has not been completed. (line 1, character 11)",
  ],
  [
    'project =',
    'Error in the JQL Query: Expecting either a value, list or function before the end of the query.',
  ],
  [
    'project = PAY key',
    "Error in the JQL Query: Expecting either 'OR' or 'AND' but got 'key'. (line 1, character 15)",
  ],
  ['project = PAY ORDER BY nofield', "Not able to sort using field 'nofield'."],
  [
    'order by created',
    'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
  ],
  ['created > yesterday', /^Date value 'yesterday' for field 'created' is invalid\. Valid formats include/],
];

/** What Jira's own check of queries says is wrong with one; a search says it only of what breaks the language. */
const wrong = (jql: string): string[] => ask('POST', '/jql/parse', { queries: [jql] }).body.queries[0].errors;

test.each([...recorded, ...remembered])('%s is refused', (jql, words) => {
  const said = jql === 'order by created' ? find(jql) : wrong(jql);
  expect(said[0]).toEqual(typeof words === 'string' ? words : expect.stringMatching(words));
});

test.each([
  ...['project = PAY order created', 'AND project = PAY', 'project ~ PAY', 'assignee = nobodyKnows()'],
  'project = PAY ORDER BY nofield',
])('a search for %s is refused', (jql) => {
  expect([ask('GET', `/search/jql?jql=${encodeURIComponent(jql)}`).status, find(jql)]).toEqual([
    400,
    wrong(jql),
  ]);
});

/** Measured on Cloud in 2026 by several who did not know of each other (src/simulated-jira/rest/search/search.ts names one). */
test.each([
  ...['project = NOPE', 'status = Nope', 'nofield = 1', 'key = PAY-10000', 'project in (NOPE, GONE)'],
  ...['updated >= "2026-08-01T00:00:00Z"', 'updated > "27/Oct/25"', 'project = PAY AND nofield = 1'],
])('a search for %s finds nothing and refuses nothing', (jql) => {
  expect([find(jql), ask('POST', '/search/approximate-count', { jql }).body]).toEqual(['', { count: 0 }]);
  expect(find(`key = PAY-1 OR (${jql})`)).toBe('PAY-1');
});

test.each(['assignee = currentUser()', 'project = PAY', 'assignee is EMPTY'])(
  'nobody who is logged in is told that there is nothing: %s',
  (jql) => {
    const { status, body } = ask('POST', '/search/jql', { jql }, null);
    expect([status, body]).toEqual([200, { issues: [], isLast: true }]);
  },
);

test('all that is wrong with a query is told at once', () => {
  expect(wrong('status = Nope AND nofield = 1')).toEqual([
    "The value 'Nope' does not exist for the field 'status'.",
    "Field 'nofield' does not exist or you do not have permission to view it.",
  ]);
});

test('a search finds only what its caller may see', () => {
  expect(find('project = PAY', accounts.member)).toBe('PAY-1 PAY-3 PAY-4 PAY-5 PAY-6');
  const everything = 'created <= now()';
  const { body } = ask('POST', '/search/approximate-count', { jql: everything });
  expect(body).toEqual({ count: world.state.issues.length });
});

test('parse shows the structure, match asks of given issues, autocomplete names what there is', () => {
  const parsed = ask('POST', '/jql/parse?validation=strict', {
    queries: ['project = PAY AND NOT status in (Done, "To Do") ORDER BY created DESC', 'x ='],
  });
  expect(parsed.body.queries).toMatchObject([
    {
      structure: {
        where: {
          operator: 'and',
          clauses: [{ field: { name: 'project' }, operator: '=' }, { operator: 'not' }],
        },
        orderBy: { fields: [{ field: { name: 'created' }, direction: 'desc' }] },
      },
    },
    { errors: [expect.stringContaining('before the end of the query')] },
  ]);
  const matched = ask('POST', '/jql/match', {
    jqls: ['project = PAY', 'project = NOPE', 'nofield = 1'],
    issueIds: [10100, 10110],
  });
  expect(matched.body.matches).toMatchObject([
    { matchedIssues: [10100], errors: [] },
    { matchedIssues: [], errors: [] },
    { matchedIssues: [], errors: [expect.any(String)] },
  ]);
  const names = ask('GET', '/jql/autocompletedata').body.visibleFieldNames.map(
    ({ value }: { value: string }) => value,
  );
  expect(names).toEqual(expect.arrayContaining(['project', 'summary', 'Story point estimate']));
});

test('what is archived is neither matched, offered nor listed anywhere', () => {
  const { ask: asked, world: own } = directSite();
  asked('PUT', '/issue/PAY-1', { fields: { labels: ['stored'] } });
  asked('PUT', '/issue/OPS-1', { fields: { labels: ['stored'] } });
  const [board] = own.state.boards;
  const [sprint] = own.state.sprints;
  if (board === undefined || sprint === undefined) throw new Error('The sample has neither.');
  const paid = own.state.issues.find(({ key }) => key === 'PAY-1');
  asked('POST', `/rest/agile/1.0/sprint/${sprint.id}/issue`, { issues: ['PAY-1'] });
  const seen = () => {
    const match = asked('POST', '/jql/match', { jqls: ['labels = stored'], issueIds: [Number(paid?.id)] });
    const offered = (field: string) =>
      asked('GET', `/jql/autocompletedata/suggestions?fieldName=${field}`).body.results.map(
        ({ value }: { value: string }) => value,
      );
    const listed = asked('GET', `/rest/agile/1.0/sprint/${sprint.id}/issue`).body.issues;
    return {
      matched: match.body.matches[0].matchedIssues.length,
      picked: asked('GET', '/issue/picker?query=PAY-1').body.sections[1].issues.length,
      labels: offered('labels').includes('stored'),
      project: offered('project').includes('OPS'),
      inSprint: listed.some(({ key }: { key: string }) => key === 'PAY-1'),
    };
  };
  expect(seen()).toEqual({ matched: 1, picked: 1, labels: true, project: true, inSprint: true });
  expect(asked('PUT', '/issue/archive', { issueIdsOrKeys: ['PAY-1'] }).status).toBe(200);
  expect(seen()).toEqual({ matched: 0, picked: 0, labels: true, project: true, inSprint: false });
  expect(asked('POST', '/project/OPS/archive').status).toBe(204);
  expect(seen()).toMatchObject({ labels: false, project: false });
});

test('people who left, members of an organization and remote links are found', () => {
  const { ask: asked, world: own } = directSite();
  const [gone] = own.state.users.filter(({ active }) => !active);
  const issue = own.state.issues.find(({ key }) => key === 'PAY-1');
  if (gone === undefined || issue === undefined) throw new Error('The sample has neither.');
  issue.reporterAccountId = gone.accountId;
  own.state.organizations.push({ id: '9', name: 'Firm', accountIds: [gone.accountId], properties: {} });
  const link = { globalId: 'g=1', object: { url: 'https://example.org', title: 't' } };
  asked('POST', '/issue/PAY-1/remotelink', link);
  for (const jql of [
    'reporter in inactiveUsers()',
    'reporter in organizationMembers("firm")',
    'issue in issuesWithRemoteLinksByGlobalId("g=0", "g=1")',
  ]) {
    const { body } = asked('POST', '/search/jql', { jql, fields: ['key'] });
    expect(`${jql}: ${body.issues?.map(({ key }: { key: string }) => key)}`).toBe(`${jql}: PAY-1`);
  }
  const nobody = asked('POST', '/search/jql', { jql: 'reporter in organizationMembers("none")' });
  expect(nobody.status).toBe(400);
});
