import { scanSource } from '../../../src/app-files/index.ts';
import { atlassianPythonApi } from '../../../src/app-files/source/clients/atlassian-python-api.ts';
import { atlassianSdk } from '../../../src/app-files/source/clients/atlassian-sdk.ts';
import { goAtlassian } from '../../../src/app-files/source/clients/go-atlassian.ts';
import { goJira } from '../../../src/app-files/source/clients/go-jira.ts';
import { javaClient } from '../../../src/app-files/source/clients/java-client.ts';
import { jiraClient } from '../../../src/app-files/source/clients/jira-client.ts';
import { jiraRuby } from '../../../src/app-files/source/clients/jira-ruby.ts';
import { phpClient } from '../../../src/app-files/source/clients/php-client.ts';
import { pycontribs } from '../../../src/app-files/source/clients/pycontribs.ts';
import { loadOperations, nameOf } from '../../../src/jira-facts/index.ts';

const table = loadOperations();
const issue = '/rest/api/2/issue/{issueIdOrKey}';

test.each([
  ['atlassian-python-api', atlassianPythonApi],
  ['pycontribs', pycontribs],
  ['go-jira', goJira],
  ['go-atlassian', goAtlassian],
  ['the Java client', javaClient],
  ['Atlassian.SDK', atlassianSdk],
  ['php-jira-rest-client', phpClient],
  ['jira-ruby', jiraRuby],
  ['jira-client', jiraClient],
])('every method of %s calls an operation that is known', (_, methods) => {
  expect(methods.size).toBeGreaterThan(40);
  const unknown = [...methods].filter(([, operation]) => table.named(operation) === null);
  expect(unknown).toEqual([]);
});

test.each([
  [
    'a.go',
    'import jira "github.com/andygrunwald/go-jira"\nissue, _, err := a.client.Issue.GetWithContext(ctx, id, nil)',
    `2 GET ${issue}`,
  ],
  [
    'a.go',
    'import "github.com/ctreminiom/go-atlassian/v2/jira/v3"\nc.Issue.Comment.Add(ctx, key, payload, nil)\nc.Issue.Get(ctx, key, nil, nil)',
    '2 POST /rest/api/3/issue/{issueIdOrKey}/comment',
    '3 GET /rest/api/3/issue/{issueIdOrKey}',
  ],
  [
    'A.java',
    'import com.atlassian.jira.rest.client.api.IssueRestClient;\nfinal IssueRestClient cl = rest.getIssueClient();\ncl.deleteIssue(key, false).claim();',
    `3 DELETE ${issue}`,
  ],
  [
    'A.kt',
    'import com.atlassian.jira.rest.client.api.JiraRestClient\nval issue = client.issueClient.getIssue(key).claim()\nclient.getSearchClient()\n  .searchJql(jql)',
    `2 GET ${issue}`,
    '4 GET /rest/api/2/search',
  ],
  [
    'a.php',
    'use JiraRestApi\\Issue\\IssueService;\n$s = new IssueService();\n$s->addComment($key, $c);\n$this->fieldService->getAllFields();',
    `3 POST ${issue}/comment`,
    '4 GET /rest/api/2/field',
  ],
  [
    'A.cs',
    'using Atlassian.Jira;\nvar one = await jira.Issues.GetIssueAsync(key);\nvar issue = jira.CreateIssue("A");\nawait issue.SaveChangesAsync();\nissue = await jira.Issues.GetIssueAsync(key);\nawait issue.SaveChangesAsync();',
    `2 GET ${issue}`,
    '4 POST /rest/api/2/issue',
    `5 GET ${issue}`,
    `6 PUT ${issue}`,
  ],
  [
    'a.rb',
    'client = JIRA::Client.new(options)\nissue = client.Issue.find(key)\nissue.comments.build.save!(body: "x")',
    `2 GET ${issue}`,
    `3 POST ${issue}/comment`,
  ],
  [
    'A.java',
    'import com.acme.jira.api.IssueSearchApi;\nimport com.acme.jira.api.IssuesApi;\nIssuesApi one = new IssuesApi(http);\none.createIssue(body, false);\nclient.issueSearchApi().searchForIssuesUsingJql(jql);',
    '4 POST /rest/api/3/issue',
    '5 GET /rest/api/3/search',
  ],
  ['a.js', "const J = require('jira-client');\njira.addNewIssue({});", '2 POST /rest/api/2/issue'],
])('the method names of a library in %s', (path, text, ...expected) => {
  const { calls, unresolved } = scanSource([{ path, text }], table);
  expect(calls.map(({ line, operation }) => `${line} ${operation && nameOf(operation)}`)).toEqual(expected);
  expect(unresolved).toEqual([]);
});

test.each([
  ['a.go', 'import jira "github.com/andygrunwald/go-jira"', /go-jira/],
  ['A.java', 'import com.atlassian.jira.rest.client.api.JiraRestClient;', /Java Client/],
  ['a.php', 'use JiraRestApi\\Issue\\IssueService;', /php-jira-rest-client/],
  ['a.cs', 'using Dapplo.Jira;', /Dapplo.Jira/],
  ['a.rb', 'client = JIRA::Client.new(options)', /jira-ruby/],
  [
    'a.js',
    "const J = require('jira-connector'); new J(options).issue.getIssue({ issueKey });",
    /jira-connector/,
  ],
])('%s: a client library that no call was recognised of is told', (path, text, library) => {
  const { unresolved } = scanSource([{ path, text: `\n${text}` }], table);
  expect(unresolved).toEqual([{ file: path, line: 2, why: expect.stringMatching(library) }]);
});

test.each([
  [
    'a.go',
    'import jira "github.com/andygrunwald/go-jira"\njira.Issue.Get(id)\njira.Issue.Frobnicate(id)\nmattermost.User.Frobnicate(id)',
  ],
  [
    'A.java',
    'import com.atlassian.jira.rest.client.api.IssueRestClient;\nIssueRestClient cl = rest.getIssueClient();\ncl.frobnicate(key);\nother.frobnicate(key);',
  ],
])('%s: a method of a known service that is not known is told', (path, text) => {
  const { unresolved } = scanSource([{ path, text }], table);
  expect(unresolved).toMatchObject([{ line: 3, why: expect.stringMatching(/frobnicate/i) }]);
});

test('an import of some class called Api is no client made of the documents', () => {
  const text = 'import com.acme.jira.Api;\nApi one = new Api();\n';
  expect(scanSource([{ path: 'A.java', text }], table)).toEqual({ calls: [], unresolved: [] });
});

test('an import that never ends does not hold the scan up', () => {
  const started = process.cpuUsage();
  scanSource([{ path: 'A.java', text: `import ${'jira.'.repeat(40_000)}\n` }], table);
  expect(process.cpuUsage(started).user / 1_000).toBeLessThan(2_000);
});
