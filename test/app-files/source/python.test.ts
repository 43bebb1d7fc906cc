import { type SourceFile, scanSource } from '../../../src/app-files/index.ts';
import { loadOperations, nameOf } from '../../../src/jira-facts/index.ts';

const table = loadOperations();
const found = (text: string): string[] =>
  scanSource([{ path: 'a.py', text }], table).calls.map(
    ({ line, method, path, operation }) => `${line} ${operation ? nameOf(operation) : `? ${method} ${path}`}`,
  );
const issue = '/rest/api/2/issue/{issueIdOrKey}';

test.each([
  ['requests', 'requests.get(f"{base}/rest/api/2/issue/{key}", headers=h)', `GET ${issue}`],
  ['a session', "s.put(self.base + '/rest/api/2/issue/' + key, json=d)", `PUT ${issue}`],
  ['the method first', 'requests.request("DELETE", "%s/rest/api/2/issue/%s" % (b, k))', `DELETE ${issue}`],
  ['format', 'requests.post("{}/rest/api/3/issue".format(base), json=d)', 'POST /rest/api/3/issue'],
  ['named arguments', "client.request(method='POST', url=f'{b}/rest/api/3/issue')", 'POST /rest/api/3/issue'],
  ['urllib', "urlopen(Request(f'{b}/rest/api/3/myself', method='GET'))", 'GET /rest/api/3/myself'],
  ['urljoin', "httpx.get(urljoin(base, 'rest/api/3/field'))", 'GET /rest/api/3/field'],
])('%s', (_, text, expected) => {
  expect(found(text)).toEqual([`1 ${expected}`]);
});

test('a constant, and a wrapper of the class', () => {
  const text = `API = "/rest/api/3"
class Client:
    def _request(self, method, path, **kw):
        return self.session.request(method, f"{self.url}{API}{path}", **kw)
    def role(self):
        return self._request("GET", "/role")
    def comment(self, key):
        return self._request("POST", f"/issue/{key}/comment", json={})
`;
  expect(found(text)).toEqual(['6 GET /rest/api/3/role', '8 POST /rest/api/3/issue/{issueIdOrKey}/comment']);
});

test('a function of the file goes before its namesakes, and a loop gives each of its list in turn', () => {
  const text = `class Jira:
    def _url(self, path):
        path = path if path.startswith("/") else "/" + path
        return urljoin(self.base + "/", path.lstrip("/"))
    def me(self):
        for path in ["/rest/api/2/myself", "/rest/api/3/myself"]:
            self.session.get(self._url(path))
`;
  const other = {
    path: 'b.py',
    text: 'class Wiki:\n    def _url(self, path):\n        return self.wiki + path\n',
  };
  const { calls } = scanSource([{ path: 'a.py', text }, other], table);
  expect(calls.map(({ line, path }) => `${line} ${path}`)).toEqual([
    '7 /rest/api/2/myself',
    '7 /rest/api/3/myself',
  ]);
});

test.each([
  ['a method in the name', "current_jira_get('/rest/api/3/field', timeout=5)", '1 GET /rest/api/3/field'],
  [
    'a format, and two values at once',
    `def target(path):
    path = "{0}/rest/api/3/{1}".format(site, path)
    return (path, user)
def send(method, path):
    (url, who) = target(path)
    if method == 'GET':
        return requests.get(url)
    if method == 'POST':
        return requests.post(url)
    elif method == 'PUT':
        return requests.put(url)
    else:
        return requests.delete(url)
def read(path, always=False):
    return send('GET', path)
def role(self):
    where = f'role'
    return read(where, always=True)
send('POST', 'issue')
`,
    '18 GET /rest/api/3/role',
    '19 POST /rest/api/3/issue',
  ],
])('%s', (_, text, ...expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  [
    'pycontribs jira',
    "from jira import JIRA\njira = JIRA(url)\njira.add_comment('A-1', 'x')\n",
    `3 POST ${issue}/comment`,
  ],
  [
    'pycontribs jira, from a module of it',
    'from jira.client import JIRA\nself.client = JIRA(url)\nself.client.create_version(name, project)\n',
    '3 POST /rest/api/2/version',
  ],
  [
    'what it handed out',
    'from jira import JIRA\nissue = jira.issue(key)\nissue.update(fields={})\n',
    `2 GET ${issue}`,
    `3 PUT ${issue}`,
  ],
  [
    'what it handed out inside of another call',
    'from jira import JIRA\nissue = wait(lambda: jira.issue(key))\nissue.update(fields={})\n',
    `2 GET ${issue}`,
    `3 PUT ${issue}`,
  ],
  [
    'atlassian-python-api',
    'from atlassian import Jira\njira = Jira(url)\njira.issue_create(fields)\n',
    '3 POST /rest/api/2/issue',
  ],
])('the method names of %s', (_, text, ...expected) => {
  expect(found(text)).toEqual(expected);
});

test('a class with a method of that name calls itself, not the client', () => {
  const text = `from jira import JIRA
class Board:
    def status(self, key):
        return self.names[key]
    def show(self):
        return self.status('A-1')
`;
  expect(found(text)).toEqual([]);
});

test.each([
  ['prose', '"""Reads /rest/api/3/role of a site."""\nprint("/rest/api/3/role")'],
  ['a maker of addresses', "get_issue_url('/rest/api/3/role')"],
  ['a dictionary', 'headers.get("/rest/api/3/role")'],
  ['a dictionary beside the client', 'from jira import JIRA\nvalues = {}\nvalues.update(x)\n'],
  ['another service', 'requests.get("https://api.example-shop.dev/rest/v1/orders")'],
])('no call: %s', (_, text) => {
  expect(found(text)).toEqual([]);
});

test('hostile source neither throws nor hangs', () => {
  for (const text of [
    '('.repeat(5_000),
    `f"${'{'.repeat(2_000)}rest/`,
    `x = ${'-'.repeat(5_000)}"/rest/"`,
    'a = a + "/rest/"\nrequests.get(a)',
    'def walk(path, rest):\n    return walk(walk(path, rest), walk(rest, path))\nrequests.get(walk("/rest/", b))',
  ])
    expect(found(text)).toEqual([]);
});

test('a client made in one file is read where it is used, and the app’s own methods of the same names are not', () => {
  const files = [
    {
      path: 'client.py',
      text: `from atlassian import Jira
class Client(Jira):
    def visible(self, url=None):
        return self.get(url or self.resource_url("project/search"), params={})
`,
    },
    {
      path: 'service.py',
      text: `class Service:
    def create_issue(self, fields):
        return self.client.create_issue(fields=fields)
    def remark(self, key):
        return self.jira_client.issue_add_comment(key, "x")
    def all(self):
        return self.jira_client.jql("x", self.rows.issue("y"))
`,
    },
    { path: 'steps.py', text: 'service.create_issue({})\nqueue.delete_issue(1)\nclient.visible()\n' },
  ];
  const calls = scanSource(files, table).calls.map(
    ({ file, line, operation }) => `${file}:${line} ${operation ? nameOf(operation) : '?'}`,
  );
  expect(calls).toEqual([
    'service.py:3 POST /rest/api/2/issue',
    'service.py:5 POST /rest/api/2/issue/{issueIdOrKey}/comment',
    'service.py:7 GET /rest/api/2/search/jql',
    'steps.py:3 GET /rest/api/2/project/search',
  ]);
  expect(scanSource(files.slice(1), table).calls).toEqual([]);
});

test('a root of the API that no recognised call stands on is said', () => {
  const text = "class Api(Session):\n    _base_path = 'rest/api/3'\n";
  const scanned = (files: readonly SourceFile[]) => scanSource(files, table).unresolved;
  expect(scanned([{ path: 'a.py', text }])).toEqual([
    { file: 'a.py', line: 2, why: 'rest/api/3 is the root of calls that were not recognised' },
  ]);
  expect(scanned([{ path: 'a.py', text: text.replace('    _', '    # _') }])).toEqual([]);
  expect(
    scanned([
      { path: 'a.py', text },
      { path: 'b.js', text: 'requestJira("/rest/api/3/myself")' },
    ]),
  ).toEqual([]);
});

describe('whose name it is', () => {
  const told = (files: Readonly<Record<string, string>>) =>
    scanSource(
      Object.entries(files).map(([path, text]) => ({ path, text })),
      table,
    ).calls.map(
      ({ file, line, operation, method, path }) =>
        `${file}:${line} ${operation ? nameOf(operation) : `${method} ${path} ?`}`,
    );

  test('a local name is what its own function gave it, however many others are called so', () => {
    const one = (name: string, path: string) =>
      `def ${name}(self, key):\n    url = f"{self.base}/rest/api/3/${path}"\n    with httpx.Client() as client:\n        return client.get(url)\n`;
    const text = ['myself', 'field', 'priority', 'status', 'issuetype', 'role', 'resolution', 'serverInfo']
      .map((path) => one(`read_${path}`, path))
      .join('\n');
    expect(told({ 'a.py': text })).toHaveLength(8);
    expect(told({ 'a.py': text })).toContain('a.py:4 GET /rest/api/3/myself');
  });

  test('of a name given twice the last counts, and what branches give it', () => {
    const text = `def f(cloud):
    url = "/rest/api/3/field"
    requests.get(url)
    if cloud:
        url = "/rest/api/3/myself"
    else:
        url = "/rest/api/3/serverInfo"
    requests.get(url)
`;
    expect(told({ 'a.py': text })).toEqual([
      'a.py:3 GET /rest/api/3/field',
      'a.py:8 GET /rest/api/3/serverInfo',
      'a.py:8 GET /rest/api/3/myself',
      'a.py:8 GET /rest/api/3/field',
    ]);
  });

  test('get of a mapping is no get of the app’s own client', () => {
    const text = `class IssuesClient:
    def get(self, key):
        return self.http.request("GET", f"/rest/api/3/issue/{key}")
def use(issues, body):
    issues_client = IssuesClient()
    issues_client.get("A-1")
    return body.get("fields") or os.environ.get("HOME")
`;
    expect(told({ 'a.py': text })).toEqual(['a.py:3 GET /rest/api/3/issue/{issueIdOrKey}']);
  });

  test('a wrapper with a label before the method, in a class that extends another', () => {
    const text = `class Base:
    @retry
    def request(self, label, method, path, **options):
        return self.session.request(method, self.url + path, **options)
class Streams(Base):
    def projects(self):
        return self.request("projects", "GET", "/rest/api/2/project/search")
    def pages(self):
        for page in self.pager.pages("issues", "POST", "/rest/api/3/search/jql"):
            yield page
`;
    expect(told({ 'a.py': text })).toEqual([
      'a.py:7 GET /rest/api/2/project/search',
      'a.py:9 POST /rest/api/3/search/jql',
    ]);
  });

  test('a jira that is the app’s own has its own methods', () => {
    const files = {
      'client.py': `from atlassian import Jira
class Fetcher:
    def __init__(self):
        self.jira = Jira()
    def create_issue(self, fields):
        return self.jira.create_issue(fields)
`,
      'tools.py': 'def create_issue(ctx):\n    jira = fetcher_of(ctx)\n    return jira.create_issue({})\n',
    };
    expect(told(files)).toEqual(['client.py:6 POST /rest/api/2/issue']);
  });
});

test('a client handed on keeps the name that it was given, unless something else has it too', () => {
  const maker = {
    path: 'app.py',
    text: `import jira
def connect(url):
    return jira.JIRA(url)
conn = connect("x")
`,
  };
  const user = { path: 'list.py', text: 'def show(conn):\n    return conn.priorities()\n' };
  const paths = (files: readonly SourceFile[]) => scanSource(files, table).calls.map(({ path }) => path);
  expect(paths([maker, user])).toEqual(['/rest/api/2/priority']);
  expect(paths([maker, { path: 'db.py', text: 'conn = sqlite3.connect("x")\n' }, user])).toEqual([]);
  const otherClient = 'from atlassian import Jira\nconn = Jira("x")\n';
  expect(paths([maker, { path: 'other.py', text: otherClient }, user])).toEqual([]);
  expect(paths([maker, { ...user, text: `${user.text}def priorities():\n    return []\n` }])).toEqual([]);
});

test('a client that an imported function gives is read, and what it is asked for beyond its known methods is told', () => {
  const maker = {
    path: 'clients.py',
    text: `from jira import JIRA
def jira_client():
    made = JIRA("x")
    return made
`,
  };
  const user = {
    path: 'sync.py',
    text: `from clients import jira_client
def sync(key):
    found = jira_client()
    found.priorities()
    found.frobnicate(key)
    jira_client().issue(key)
`,
  };
  const { calls, unresolved } = scanSource([maker, user], table);
  expect(calls.map(({ line, path }) => `${line} ${path}`)).toEqual([
    '4 /rest/api/2/priority',
    '6 /rest/api/2/issue/{issueIdOrKey}',
  ]);
  expect(unresolved).toMatchObject([
    { file: 'sync.py', line: 5, why: expect.stringContaining('frobnicate') },
  ]);
});

test('a client that is imported, and of which no call was recognised, is told', () => {
  const text = 'import os\nfrom jira import JIRA\nrun(JIRA(os.environ["URL"]))\n';
  expect(scanSource([{ path: 'a.py', text }], table).unresolved).toMatchObject([
    { line: 2, why: expect.stringContaining('no call through it') },
  ]);
});

test('an issue that was handed on is changed as an issue, a mapping of that name is not', () => {
  const text = `from jira import JIRA
def close(rawissue, issue):
    rawissue.update(fields={"labels": []})
    issue.update({"labels": []})
    rawissue.delete()
    issue.delete(rawissue)
`;
  expect(found(text)).toEqual([`3 PUT ${issue}`, `5 DELETE ${issue}`]);
});

test.each([
  [
    'subprocess.run(["curl", "-s", "-X", "DELETE", f"{site}/rest/api/3/issue/{key}"], check=True)',
    ['DELETE /rest/api/3/issue/{issueIdOrKey}'],
  ],
  ['os.popen(f"curl -s {site}/rest/api/3/myself").read()', ['GET /rest/api/3/myself']],
  [
    'subprocess.check_output("curl -d @x " + site + "/rest/api/3/issue", shell=True)',
    ['POST /rest/api/3/issue'],
  ],
  ['note(["curl", f"{site}/rest/api/3/field"])', []],
])('a command of curl that is run: %s', (text, operations) => {
  const { calls } = scanSource([{ path: 'a.py', text: `${text}\n` }], table);
  expect(calls.map(({ operation }) => operation && nameOf(operation))).toEqual(operations);
});
