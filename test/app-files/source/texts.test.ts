// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are source code.
import { isLeftOut, scanSource } from '../../../src/app-files/index.ts';
import { loadOperations, nameOf } from '../../../src/jira-facts/index.ts';

const table = loadOperations();

describe('languages that are not parsed', () => {
  test.each([
    [
      'Main.java',
      'HttpRequest.newBuilder(URI.create(base + "/rest/api/3/issue")).POST(body)',
      'POST /rest/api/3/issue',
    ],
    [
      'a.go',
      'client.NewRequest("DELETE", fmt.Sprintf("rest/api/2/issue/%s", key), nil)',
      'DELETE /rest/api/2/issue/{issueIdOrKey}',
    ],
    [
      'a.cs',
      'await client.PutAsync($"/rest/api/3/issue/{key}", content);',
      'PUT /rest/api/3/issue/{issueIdOrKey}',
    ],
    ['a.rb', "conn.get('/rest/api/3/field')", 'GET /rest/api/3/field'],
    ['a.sh', 'curl -X POST "$BASE/rest/api/3/issue"', 'POST /rest/api/3/issue'],
  ])('%s: by its texts, and marked so', (path, text, operation) => {
    const { calls } = scanSource([{ path, text }], table);
    expect(calls.map((call) => [call.operation && nameOf(call.operation), call.by])).toEqual([
      [operation, 'text'],
    ]);
  });

  test.each([
    ['a remark', 'A.java', '  // client.get("/rest/api/3/issue/1");'],
    ['a remark of Ruby', 'a.rb', '# conn.get("/rest/api/3/field")'],
    ['a comparison', 'a.go', 'case path == "/rest/api/2/myself" && r.Method == http.MethodGet:'],
    ['a prefix', 'a.go', 'if strings.HasPrefix(r.URL.Path, "/rest/api/2/issue/") { get(w) }'],
    ['a route', 'a.go', 'mux.HandleFunc("/rest/api/2/field", handler)'],
  ])('%s is no call', (_, path, text) => {
    expect(scanSource([{ path, text }], table)).toMatchObject({ calls: [], unresolved: [] });
  });

  test.each([
    ['a.go', 'import jira "github.com/andygrunwald/go-jira"', /go-jira/],
    ['A.java', 'import com.atlassian.jira.rest.client.api.JiraRestClient;', /Java Client/],
    ['a.php', 'use JiraRestApi\\Issue\\IssueService;', /php-jira-rest-client/],
    ['a.cs', 'using Atlassian.Jira;', /Atlassian.SDK/],
    ['a.rb', 'client = JIRA::Client.new(options)', /jira-ruby/],
  ])('%s: what goes through a client library is told to be unread', (path, text, library) => {
    const { unresolved } = scanSource([{ path, text: `\n${text}` }], table);
    expect(unresolved).toEqual([{ file: path, line: 2, why: expect.stringMatching(library) }]);
  });

  test('a path without a method is not guessed where there are several', () => {
    const { calls, unresolved } = scanSource(
      [{ path: 'a.go', text: '\nvar p = "/rest/api/3/issue/%s"' }],
      table,
    );
    expect(calls).toEqual([]);
    expect(unresolved).toMatchObject([{ line: 2, why: expect.stringContaining('method is not known') }]);
  });
});

test.each([
  ['src/page.test.tsx', true],
  ['src/__tests__/a.ts', true],
  ['test/a.js', true],
  ['app/tests/test_client.py', true],
  ['test_client.py', true],
  ['node_modules/x/i.js', true],
  ['src/types.d.ts', true],
  ['lib/JiraClientTest.java', true],
  ['webpack.config.js', true],
  ['src/latest.ts', false],
  ['src/contest/page.ts', false],
  ['src/config.ts', false],
])('%s is left out: %s', (path, expected) => {
  expect(isLeftOut(path)).toBe(expected);
});
