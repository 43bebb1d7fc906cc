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

  test.each(['/issue/A-1', '/3/issue/A-1', '/api/3/issue/A-1', '/rest/api/3/issue/A-1', '/search?jql=x'])(
    '%s is a call of Jira below an address that the client keeps to itself',
    (path) => {
      expect(calls(`GET ${site}/rest/api/3/myself -> 200\nGET ${path} -> 403 Forbidden`)).toEqual([
        ['GET', '/rest/api/3/myself', 200],
        ['GET', path, 403],
      ]);
    },
  );

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
  ])('%s', (_, text) => {
    expect(bodyOf(text)).toBeNull();
  });

  test('the sentence of a server counts, also in small letters behind its status', () => {
    expect(bodyOf('401 client must be authenticated to access this resource')).toContain('client must be');
  });
});
