// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are source code.
import { type SourceFile, scanSource } from '../../../src/app-files/index.ts';
import { loadOperations, nameOf } from '../../../src/jira-facts/index.ts';

const table = loadOperations();

const scan = (files: Readonly<Record<string, string>>) =>
  scanSource(
    Object.entries(files).map(([path, text]): SourceFile => ({ path, text })),
    table,
  );

/** `line METHOD /template` of each call, in the order of the source; `?` for one in no document. */
const found = (text: string, path = 'a.tsx'): string[] =>
  scan({ [path]: text }).calls.map(
    ({ line, method, operation, path: written }) =>
      `${line} ${operation ? nameOf(operation) : `? ${method} ${written}`}`,
  );

const issue = '/rest/api/3/issue/{issueIdOrKey}';

describe('clients', () => {
  test.each([
    [
      'requestJira with route',
      'api.asUser().requestJira(route`/rest/api/3/issue/${key}?fields=${f}`)',
      `GET ${issue}`,
    ],
    [
      'requestJira with options',
      "api.asApp().requestJira(route`/rest/api/3/issue/${key}`, { method: 'PUT', body })",
      `PUT ${issue}`,
    ],
    [
      'a label, the address, the options',
      "this.fetch('getIssue', { pathname: `/rest/api/3/issue/${id}`, query }, { method: 'DELETE' })",
      `DELETE ${issue}`,
    ],
    ['the bridge', "requestJira('/rest/api/3/myself')", 'GET /rest/api/3/myself'],
    [
      'AP.request with an object',
      "AP.request({ url: '/rest/api/3/issueLink', type: 'POST' })",
      'POST /rest/api/3/issueLink',
    ],
    [
      'AP.request with an address',
      "AP.request('/rest/api/2/status', { success(x) {} })",
      'GET /rest/api/2/status',
    ],
    [
      'fetch',
      'fetch(`${site}/rest/api/3/filter/${id}`, { method: "DELETE" })',
      'DELETE /rest/api/3/filter/{id}',
    ],
    ['fetch without a base', "fetch('rest/api/3/field')", 'GET /rest/api/3/field'],
    ['a Request', "new Request(base + '/rest/api/3/field', { method: 'post' })", 'POST /rest/api/3/field'],
    [
      'axios as a function',
      "axios({ method: 'put', url: `${b}/rest/api/3/issue/${k}/assignee` })",
      `PUT ${issue}/assignee`,
    ],
    ['axios methods', 'axios.delete(`${b}/rest/api/3/issue/${k}`)', `DELETE ${issue}`],
    ['got', 'got.patch(`${b}/rest/api/3/dashboard/${d}`)', '? PATCH /rest/api/3/dashboard/{d}'],
    ['undici', "undici.request(`${b}/rest/api/3/role`, { method: 'POST' })", 'POST /rest/api/3/role'],
    ['request-promise', "rp({ uri: b + '/rest/api/3/version', method: 'POST' })", 'POST /rest/api/3/version'],
    [
      'request',
      "request.post({ url: b + '/rest/api/2/issue' }, (error, response) => {})",
      'POST /rest/api/2/issue',
    ],
    [
      'superagent',
      "superagent('DELETE', b + '/rest/api/3/issueLink/' + id)",
      'DELETE /rest/api/3/issueLink/{linkId}',
    ],
    ['jQuery', "$.ajax({ url: '/rest/api/2/search', type: 'POST' })", 'POST /rest/api/2/search'],
    [
      'jQuery getJSON',
      "$.getJSON(AJS.contextPath() + '/rest/api/2/priority', done)",
      'GET /rest/api/2/priority',
    ],
    ['XMLHttpRequest', "xhr.open('GET', '/rest/api/3/myself')", 'GET /rest/api/3/myself'],
    [
      'the httpClient of atlassian-connect-express',
      "addon.httpClient(req).get({ url: '/rest/api/3/role' }, cb)",
      'GET /rest/api/3/role',
    ],
    [
      'the httpClient for a user',
      "httpClient.asUserByAccountId(id).post({ url: '/rest/api/3/issue' })",
      'POST /rest/api/3/issue',
    ],
    ['an Octokit-like client', "client.request('PUT /rest/api/3/issue/{key}', { key })", `PUT ${issue}`],
    ['jira.js', 'jira.issueComments.addComment({ issueIdOrKey })', `POST ${issue}/comment`],
    ['the method first', "http.request('DELETE', `/rest/api/3/issue/${k}`)", `DELETE ${issue}`],
    [
      'the gateway',
      'fetch(`https://api.atlassian.com/ex/jira/${cloudId}/rest/api/3/myself`)',
      'GET /rest/api/3/myself',
    ],
    [
      'a family in no document',
      "requestJira('/rest/greenhopper/1.0/rapidview')",
      '? GET /rest/greenhopper/1.0/rapidview',
    ],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual([`1 ${expected}`]);
  });
});

describe('addresses that are put together', () => {
  test.each([
    [
      '+',
      "const base = '/rest/agile/1.0'; fetch(site + base + '/board/' + id + '/sprint')",
      'GET /rest/agile/1.0/board/{boardId}/sprint',
    ],
    [
      'new URL',
      "const url = new URL('rest/api/3/permissions/check', site); axios.post(url.toString(), {})",
      'POST /rest/api/3/permissions/check',
    ],
    [
      'new URL with a base path',
      "axios.get(new URL('issue/' + k, `${site}/rest/api/3/`).href)",
      `GET ${issue}`,
    ],
    [
      'a list with a rest parameter',
      "const u = (...parts) => [base, 'rest/api/2', ...parts].join('/'); axios.get(u('issue', k, 'editmeta'))",
      'GET /rest/api/2/issue/{issueIdOrKey}/editmeta',
    ],
    [
      'the rest of an address whose base says /rest',
      "config.requestHelper('/api/3/issue/' + k)",
      `GET ${issue}`,
    ],
    ['.replace', "const m = '~/rest/api/3/myself'; fetch(m.replace('~', site))", 'GET /rest/api/3/myself'],
    [
      '.format',
      "const u = { one: '~/rest/api/2/issue/{0}' }; client.get(u.one.format(key))",
      'GET /rest/api/2/issue/{issueIdOrKey}',
    ],
    ['concat and join', "fetch(['/rest/api', '3', 'role'].join('/').concat('?a=1'))", 'GET /rest/api/3/role'],
    [
      'a query that is added',
      "let p = '/rest/api/3/field/search'; if (q) p += `?query=${q}`; requestJira(p)",
      'GET /rest/api/3/field/search',
    ],
    [
      'a query in a variable',
      'requestJira(`/rest/api/3/bulk/issues/fields${query}`)',
      'GET /rest/api/3/bulk/issues/fields',
    ],
    ['an enum', "enum P { Role = '/rest/api/3/role' } requestJira(P.Role)", 'GET /rest/api/3/role'],
    [
      'a static field',
      "class A { static P = '/rest/api/3/role'; static run() { return requestJira(A.P); } }",
      'GET /rest/api/3/role',
    ],
    [
      'a client with a base',
      'const c = axios.create({ baseURL: `${s}/rest/api/3` }); c.get(`/issue/${k}`)',
      `GET ${issue}`,
    ],
    [
      'a method in a condition',
      "const m = 'POST'; requestJira('/rest/api/3/issue', { ...o, method: m })",
      'POST /rest/api/3/issue',
    ],
    [
      'options that grow',
      "const o = { headers }; o.method = 'PUT'; requestJira(route`/rest/api/3/issue/${k}`, o)",
      `PUT ${issue}`,
    ],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual([`1 ${expected}`]);
  });

  test('a method of an object that reads its fields', () => {
    const text =
      "const u = { root: '/rest/api/3/user', one(id) { return `${this.root}?accountId=${id}`; } }; requestJira(u.one(x))";
    expect(found(text)).toEqual(['1 GET /rest/api/3/user']);
  });

  test('every branch counts', () => {
    expect(found("const p = f ? '/rest/api/3/role' : '/rest/api/3/field'; requestJira(p)")).toEqual([
      '1 GET /rest/api/3/role',
      '1 GET /rest/api/3/field',
    ]);
  });

  test.each([
    ["fetch(`/rest/api/3/issue/${key || ''}/editmeta`)", [`1 GET ${issue}/editmeta`]],
    ["fetch('/rest/api/3/issue/' + (key ?? ''))", [`1 GET ${issue}`]],
    ["fetch('/rest/api/3/project/')", ['1 GET /rest/api/3/project']],
  ])('a name that falls back to nothing is there: %s', (text, calls) => {
    expect(found(text)).toEqual(calls);
  });

  test('each element of a list', () => {
    expect(found("for (const p of ['/rest/api/3/role', '/rest/api/3/field']) requestJira(p)")).toHaveLength(
      2,
    );
    expect(found("['role', 'field'].map((n) => requestJira('/rest/api/3/' + n))")).toHaveLength(2);
  });
});

describe('wrappers of the app', () => {
  test('the method of the function that sends', () => {
    const text = `await send(route\`/rest/api/3/issue\`, {});
const send = (to, body) => api.asApp().requestJira(to, { method: 'POST', body });`;
    expect(found(text)).toEqual(['1 POST /rest/api/3/issue']);
  });

  test('through several functions, with options and defaults', () => {
    const text = `async function raw(path, { method = 'GET', ...rest } = {}) {
  return fetch(\`\${site}/rest/api/3\${path}\`, { method, ...rest });
}
const call = (path, options) => raw(path, options);
call('/role');
call(\`/issue/\${key}\`, { method: 'DELETE' });`;
    expect(found(text)).toEqual(['5 GET /rest/api/3/role', `6 DELETE ${issue}`]);
  });

  test('functions that hand an address to each other in circles', () => {
    const functions = Array.from({ length: 40 }, (_, n) => {
      const others = [1, 2, 3, 4, 5, 6, 7].map((step) => `get${(n + step) % 40}(url);`).join(' ');
      return `function get${n}(url) { ${others} return fetch(url); }`;
    });
    expect(found(`${functions.join('\n')}\nget7('/rest/api/3/role');`)).toEqual(['41 GET /rest/api/3/role']);
  });

  test('options that callers may leave out, behind an address of their own', () => {
    const text = `async function send<T>(endpoint: string, options: RequestInit = {}): Promise<T> {
  const url = \`\${base()}/rest/api/3\${endpoint}\`;
  return (await fetch(url, { ...options, headers: { ...options.headers } })).json();
}
send<Issue>('/role');`;
    expect(scan({ 'a.ts': text })).toMatchObject({ calls: [{ line: 5, method: 'GET' }], unresolved: [] });
  });

  test('a client whose base ends with the version', () => {
    const text = 'const client = axios.create({ baseURL: `${base}/agile/1.0` });\nclient.get("board");';
    expect(found(text)).toEqual(['2 GET /rest/agile/1.0/board']);
  });

  test('a class with a base class, and a method found by its name', () => {
    const text = `class Base { request(path, method = 'GET') { return fetch(this.url + '/rest/api/3' + path, { method }); } }
class Client extends Base { remove(key) { return this.request('/issue/' + key, 'DELETE'); } }
export const run = (injected) => injected.request('/myself');`;
    expect(found(text)).toEqual([`2 DELETE ${issue}`, '3 GET /rest/api/3/myself']);
  });

  test('across files, with an alias and a constant of another file', () => {
    const { calls, unresolved } = scan({
      'src/urls.ts': "export const urls = { role: '/rest/api/3/role', dead: '/rest/api/3/status' };",
      'src/http/index.ts': 'export default (path: string, init?: RequestInit) => requestJira(path, init);',
      'src/page.tsx':
        "import http from '@/http';\nimport { urls } from './urls';\nhttp(urls.role, { method: 'POST' });",
    });
    expect(
      calls.map(({ file, line, operation }) => `${file}:${line} ${operation && nameOf(operation)}`),
    ).toEqual(['src/page.tsx:3 POST /rest/api/3/role']);
    expect(unresolved).toEqual([]);
  });

  test('CommonJS', () => {
    const { calls } = scan({
      'lib/jira.js':
        "exports.get = function (path) { return request({ url: base + '/rest/api/2/' + path, method: 'GET' }); };",
      'index.js': "const jira = require('./lib/jira');\njira.get('status');",
    });
    expect(calls).toMatchObject([{ file: 'index.js', line: 2, method: 'GET', path: '/rest/api/2/status' }]);
  });
});

describe('what is handed in', () => {
  const client =
    "import axios from 'axios';\nconst http = axios.create({ baseURL: `${host}/rest/api/3` });\n";

  test.each([
    [
      'a client that a function is given',
      'function go(c) { return c.delete("/filter/1"); }\ngo(http);',
      ['4 DELETE /rest/api/3/filter/{id}'],
    ],
    [
      'a client that a constructor is given',
      'class S { constructor(c) { this.c = c; } me() { return this.c.get("/myself"); } }\nnew S(http);',
      ['3 GET /rest/api/3/myself'],
    ],
    [
      'a client that stands for a parameter left out',
      'class S { constructor(private readonly c = http) {} me() { return this.c.get("/myself"); } }',
      ['3 GET /rest/api/3/myself'],
    ],
    [
      'a client of the app’s own',
      'class H { constructor(b) { this.b = b; } get(p) { return fetch(this.b + p); } }\nclass A { constructor(h) { this.h = h; } all() { return this.h.get("/rest/api/3/field"); } }\nnew A(new H(url));',
      ['4 GET /rest/api/3/field'],
    ],
  ])('%s', (_, text, expected) => {
    expect(found(client + text, 'a.ts')).toEqual(expected);
  });

  test('options that are spread behind a method of their own', () => {
    const text = `async function ask(url, options = {}) {
  const method = (options.method || 'GET').toString().toUpperCase();
  return perform(url, { ...options, method });
}
const perform = (url, init) => fetch(url, { headers, ...init });
ask(host + '/rest/api/3/field');
ask(host + '/rest/api/3/search/jql', { method: 'POST' });`;
    expect(found(text)).toEqual(['6 GET /rest/api/3/field', '7 POST /rest/api/3/search/jql']);
  });

  test('settings that are put together from defaults', () => {
    const text = `const defaults = Object.freeze({ root: '/rest/api/2' });
const settings = Object.assign({}, defaults, load());
const ask = (method, path) => requestUrl({ url: new URL(host + settings.root + path).toString(), method });
ask('PUT', '/filter/1');`;
    expect(found(text)).toEqual(['4 PUT /rest/api/2/filter/{id}']);
  });
});

describe('what other products answer', () => {
  test.each([
    ['a map', 'const known = new Map();\nknown.get("/rest/api/3/field");'],
    [
      'a parameter that is a map',
      'const of = (all: ReadonlyMap<string, string>) => all.get("/rest/api/3/field");',
    ],
    ['a regular expression', 'const form = /x/;\nform.exec("/rest/api/3/field");'],
  ])('%s sends nothing', (_, text) => {
    expect(found(text, 'a.ts')).toEqual([]);
  });

  test('addresses of Confluence are no calls of Jira', () => {
    const text =
      "AP.request({ url: '/rest/api/content/' + id, type: 'PUT' });\nAP.request('/wiki/rest/api/space');";
    expect(scan({ 'a.js': text })).toMatchObject({ calls: [], unresolved: [] });
  });

  test('builds and deployments go through the gateway', () => {
    const text = 'axios.post("https://api.atlassian.com/jira/builds/0.1/cloud/" + cloudId + "/bulk", data)';
    expect(found(text)).toEqual(['1 POST /rest/builds/0.1/bulk']);
    expect(
      found('client.PostAsync($"https://api.atlassian.com/jira/deployments/0.1/cloud/{id}/bulk", b)', 'a.cs'),
    ).toEqual(['1 POST /rest/deployments/0.1/bulk']);
  });
});

describe('what is no call', () => {
  test.each([
    ['prose', "throw new Error('uses /rest/api/3/role in a sentence')"],
    [
      'Confluence',
      "api.asUser().requestConfluence(route`/wiki/rest/api/content/${id}`); fetch('/wiki/rest/api/space')",
    ],
    ['a route that the app offers', "app.get('/rest/api/3/role', (req, res) => res.send());"],
    ['a log', "console.log('/rest/api/3/role')"],
    ['another service', "fetch('https://git.acme.org/rest/api/latest/projects/A/repos')"],
    ['a comparison', "if (url.startsWith('/rest/api/3/role')) go()"],
    ['a backend of its own', "fetch('/api/3/tables/' + id)"],
    ['a lookup', "cache.get('/rest/api/3/role')"],
    [
      'a sample answer',
      "export const sample = { self: 'https://x.atlassian.net/rest/api/3/issuetype/1' }; use(sample.self)",
    ],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test('what is compared, or stands for what is put in its place, is not left over either', () => {
    const text =
      "go(api.replace('/rest/api/2', '/browse/') + key); if (url.includes('/rest/api/3/role')) go()";
    expect(scan({ 'a.ts': text })).toEqual({ calls: [], unresolved: [] });
  });
});

describe('what cannot be read to the end is told with its place', () => {
  test.each([
    ['an address from outside', '\nrequestJira(event.path)', /path/],
    ['a part that decides', '\nrequestJira(`/rest/api/3/${kind}`)', /only known at run time/],
    ['a method from outside', "\nrequestJira('/rest/api/3/issue/' + k, event.options)", /method/],
    [
      'a client of a package that is not known',
      "import { Client } from 'jira-rest-sdk';\nnew Client({ host }).createIssue({});",
      /jira-rest-sdk/,
    ],
    ['a wrapper that nobody calls', '\nexport const call = (path) => requestJira(path)', /callers of call/],
    [
      'an address that reaches no call',
      "\nexport const later = { path: '/rest/api/3/role' }; go(later.path)",
      /reaches no call/,
    ],
  ])('%s', (_, text, why) => {
    const { calls, unresolved } = scan({ 'a.ts': text });
    expect(calls).toEqual([]);
    expect(unresolved).toMatchObject([{ file: 'a.ts', line: 2, why: expect.stringMatching(why) }]);
  });
});

describe('files', () => {
  test.each(['a.html', 'views/a.hbs', 'views/a.ejs'])('scripts of the page %s', (path) => {
    const text =
      '<body>{{name}}\n<script src="all.js"></script>\n<script>\nconst key = "{{ key }}", n = {{n}}, m = <%= m %>;\nAP.request("/rest/api/3/myself");\n</script></body>';
    expect(scan({ [path]: text })).toMatchObject({
      calls: [{ file: path, line: 5, path: '/rest/api/3/myself' }],
      unresolved: [],
    });
  });

  test('what Thymeleaf fills in, in a page and in a script, and scripts that lie elsewhere', () => {
    const call = "AP.request('/rest/api/2/issue/' + [[${key}]], { type: 'PUT' });";
    const page = `<script src="all.js"/>\n<p>Hello</p>\n<script th:inline="javascript">\n[(\${more})]\n${call}\n</script>`;
    expect(scan({ 'a.html': page, 'a.js': `if ([[\${keys}]].length) ${call}` })).toMatchObject({
      calls: [
        { file: 'a.html', line: 5, method: 'PUT' },
        { file: 'a.js', line: 1, method: 'PUT' },
      ],
      unresolved: [],
    });
  });

  test('a template or data in a script block is no program', () => {
    const page = `<script type="text/underscore-template">\n<% if (a) { %><b>{{x}}</b>\n</script>
<script type="application/json">{ "url": "/rest/api/3/role" }</script>
<script type="text/javascript">\nAP.request("/rest/api/3/myself");\n</script>
<script type=module>\nAP.request("/rest/api/3/field");\n</script>`;
    expect(scan({ 'a.hbs': page })).toMatchObject({
      calls: [
        { line: 6, path: '/rest/api/3/myself' },
        { line: 9, path: '/rest/api/3/field' },
      ],
      unresolved: [],
    });
  });

  test('script blocks of Vue and Svelte keep their lines', () => {
    const text =
      '<template>\n  <p>/rest/api/3/role</p>\n</template>\n<script lang="ts">\nrequestJira(`/rest/api/3/field`);\n</script>\n';
    expect(found(text, 'a.vue')).toEqual(['5 GET /rest/api/3/field']);
    expect(found(text, 'a.svelte')).toEqual(['5 GET /rest/api/3/field']);
  });

  test('a hostile file neither throws nor hangs', () => {
    const deep = `${'('.repeat(20_000)}'/rest/api/3/role'${')'.repeat(20_000)}`;
    const long = `const a0 = '/rest/';${Array.from({ length: 400 }, (_, n) => `const a${n + 1} = a${n} + (b ? a${n} : 'x');`).join('')}requestJira(a400)`;
    const circle =
      'const a = () => b(); const b = () => a(); requestJira(a()); let c = c + "/rest/"; requestJira(c)';
    for (const text of [
      deep,
      long,
      circle,
      'requestJira(`/rest/${',
      '\u0000rest/',
      `requestJira("${'/rest/a'.repeat(5_000)}")`,
    ])
      expect(scan({ 'a.js': text }).calls.filter(({ operation }) => operation)).toEqual([]);
  });
});

describe('helpers of Forge that call on their own', () => {
  const property = '/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}';

  test('the hook for a property of a work item reads and sets it', () => {
    const text =
      "import { useIssueProperty } from '@forge/ui-jira';\nexport const useTasks = () => useIssueProperty('tasks', []);";
    expect(found(text, 'a.jsx')).toEqual([`2 GET ${property}`, `2 PUT ${property}`]);
  });

  test.each([
    ['properties.onJiraIssue(key).get("a")', `1 GET ${property}`],
    ['await properties.onJiraIssue(key).set("a", 1)', `1 PUT ${property}`],
    ['await authorize().onJiraIssue(key).canEdit()', '1 POST /rest/api/3/permissions/check'],
    [
      "await authorize().onJira([{ permissions: ['ADMINISTER_PROJECTS'], projects: [id] }])",
      '1 POST /rest/api/3/permissions/check',
    ],
    [
      'execSync(`curl -s -u ${who} -X PUT "${site}/rest/api/3/issue/${key}" -d ${body}`)',
      '1 PUT /rest/api/3/issue/{issueIdOrKey}',
    ],
    ['await exec(`curl -s ${site}/rest/api/3/myself`)', '1 GET /rest/api/3/myself'],
    ["spawn('curl', ['-s', '-X', 'DELETE', `${site}/rest/api/3/issue/${key}`])", `1 DELETE ${issue}`],
    ["execFileSync('curl', ['-d', body, site + '/rest/api/3/issue'])", '1 POST /rest/api/3/issue'],
    ['help(`curl -s ${site}/rest/api/3/field`)'],
    [
      'properties.onJiraProject(key).delete("a")',
      '1 DELETE /rest/api/3/project/{projectIdOrKey}/properties/{propertyKey}',
    ],
  ])('%s', (text, ...calls) => {
    expect(found(text)).toEqual(calls);
  });

  test('a function that is handed to another is given what that one calls it with', () => {
    const files = {
      'with-client.ts': `import axios from 'axios';
export async function withClient(args, handler) {
  const jira = axios.create({ baseURL: 'https://acme.atlassian.net/rest/api/3' });
  return handler(args, { jira });
}`,
      'remove.ts': `import { withClient } from './with-client';
export const remove = (args) => withClient(args, async ({ key }, { jira }) => {
  await jira.delete(\`/issue/\${key}\`);
});`,
    };
    expect(scan(files)).toMatchObject({
      calls: [{ file: 'remove.ts', line: 3, method: 'DELETE', path: '/rest/api/3/issue/{key}' }],
      unresolved: [],
    });
  });

  test('the rest of an address whose client was not found is told where the app states the root it belongs to', () => {
    const client =
      'export const make = (domain) => axios.create({ baseURL: `https://${domain}/rest/api/3` })';
    const user =
      'run(async (args, { jira }) => {\n  await jira.delete(`/issue/${args.key}`);\n  await jira.get(`/nothing/${args.key}`);\n})';
    expect(scan({ 'a.ts': `${client}\n${user}` }).unresolved).toMatchObject([
      { line: 3, why: expect.stringContaining('the base address in front of /issue/') },
    ]);
    expect(scan({ 'a.ts': user }).unresolved).toEqual([]);
  });

  test('an address of another API of the site is told, though a part of it comes from the callers', () => {
    const text =
      'export const types = ({ payload }) => requestJira(route`/jsm/assets/workspace/${payload.id}/v1/config`)';
    expect(scan({ 'a.ts': text })).toMatchObject({
      calls: [{ method: 'GET', path: '/jsm/assets/workspace/{id}/v1/config', operation: null }],
      unresolved: [],
    });
  });

  test('what Forge itself calls by any address is told, though it be none of the documents', () => {
    const text = 'await __requestAtlassianAsApp(`/jira/${kind}/0.1/cloud/${id}/bulk`, { method: "POST" })';
    expect(found(text)).toEqual(['1 ? POST /jira/{kind}/0.1/cloud/{id}/bulk']);
  });
});

test('an address that is only printed is no call that is missing', () => {
  const text =
    'const a = (id, s) => console.log(`rest/agile/1.0/issue/${id}/rank ` + s + "/rest/api/3/role");';
  expect(scan({ 'a.ts': text })).toEqual({ calls: [], unresolved: [] });
});

test('a method told by a condition is the only one of its branch', () => {
  const text = `class C {
  send(method, path) {
    const url = \`https://a.atlassian.net/rest/api/3/\${path}\`;
    if (method === 'GET') return axios.get(url);
    switch (method) { case 'PUT': return axios.put(url); default: return axios.post(url); }
  }
  read(k) { return this.send('GET', \`issue/\${k}\`); }
  write(k) { return this.send('PUT', \`issue/\${k}\`); }
  make() { return this.send('POST', 'issue'); }
}`;
  expect(found(text)).toEqual([`7 GET ${issue}`, `8 PUT ${issue}`, '9 POST /rest/api/3/issue']);
});

test('a parameter is what its type says, through barrels; the version may be configured', () => {
  const { calls } = scan({
    'client/jira.client.ts': `export class JiraClient {
  readonly root = \`/rest/api/\${env.version}\`;
  get(path: string) { return fetch(this.base + path); }
}`,
    'client/index.ts': "export * from './jira.client';",
    'tool.ts':
      "import type { JiraClient } from './client';\nexport const tool = (c: JiraClient) => ({ run: (k) => c.get(`${c.root}/issue/${k}`) });",
  });
  expect(calls.map(({ file, operation }) => `${file} ${operation && nameOf(operation)}`)).toEqual([
    `tool.ts GET ${issue}`,
  ]);
});

test('a wrapper that holds no address itself is followed for each of its callers', () => {
  const caller = (method: string) =>
    `import { call } from './call';\nexport const go = (k) => call({ endpoint: \`/rest/api/3/issue/\${k}\`, method: '${method}' });`;
  const { calls } = scan({
    'call.ts': 'export const call = ({ endpoint, method }) => fetch(site + endpoint, { method });',
    'a.ts': caller('GET'),
    'b.ts': caller('PUT'),
  });
  expect(calls.map(({ file, method }) => `${file} ${method}`)).toEqual(['a.ts GET', 'b.ts PUT']);
});

describe('one of several classes that implement the same', () => {
  const mover = (name: string) =>
    `export class ${name} implements Mover {
  move(key: string, options?: RequestInit) { return requestJira(\`/rest/api/3/issue/\${key}/transitions\`, options); }
}`;
  const movers = { 'movers.ts': ['A', 'B', 'C', 'D'].map(mover).join('\n') };

  test('is what a call through their interface may mean; the method stands in a file without any address', () => {
    const service = `export class Service {
  constructor(private mover: Mover) {}
  private posting(body) { return { method: 'POST', body }; }
  move(id: string) { return this.mover.move(id, this.posting({ id })); }
}`;
    const { calls, unresolved } = scan({ ...movers, 'service.ts': service });
    expect(calls.map(({ file, method }) => `${file} ${method}`)).toEqual(['service.ts POST']);
    expect(unresolved).toEqual([]);
  });

  test('is no GET by default where calls of its name were seen, and whose they are is not known', () => {
    const others = ['E', 'F', 'G', 'H'].map((name) => `class ${name} { move(piece, to) {} }`).join('\n');
    const { calls, unresolved } = scan({
      ...movers,
      'game.ts': `${others}\nexport const go = (mover, id) => mover.move(id, { method: 'POST' });`,
    });
    expect(calls).toEqual([]);
    expect(unresolved).toHaveLength(4);
    expect(unresolved[0]?.why).toContain('the method of');
  });
});

test.each([
  [
    'a header',
    "axios({ url: `${site}/rest/api/3/field`, headers: { Authorization: 'Basic ' + login } })",
    true,
  ],
  ['a name and a password', "axios.get(site + '/rest/api/3/field', { auth: { username, password } })", true],
  [
    'a token',
    "axios.get(site + '/rest/api/3/field', { headers: { Authorization: `Bearer ${token}` } })",
    undefined,
  ],
  ['a token for request', "request({ url: site + '/rest/api/3/field', auth: { bearer: token } })", undefined],
])('a call that carries the login of somebody is marked: %s', (_, text, ownCredential) => {
  expect(scan({ 'a.ts': text }).calls.map((call) => call.ownCredential)).toEqual([ownCredential]);
});

describe('an address whose beginning stands elsewhere', () => {
  const config = 'config.apiRoot = `/rest/api/${config.version}`;';
  const read = 'export const field = async ({ client, config }) => client.get(`${config.apiRoot}/field`);';

  test('a property of the name that a root of the API is given', () => {
    const { calls, unresolved } = scan({ 'config.ts': config, 'tools/field.ts': read });
    expect(calls.map(({ file, operation }) => [file, operation && nameOf(operation)])).toEqual([
      ['tools/field.ts', 'GET /rest/api/3/field'],
    ]);
    expect(unresolved).toEqual([]);
  });

  test('one of another name is told, where a document knows the rest behind the root', () => {
    const { calls, unresolved } = scan({
      'config.ts': config,
      'tools/field.ts': `${read.replaceAll('apiRoot', 'prefix')}\nexport const x = (config) => config.apiRoot;`,
    });
    expect(calls).toEqual([]);
    expect(unresolved.map(({ why }) => why)).toEqual([
      '/rest/api/{version} reaches no call that was recognised',
      'the base address in front of /field was not found',
    ]);
  });

  test('a root with more behind it that reaches no call that is recognised', () => {
    const { unresolved } = scan({
      'a.ts':
        'class Jira {\n  constructor(site) { this.root = `${site}/rest/api/2`; }\n  async add(key, file) {\n    return upload(`${this.root}/issue/${key}/attachments`, file);\n  }\n}',
    });
    expect(unresolved.map(({ line, why }) => `${line} ${why}`)).toEqual([
      '2 /rest/api/2 reaches no call that was recognised',
      '4 /rest/api/2/issue/{key}/attachments reaches no call that was recognised',
    ]);
  });

  test('a whole app of which nothing was read is told of where it sends the rest of an address of Jira', () => {
    const text =
      "class Tracker {\n  add(id, body) { return this.go('POST', ['issue', id, 'comment'], body); }\n}";
    expect(scan({ 'jira/tracker.js': text }).unresolved).toMatchObject([
      { file: 'jira/tracker.js', line: 2 },
    ]);
    expect(scan({ 'github/tracker.js': text }).unresolved).toEqual([]);
  });
});
