// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are source code.
import { scanSource } from '../../../src/app-files/index.ts';
import { loadOperations, nameOf } from '../../../src/jira-facts/index.ts';

const table = loadOperations();
const found = (...files: [path: string, text: string][]): string[] => {
  const { calls, unresolved } = scanSource(
    files.map(([path, text]) => ({ path, text })),
    table,
  );
  return [
    ...calls.map(({ operation, method, path }) => (operation ? nameOf(operation) : `${method} ${path} ?`)),
    ...unresolved.map(({ why }) => why),
  ];
};

describe('what languages that are not parsed write in their own ways', () => {
  test.each([
    [
      'PHP puts texts together with dots, and a method is what it is by default',
      'Sender.php',
      "class Sender {\n  function send($path, $data = [], $method = 'GET') {\n    curl_setopt($c, CURLOPT_URL, $this->site() . '/rest/api/3/' . $path);\n    if ($method == 'POST') { curl_setopt($c, CURLOPT_POST, true); }\n  }\n}\nclass Logs extends Sender {\n  function one($key, $id) {\n    return $this->send('issue/' . urlencode($key) .\n      '/worklog/' . urlencode($id));\n  }\n  function drop($key) {\n    return $this->send('issue/' . urlencode($key), [], 'DELETE');\n  }\n}",
      ['GET /rest/api/3/issue/{issueIdOrKey}/worklog/{id}', 'DELETE /rest/api/3/issue/{issueIdOrKey}'],
    ],
    [
      'a method by default behind a name with a type',
      'api.dart',
      "Future<Response> send(\n  String path, {\n  String method = 'GET',\n}) async {\n  if (method == 'POST') return http.post(path);\n  return http.get(path);\n}\nvoid main() {\n  send('/rest/api/3/issue/$key');\n}",
      ['GET /rest/api/3/issue/{issueIdOrKey}'],
    ],
    [
      'interfaces of Retrofit behind a base',
      'Api.kt',
      'interface Api {\n  @GET("myself")\n  fun me(): Call<User>\n\n  @POST("issueLink")\n  fun link(@Body body: Link): Call<Unit>\n}\nval base = site.newBuilder().addPathSegments("$cloud/rest/api/2/").build()',
      ['GET /rest/api/2/myself', 'POST /rest/api/2/issueLink'],
    ],
    [
      'interfaces of Spring',
      'Api.java',
      '@HttpExchange\ninterface Api {\n  @PostExchange("/rest/api/3/search/jql")\n  Result search(Query query);\n}',
      ['POST /rest/api/3/search/jql'],
    ],
    [
      'functions and calls with parameters for types',
      'a.rs',
      'impl Client {\n  async fn post_plain<B: Serialize>(&self, path: &str, body: &B) -> Result<()> {\n    self.request(Method::POST, path).json(body).send().await\n  }\n  /// Then DELETE it.\n  async fn read<T: DeserializeOwned>(&self, path: &str) -> Result<T> {\n    self.request(Method::GET, path).send().await\n  }\n}\nasync fn use_it(c: &Client) {\n  let one = format!("/rest/api/3/issue/{}/transitions", key);\n  c.post_plain(&one, &body).await;\n  let two = format!("/rest/api/3/attachment/{}", id);\n  c.read::<Attachment>(&two).await;\n}',
      ['POST /rest/api/3/issue/{issueIdOrKey}/transitions', 'GET /rest/api/3/attachment/{id}'],
    ],
    [
      'the tests at the end of a file of Rust',
      'a.rs',
      'fn live() {}\n#[cfg(test)]\nmod tests {\n  fn one() { server.expect("/rest/api/3/issue/A-1"); }\n}',
      [],
    ],
    [
      'a name that is filled into a text',
      'A.cs',
      'class A {\n  async Task Read(string key) {\n    var root = "api/2/issue/createmeta";\n    return await this.Ask<Meta>(user, $"{root}/{key}/issuetypes", "GET");\n  }\n}',
      ['GET /rest/api/2/issue/createmeta/{projectIdOrKey}/issuetypes'],
    ],
    [
      'a base in a format whose braces are no code',
      'a.rs',
      'async fn list(&self) {\n  let base = format!("/rest/api/3/issue/{}/comment", key);\n  let path = format!(\n    "{}?startAt={}&maxResults={}",\n    base,\n    start,\n    most\n  );\n  self.client.get(&path).await\n}',
      ['GET /rest/api/3/issue/{issueIdOrKey}/comment'],
    ],
    [
      'a call of Ruby without brackets',
      'a.rb',
      "def field\n  client.get '/rest/api/3/issue/1'\nend",
      ['GET /rest/api/3/issue/{issueIdOrKey}'],
    ],
    [
      'a slash at the end of all that a call is given',
      'a.dart',
      "all() => dao.getJson(\n  '/rest/api/3/project/',\n  // no options\n);",
      ['GET /rest/api/3/project'],
    ],
    [
      'a slash with more behind it',
      'a.go',
      'func one(key string) {\n  c.Get("/rest/api/3/project/", key)\n}',
      ['GET /rest/api/3/project/{projectIdOrKey}'],
    ],
    [
      'what an answer says of itself',
      'A.java',
      'String sample = "{" + "\'self\'" + "}";\nMap.of("self", "https://example.atlassian.net/rest/api/3/issue/1");',
      [],
    ],
  ])('%s', (_, path, text, operations) => {
    expect(found([path, text])).toEqual(operations);
  });

  test.each([
    [
      'curl without a method',
      'curl -s -u "$U:$T" "$B/rest/api/3/issue/$K"',
      'GET /rest/api/3/issue/{issueIdOrKey}',
    ],
    [
      'curl that is given data',
      'curl -s -d @file \\\n  "$B/rest/api/3/version/$V/move"',
      'POST /rest/api/3/version/{id}/move',
    ],
    [
      'an address that is kept',
      'URL="$B/rest/api/3/issue/$K"\ncurl -s "$URL"',
      'GET /rest/api/3/issue/{issueIdOrKey}',
    ],
    [
      'a root that is kept',
      'ROOT="$B/rest/api/3"\ncurl -s "$ROOT/issue/$K"',
      'GET /rest/api/3/issue/{issueIdOrKey}',
    ],
    [
      'a function that runs curl',
      'ask() {\n  curl -sS "$B$1"\n}\nid=$(ask "/rest/agile/1.0/board/$ID" | jq .id)',
      'GET /rest/agile/1.0/board/{boardId}',
    ],
    [
      'a method in a variable',
      'curl -X "$M" "$B/rest/api/3/issue/$K"',
      '/rest/api/3/issue/{K} was read as text: its method is not known',
    ],
  ])('the shell: %s', (_, text, operation) => {
    expect(found(['a.sh', `${text}\n`])).toEqual([operation]);
  });

  test('a field that is given a root where its structure is made', () => {
    expect(
      found(
        [
          'api/client.go',
          'func New(site string) *Client {\n\treturn &Client{\n\t\tRoot:  site + "/rest/api/3",\n\t\tAgile: site + "/rest/agile/1.0",\n\t}\n}\n',
        ],
        [
          'api/issues.go',
          'func (c *Client) One(key string) error {\n\turlStr := fmt.Sprintf("%s/issue/%s", c.Root, key)\n\treturn c.get(urlStr)\n}\nfunc (c *Client) Boards() error {\n\treturn c.get(c.Agile + "/board")\n}\n',
        ],
      ),
    ).toEqual(['GET /rest/api/3/issue/{issueIdOrKey}', 'GET /rest/agile/1.0/board']);
  });

  test('a name of one function that is given something else later is not that of another function', () => {
    const text =
      'func One() {\n\tat := base + "/rest/api/3/field"\n\tc.get(at)\n}\nfunc Two(id string) {\n\tat := base + "/rest/api/3/field/" + id + "/context/defaultValue"\n\tc.get(at)\n\tat = base + "/rest/api/3/field/" + id + "/option"\n\tc.get(at)\n}\n';
    const { calls } = scanSource([{ path: 'a.go', text }], table);
    const inOne = calls.filter(({ line }) => line === 3);
    expect(inOne.map(({ operation }) => operation && nameOf(operation))).toEqual(['GET /rest/api/3/field']);
    expect(calls.at(-1)?.operation?.path).toBe('/rest/api/3/field/{fieldKey}/option');
  });

  test('PowerShell reads where nothing else is said', () => {
    expect(found(['a.ps1', 'Invoke-RestMethod -Uri "$Site/rest/api/3/issue/$key" -Headers $h\n'])).toEqual([
      'GET /rest/api/3/issue/{issueIdOrKey}',
    ]);
    expect(found(['a.ps1', 'Invoke-RestMethod -Uri "$Site/rest/api/3/issue/$key" @more\n'])).toEqual([
      '/rest/api/3/issue/{key} was read as text: its method is not known',
    ]);
  });

  test('what a field is declared as, not the function that it comes from, says which service it is', () => {
    expect(
      found([
        'Log.php',
        'use JiraRestApi\\Issue\\IssueService;\nclass Log {\n  private IssueService $client;\n  function __construct() {\n    $this->client = $this->start();\n  }\n  function add($key, $log) {\n    return $this->client->addWorklog($key, $log);\n  }\n}',
      ]),
    ).toEqual(['POST /rest/api/2/issue/{issueIdOrKey}/worklog']);
  });

  test('a service that a container is asked for', () => {
    expect(
      found([
        'Log.php',
        'use JiraRestApi\\Issue\\IssueService;\nclass Log {\n  function __construct() {\n    $this->ask = app(IssueService::class);\n  }\n  function one($key) {\n    return $this->ask->get($key);\n  }\n}',
      ]),
    ).toEqual(['GET /rest/api/2/issue/{issueIdOrKey}']);
  });
});
