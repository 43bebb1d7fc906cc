import { readRecording } from '../../../src/evidence/index.ts';

const site = 'https://example.atlassian.net';
const own = 'https://jira.example.com';

function calls(text: string) {
  const recording = readRecording(text, 'x');
  if (!recording.ok) throw new Error(recording.problem);
  return recording.evidence.exchanges.map(({ request, response }) => [
    request.method,
    request.url.replace(site, '').replace(own, ''),
    response?.status ?? null,
  ]);
}
const bodyOf = (text: string) => {
  const recording = readRecording(text, 'x');
  return recording.ok ? (recording.evidence.exchanges[0]?.response?.body ?? null) : recording.problem;
};

describe('of which call an outcome is told', () => {
  test('the address that the REST layer repeats, not another that the text names', () => {
    const quoted = `err="unexpected status code 404: {\\"message\\":\\"null for uri: ${own}/rest/api/3/field/search\\",\\"status-code\\":404}"`;
    expect(calls(`level=ERROR ${quoted}\n\n${own}/rest/api/2/serverInfo opens in the browser.`)).toEqual([
      ['GET', '/rest/api/3/field/search', 404],
    ]);
  });

  test('what is below a resource is another call than the resource', () => {
    expect(
      calls(
        `Reading (GET /rest/api/3/issue/A-1) is fine.\n\nclient.put("${site}/rest/api/3/issue/A-1/transitions")\n405 Method Not Allowed`,
      ),
    ).toEqual([['PUT', '/rest/api/3/issue/A-1/transitions', 405]]);
  });

  test('the one address of the source is of the outcome that names none', () => {
    const code = `api.asApp().requestJira(route\`/rest/atlassian-connect/1/app/module/dynamic\`)`;
    const told =
      'INFO GET /rest/api/3/serverInfo 200\nINFO 401 {"message":"The request is not from a Connect app."}';
    expect(calls(`${code}\n\n${told}`).at(-1)).toEqual([
      'GET',
      '/rest/atlassian-connect/1/app/module/dynamic',
      401,
    ]);
    const two = `${code}\nrequestJira(route\`/rest/api/3/role\`)\n\n${told}`;
    expect(calls(two).at(-1)).toEqual(['GET', '', 401]);
  });

  test.each([
    ['https://<domain>com', 'https://masked.com'],
    ['https://<your-company>.jira.example', 'https://masked.jira.example'],
    ['https://jira.<domain_name>.example', 'https://jira.masked.example'],
  ])('what stands for a name in the host %s', (host, masked) => {
    expect(calls(`curl -i '${host}/rest/api/3/role'\n\nHTTP/1.1 401 Unauthorized`)).toEqual([
      ['GET', `${masked}/rest/api/3/role`, 401],
    ]);
  });

  test.each(['POST /sync', 'GET /tickets/12', 'POST /hooks/incoming', 'GET /users/7'])(
    '%s is a route of the program itself, and its outcome is not that of the call of Jira',
    (route) => {
      const call = `GET ${site}/rest/api/3/issue/A-1 -> 401 Unauthorized`;
      expect(calls(`${call}\n${route} 502 - 33 ms`)).toEqual([['GET', '/rest/api/3/issue/A-1', 401]]);
      expect(calls(`${route} 403 - 33 ms\n${call}`)).toEqual([['GET', '/rest/api/3/issue/A-1', 401]]);
    },
  );

  test.each([
    ['/issue/A-1', '/rest/api/latest/issue/A-1'],
    ['/3/issue/A-1', '/rest/api/3/issue/A-1'],
    ['/api/3/issue/A-1', '/rest/api/3/issue/A-1'],
    ['/rest/api/3/issue/A-1', '/rest/api/3/issue/A-1'],
    ['/search?jql=x', '/rest/api/latest/search?jql=x'],
  ])('%s is a call of Jira below an address that the client keeps to itself', (path, whole) => {
    expect(calls(`GET ${site}/rest/api/3/myself -> 200\nGET ${path} -> 403 Forbidden`)).toEqual([
      ['GET', '/rest/api/3/myself', 200],
      ['GET', whole, 403],
    ]);
  });

  test('what stands for a name in the host, and no path behind it', () => {
    expect(calls('GET https://<your-company>.jira.example/ -> 401')).toEqual([
      ['GET', 'https://masked.jira.example/', 401],
    ]);
  });

  test('a host that is masked in part is one host', () => {
    expect(calls('UnauthorizedError: [401: GET] https://s*****test.atlassian.net/rest/api/3/role')).toEqual([
      ['GET', 'https://masked.atlassian.net/rest/api/3/role', 401],
    ]);
  });

  test('the address between two refusals is of the second; the first, in the words of a person, was another attempt', () => {
    expect(
      calls(
        `With the path /jira behind the host I got a 401 error before.\n\nsync --url ${own} --user me\nSyncException: Response Content: default backend - 404`,
      ),
    ).toEqual([['GET', '', 404]]);
  });

  test.each([
    ['a word before it', `${own}/rest/api/2/issue/createmeta/ABC/issuetypes returning 404`, 404],
    ['a noun behind it', `POST ${own}/rest/api/2/issue ends with a 405 response`, 405],
    ['the time before it', `GET ${own}/rest/api/2/role\n11:22:33 Info 404 Not here`, 404],
    [
      'a quoted body behind it',
      `GET ${own}/rest/api/2/role\n401 - "{\\"errorMessages\\":[\\"Login Required\\"]}"`,
      401,
    ],
    ['a verb of any language', `\`${own}/rest/api/2/filter/my\` ger numera 404 hos oss`, 404],
    ['a label of another language', `GET ${own}/rest/api/2/myself\nステータス: 404`, 404],
    [
      'a colon before its address',
      `After the update this one responds with a 404: ${own}/rest/api/2/role`,
      404,
    ],
    [
      'the end of an exception',
      `POST ${own}/rest/api/2/issue\nNotFoundException: default backend - 404`,
      404,
    ],
  ])('a status by %s', (_, text, status) => {
    expect(calls(text)[0]?.[2]).toBe(status);
  });

  test.each([
    ['what a program asks', `GET ${site}/rest/api/3/role\nif (response.status === 503 || code == 405) {`],
    ['what a logger puts behind the time', `GET ${site}/rest/api/3/role\n2026-02-09 13:27:55 (412) failed`],
  ])('no status: %s', (_, text) => {
    expect(calls(text)).toEqual([['GET', '/rest/api/3/role', null]]);
  });

  test('an address that is cut is none, and brackets of a query belong to it', () => {
    expect(calls('$r = Invoke-RestMethod "$base/rest/api/3/project/A/issuesecuri …\nForbidden')[0]?.[1]).toBe(
      '',
    );
    expect(calls(`'${site}/rest/api/3/search/jql?jql=project%20in%20(A,B)&maxResults=5' (429)`)).toEqual([
      ['GET', '/rest/api/3/search/jql?jql=project%20in%20(A,B)&maxResults=5', 429],
    ]);
  });
});

test('a failure below HTTP has no status, whatever the program that hands it on answers', () => {
  const recording = readRecording(
    `error="Get \\"${own}/rest/api/2/field\\": proxyconnect tcp: dial tcp 10.1.2.3:3128: i/o timeout"\nmsg="Request Completed" path=/api/datasources/7 status=500`,
    'x',
  );
  expect(recording.ok && recording.evidence.exchanges.map(({ failure }) => failure?.kind)).toEqual([
    'timeout',
  ]);
  expect(calls(`requests.get("${own}/rest/api/2/field",\n  timeout=10)\nstatus 404`)[0]?.[2]).toBe(404);
});

test('a site of Cloud that is named without a scheme', () => {
  expect(calls('In the cloud (example.atlassian.net) GET /rest/api/3/role gives 403.')[0]?.[1]).toBe(
    '/rest/api/3/role',
  );
  expect(
    calls('Mail me@example.atlassian.net: GET /rest/api/3/role gives 403 at other.atlassian.net.')[0]?.[1],
  ).toBe('https://other.atlassian.net/rest/api/3/role');
});

describe('what is no answer', () => {
  test.each([
    [
      'the rest of the sentence of whoever tells it',
      `JIRAError HTTP 405 when trying to create a filter with it`,
    ],
    [
      'what a client writes before the status',
      `Could not load the list of all sprints of the board, status 500`,
    ],
    [
      'a text of several paragraphs',
      "Our job runs on a schedule.\n\nin `request': Unauthorized (JIRA::HTTPError)",
    ],
    [
      'a text of several lines of prose',
      'The import of our issues does not work\nIt is set up with username and password there\nWhat we get from Jira is forbidden, each time',
    ],
  ])('%s', (_, text) => {
    expect(bodyOf(text)).toBeNull();
  });

  test('the sentence of a server counts, also in small letters behind its status', () => {
    expect(bodyOf('401 client must be authenticated to access this resource')).toContain('client must be');
  });
});

describe('a page of a Forge app calls a function, which hands back the calls that it made', () => {
  const invoked = (made: unknown) => ({
    request: { method: 'POST', url: 'https://example.atlassian.net/gateway/api/graphql', headers: [] },
    response: {
      status: 200,
      headers: [],
      content: {
        mimeType: 'application/json',
        text: JSON.stringify({ data: { invokeExtension: { success: true, response: { body: made } } } }),
      },
    },
  });
  const asApp = {
    as: 'app',
    call: 'PUT /rest/api/3/issue/FIN-31',
    status: 403,
    body: '{"errorMessages":["no"]}',
  };
  const asUser = { as: 'user', call: 'PUT /rest/api/3/issue/FIN-31', status: 204, body: '' };
  test.each([
    ['a HAR file', JSON.stringify({ log: { entries: [invoked(asApp), invoked({ made: [asUser] })] } })],
    [
      'parts of one in a text',
      `It fails:\n\n${JSON.stringify(invoked(asApp), null, 2)},\n${JSON.stringify(invoked(asUser), null, 2)}`,
    ],
  ])('%s', (_form, text) => {
    const recording = readRecording(text, 'x');
    const calls = recording.ok ? recording.evidence.exchanges : [];
    const identity = recording.ok ? recording.evidence.identity : null;
    const made = calls.filter(({ request }) => request.method === 'PUT');
    expect(made.map(({ response }) => response?.status)).toEqual([403, 204]);
    expect(made.map((one) => one.identity ?? identity)).toEqual(['forge-app', 'forge-user']);
    expect(calls.filter(({ request }) => request.url === '')).toEqual([]);
  });
});

test('what Jira calls of an app is one call with the refusal that the app wrote above it', () => {
  const recording = readRecording(
    'Oct 18 22:40:46 web.1: Authentication verification error: 401 Authentication request has expired.\n' +
      'Oct 18 22:40:46 web.1: POST /webhook/issue-updated?lic=active&user_key=admin 401 2ms',
    'x',
  );
  const [call, ...more] = recording.ok ? recording.evidence.exchanges : [];
  expect(more).toEqual([]);
  expect(call?.response?.body).toContain('Authentication request has expired');
});

test('of one status that a person and then a program tell, the words of the program are those of the answer', () => {
  const recording = readRecording(
    'The page only says 500. From the backend pod:\n\n12:41.803Z router error Request failed with status 500 JQL returned: The requested API has been removed.',
    'x',
  );
  expect(recording.ok && recording.evidence.exchanges.at(-1)?.response?.body).toContain('has been removed');
});

test("jQuery's and Emacs' requests name their method as a type", () => {
  const recording = readRecording(
    "$.ajax({ url: '/rest/api/2/search', type: 'POST' })  // 400 Bad Request",
    'x',
  );
  expect(recording.ok && recording.evidence.exchanges[0]?.request.method).toBe('POST');
});

test('jira-ruby names a method in small letters before the path that it asks', () => {
  const recording = readRecording('post: /rest/api/2/issue - [{}]\nBad Request (JIRA::HTTPError)', 'x');
  expect(recording.ok && recording.evidence.exchanges[0]?.request.method).toBe('POST');
});

test('a call that found no host is not the one that was answered', () => {
  const text = `The connector shows 403 on its page.\n\nAs a function: getaddrinfo ENOTFOUND acme.example.atlassian.net`;
  expect(calls(text)).toEqual([
    ['GET', '', 403],
    ['GET', 'https://acme.example.atlassian.net/', null],
  ]);
});

test('two workers write into one log', () => {
  const text = [
    '10:00:01 [sync-1] -> PUT /rest/api/3/issue/A-1',
    '10:00:01 [sync-2] -> GET /rest/api/3/myself',
    '10:00:02 [sync-2] <- 200 (31 ms)',
    '10:00:02 [sync-1] <- 403 (44 ms)',
    '{"errorMessages":["You do not have permission to edit issues in this project."],"errors":{}}',
  ].join('\n');
  const both = [
    ['PUT', '/rest/api/3/issue/A-1', 403],
    ['GET', '/rest/api/3/myself', 200],
  ];
  expect(calls(text)).toEqual(both);
  expect(bodyOf(text)).toContain('permission to edit');
  expect(calls(`It began on Monday:\n\n${text}\n\nThe other site is fine.`)).toEqual(both);
});

test('a log whose marks are of several kinds stays as it is', () => {
  const text = '[main] GET /rest/api/3/field\n[http-1] 401\n[main] GET /rest/api/3/role\n[http-1] 404';
  expect(calls(text)).toEqual([
    ['GET', '/rest/api/3/field', 401],
    ['GET', '/rest/api/3/role', 404],
  ]);
});

test('what a test expects is no outcome', () => {
  const text = `create (403 Forbidden)\n  ✕ status is 201\n     expected 403 to equal 201\nPOST ${site}/rest/api/3/issue`;
  expect(calls(text)).toEqual([['POST', '/rest/api/3/issue', 403]]);
});
