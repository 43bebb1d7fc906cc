// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are source code.
import { isBundle, isLeftOut, scanSource } from '../../../src/app-files/index.ts';
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
    [
      'Api.java',
      'var answer = sendHttpPut(\n    uri("/rest/api/3/issue/" + key, params)\n);',
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

  const found = (path: string, text: string) => {
    const { calls, unresolved } = scanSource([{ path, text }], table);
    return [
      ...calls.map((call) => (call.operation ? nameOf(call.operation) : `${call.method} ${call.path} ?`)),
      ...unresolved,
    ];
  };

  test.each([
    [
      'segments that a function joins, sent two lines later',
      'a.go',
      'func Watch(ua Client, endpoint, issue string) error {\n  uri := URLJoin(endpoint, "rest/api/2/issue", issue, "watchers")\n  uri += "?x=1"\n\n  resp, err := ua.Post(uri, body)\n}',
      ['POST /rest/api/2/issue/{issueIdOrKey}/watchers'],
    ],
    [
      'a path that a constant holds, sent by a wrapper that puts it behind the root',
      'a.go',
      'const userRoute = "2/user/assignable/search"\nfunc (c Client) Get(endpoint string) error {\n  whole := path.Join("/rest/api", endpoint)\n  return c.jira.NewRequest("GET", whole, nil)\n}\nfunc (c Client) Users() error {\n  return c.Get(userRoute)\n}\nfunc (c Client) Watchers(key string) error {\n  endpoint := fmt.Sprintf("2/issue/%s/watchers", key)\n  return c.Get(endpoint)\n}',
      ['GET /rest/api/2/user/assignable/search', 'GET /rest/api/2/issue/{issueIdOrKey}/watchers'],
    ],
    [
      'an address that a builder is given piece by piece',
      'A.java',
      'class A {\n  String url() {\n    StringBuilder all = new StringBuilder(base);\n    all.append("/rest/api/3/" + "search/jql?");\n    return all.toString();\n  }\n  void read() {\n    client.sendGet(url());\n  }\n}',
      ['GET /rest/api/3/search/jql'],
    ],
    [
      'texts put one behind the other by a function',
      'A.cs',
      'class A {\n  async Task Move(string key) {\n    await http.PostAsync(string.Concat(root, "/rest/api/3/issue/", key, "/transitions"), body);\n  }\n}',
      ['POST /rest/api/3/issue/{issueIdOrKey}/transitions'],
    ],
    [
      'what reads the answer at once',
      'A.cs',
      'class A {\n  async Task Me() {\n    var me = await http.GetStringAsync("/rest/api/3/issue/" + key);\n  }\n}',
      ['GET /rest/api/3/issue/{issueIdOrKey}'],
    ],
    [
      'a wrapper that is told method and path',
      'a.go',
      'func (c *Client) do(ctx context.Context, method, path string) error {\n  req, err := http.NewRequestWithContext(ctx, method, fmt.Sprintf("%s/rest/api/3%s", c.base, path), nil)\n}\nfunc (c *Client) Move(key string) error {\n  return c.do(ctx, http.MethodPost, "/issue/"+key+"/transitions")\n}\nfunc (c *Client) All() error {\n  return c.do(ctx, "GET", "/field")\n}',
      ['POST /rest/api/3/issue/{issueIdOrKey}/transitions', 'GET /rest/api/3/field'],
    ],
    [
      'a client that is given its base once',
      'a.go',
      'func New(url string) *Client {\n  return &Client{http: resty.New().SetBaseURL(url+"/rest/api/3")}\n}\nfunc (c *Client) Move(key string) error {\n  _, err := c.http.R().Post("/issue/" + key + "/transitions")\n  return seen["status"].Get("/theirs")\n}',
      ['POST /rest/api/3/issue/{issueIdOrKey}/transitions'],
    ],
    [
      'segments that are put behind a base that was handed in',
      'A.java',
      'class A {\n  A(URI site) {\n    this(client(UriBuilder.fromUri(site).path("/rest/api/3").build()));\n  }\n  UriBuilder comments(String key) {\n    return UriBuilder.fromUri(base)\n        .path("issue")\n        .path(key)\n        .path("comment");\n  }\n  Promise<Comment> add(String key, Input input) {\n    UriBuilder builder = comments(key);\n    return this.postAndParse(builder.build(), input, generator, parser);\n  }\n}',
      ['POST /rest/api/3/issue/{issueIdOrKey}/comment'],
    ],
    [
      'parts that are constants of the file',
      'a.go',
      'const (\n  issues = "/rest/api/2/issue/"\n  moves string = "/transitions?expand=x"\n)\nfunc f(key string) {\n  url := urlutil.Join(base, issues, key, moves)\n  http.Post(url, "", body)\n}',
      ['POST /rest/api/2/issue/{issueIdOrKey}/transitions'],
    ],
    [
      'addresses whose beginning the client has, by the sender’s name',
      'A.java',
      'class A {\n  void f() {\n    session.restPut("api/2/issue/" + key + "/assignee", user);\n    map.put("api/2/nothing", "api/2/field");\n  }\n}',
      ['PUT /rest/api/2/issue/{issueIdOrKey}/assignee'],
    ],
    [
      'not the routes of a server',
      'A.java',
      '@RestController\nclass A {\n  @GetMapping("/rest/api/2/field")\n  List<Field> fields() { return all; }\n}',
      [],
    ],
    [
      'a client written as an interface',
      'A.java',
      '@FeignClient(name = "jira")\ninterface A {\n  @GetMapping("/rest/api/2/field")\n  List<Field> fields();\n}',
      ['GET /rest/api/2/field'],
    ],
    [
      'a field made in the constructor, and the method of the sender it is given to',
      'A.java',
      'class A {\n  static final String BASE = "/rest/api/2/user";\n  A(Config c) {\n    base = c.site() + BASE;\n  }\n  String of(String key) {\n    return base + "?key=" + key;\n  }\n  User find(String key) {\n    String url = of(key);\n    return caller.json(url);\n  }\n  JsonNode json(String url) {\n    return read(new URL(url).openConnection());\n  }\n}',
      ['GET /rest/api/2/user'],
    ],
    [
      'Ruby, where functions have no brackets and give back their last line',
      'a.rb',
      'def send(path)\n  request = Net::HTTP::Get.new(path)\nend\n\ndef query\n  url = "rest/api/3/search?"\n  url += "jql=x"\n  url\nend\n\ndef all\n  address = query()\n  send(address)\nend\n',
      ['GET /rest/api/3/search'],
    ],
    [
      'a builder over several lines, sent by a template of Spring',
      'A.java',
      'class A {\n  void add() {\n    URI target = UriComponentsBuilder\n      .fromHttpUrl(host.getBaseUrl())\n      .path("/rest/api/3/issue/" + key + "/worklog")\n      .build().toUri();\n    clients.authenticatedAsAddon().postForObject(target, body, String.class);\n  }\n}',
      ['POST /rest/api/3/issue/{issueIdOrKey}/worklog'],
    ],
    ['a symbol', 'a.rb', "consumer.request(:get, '/jira/rest/api/2/search?a=b')", ['GET /rest/api/2/search']],
    [
      'the beginning of an address, of which nothing more is known',
      'a.rs',
      'let url = base.join("rest/api/2/issue/").and_then(more);',
      [{ file: 'a.rs', line: 1, why: expect.stringContaining('method is not known') }],
    ],
    [
      'a constant and what is put behind it',
      'A.java',
      'class A {\n  private static final String BASE = "/rest/api/2/issue/";\n  void remove(String key) {\n    http.delete(host + BASE + key + "/votes");\n  }\n}',
      ['DELETE /rest/api/2/issue/{issueIdOrKey}/votes'],
    ],
    [
      'an address that a function gives back',
      'A.kt',
      'fun url(path: String): String {\n  return "$host/rest/api/3/$path"\n}\nfun who() {\n  client.get(url("myself"))\n}',
      ['GET /rest/api/3/myself'],
    ],
    [
      'an address that a function adds options to',
      'a.go',
      'func (s *Service) List() error {\n  path := "rest/api/2/filter/my"\n  url, err := addOptions(path, opt)\n  if err != nil {\n    return err\n  }\n  req, err := s.client.NewRequest(ctx, http.MethodGet, url, nil)\n}',
      ['GET /rest/api/2/filter/my'],
    ],
    [
      'a builder of addresses',
      'A.java',
      'class A {\n  void send(String key) {\n    target.path("/rest/api/2/issue").path(key).path("comment").request().post(body);\n  }\n}',
      ['POST /rest/api/2/issue/{issueIdOrKey}/comment'],
    ],
    [
      'a format of Rust behind a name',
      'a.rs',
      'async fn one(&self, key: &str) {\n  let url = format!("{}/rest/api/3/issue/{}", self.base, key);\n  self.http.get(url).send().await\n}',
      ['GET /rest/api/3/issue/{issueIdOrKey}'],
    ],
    [
      'the name of the function says the method where nothing else does',
      'a.php',
      "function delete($path) {\n  return $this->send('/rest/api/3/' . $path);\n}\n$this->delete('filter/1');",
      ['DELETE /rest/api/3/filter/{id}'],
    ],
  ])('%s', (_, path, text, operations) => {
    expect(found(path, text)).toEqual(operations);
  });

  test('what is put behind a base stands in files of its folder, and in those of Jira', () => {
    const call = (path: string, address: string) => ({
      path,
      text: `func f() {\n  client.Get(ctx, "${address}")\n}`,
    });
    const base = {
      path: 'web/target.go',
      text: 'func base(site string) string {\n  return site + "/rest/api/3"\n}',
    };
    const files = [
      base,
      call('web/fields.go', '/field'),
      call('jira/me.go', '/myself'),
      call('github/user.go', '/myself'),
      call('jira/page.go', '/nothing'),
    ];
    const { calls, unresolved } = scanSource(files, table);
    expect(calls.map(({ file, path }) => `${file} ${path}`)).toEqual([
      'jira/me.go /rest/api/3/myself',
      'web/fields.go /rest/api/3/field',
    ]);
    expect(unresolved).toEqual([]);
  });

  test.each([
    [
      'Http.php',
      "class Http {\n  const ROOT = '/rest/api/2/';\n}",
      'Api.php',
      "class Api {\n  function move($key) {\n    $this->client->post(sprintf('issue/%s/transitions', $key), $data);\n    $this->cache->keep('status');\n  }\n}",
    ],
    [
      'config/Options.cs',
      'class Options {\n  public string Root { get; init; } = "/rest/api/2";\n}',
      'jira/Client.cs',
      'class Client {\n  Task Move(string key) {\n    return SendAsync<Empty>(HttpMethod.Post, $"issue/{key}/transitions", new { status = "status" });\n  }\n}',
    ],
  ])(
    'what a call with a method sends first is put behind the base that %s states',
    (first, base, second, text) => {
      const { calls } = scanSource(
        [
          { path: first, text: base },
          { path: second, text },
        ],
        table,
      );
      expect(calls.map(({ operation }) => operation && nameOf(operation))).toEqual([
        'POST /rest/api/2/issue/{issueIdOrKey}/transitions',
      ]);
    },
  );

  test.each([
    ['src/main/resources/application.yml', 'jira:\n  url: https://acme.atlassian.net/rest/api/3\n'],
    ['appsettings.json', '{\n "Jira": { "Url": "https://acme.atlassian.net/rest/api/3" } }'],
  ])('a base address in %s', (path, text) => {
    const settings = { path, text };
    const user = {
      path: 'src/JiraClient.java',
      text: 'class JiraClient {\n  String me() {\n    return web.get().uri("/myself").retrieve();\n  }\n}',
    };
    const { calls, unresolved } = scanSource([settings, user], table);
    expect(calls).toMatchObject([{ method: 'GET', path: '/rest/api/3/myself', line: 3 }]);
    expect(unresolved).toEqual([]);
    expect(scanSource([settings], table).unresolved).toMatchObject([
      { file: path, line: 2, why: expect.stringContaining('base address') },
    ]);
  });

  test('a base address that nothing is put behind is no call', () => {
    expect(found('a.go', 'var base = "https://acme.atlassian.net/rest/api/2"')).toEqual([
      expect.objectContaining({ why: expect.stringContaining('base address') }),
    ]);
    expect(found('a.go', 'site := strings.ReplaceAll(base, "/rest/api/2", "")')).toEqual([]);
  });

  test('functions that call each other in a circle end', () => {
    const text = 'func a(p string) { b("/rest/api/3/" + p) }\nfunc b(p string) { a(p) }\n'.repeat(200);
    expect(scanSource([{ path: 'a.go', text }], table).calls).toEqual([]);
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

  test('what is put between two marks, to be replaced, is a part of the path', () => {
    const text = 'String path = "/rest/api/2/issue/###KEY###/worklog";\nweb.path(path).get();\n';
    const { calls } = scanSource([{ path: 'A.java', text }], table);
    expect(calls).toMatchObject([{ method: 'GET', path: '/rest/api/2/issue/{KEY}/worklog' }]);
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
  ['src/mockServer.ts', true],
  ['src/mocks.rs', true],
  ['src/test_utils/helpers.rs', true],
  ['src/jiraMock.ts', true],
  ['src/integrationTest/groovy/A.groovy', true],
  ['src/mockup-integration.ts', false],
  ['src/fakery.ts', false],
  ['src/latest.ts', false],
  ['src/contest/page.ts', false],
  ['src/config.ts', false],
  ['src/frontend/context-config.jsx', false],
  ['jest.config.js', true],
  ['target/classes/js/a.js', true],
])('%s is left out: %s', (path, expected) => {
  expect(isLeftOut(path)).toBe(expected);
});

test.each([
  ['a line longer than a person writes', `a${'b'.repeat(6_000)}`, true],
  ['long, and put together by a program', `var a = __commonJS({\n${'a();\n'.repeat(100_000)}`, true],
  ['long, by hand', 'a();\n'.repeat(100_000), false],
])('a bundle: %s', (_, text, expected) => {
  expect(isBundle(text)).toBe(expected);
});
