import { readRecording } from '../../../src/evidence/intake/index.ts';

const read = (text: string) => {
  const recording = readRecording(text, 'paste', {});
  if (!recording.ok) throw new Error(recording.problem);
  return recording.evidence.exchanges;
};
const head =
  'HTTP/1.1 401 Unauthorized\ncontent-type: application/json\n\n{"code":401,"message":"Unauthorized"}';

test.each([
  [
    'a header behind the address',
    `$ http https://acme.atlassian.net/rest/api/3/myself "Authorization:Bearer abc.def"`,
    'GET',
    'Bearer ***',
  ],
  [
    'a method and a value in quotes',
    `$ https GET acme.atlassian.net/rest/api/3/myself Authorization:"Bearer abc.def"`,
    'GET',
    'Bearer ***',
  ],
  [
    'a pair',
    `me@host:~$ xh -a me@example.com:swordfish https://acme.atlassian.net/rest/api/3/myself`,
    'GET',
    'Basic ***',
  ],
  [
    'a token of its own kind',
    `http -A bearer -a abc.def https://acme.atlassian.net/rest/api/3/myself`,
    'GET',
    'Bearer ***',
  ],
  [
    'fields, on two lines',
    `$ http https://acme.atlassian.net/rest/api/3/myself \\\n  summary=x labels:='["a"]' "Authorization:Bearer abc.def"`,
    'POST',
    'Bearer ***',
  ],
])('HTTPie: %s', (_, command, method, authorization) => {
  const [call, ...more] = read(`${command}\n${head}\n`);
  expect(more).toEqual([]);
  expect(call?.request).toMatchObject({ method, url: 'https://acme.atlassian.net/rest/api/3/myself' });
  expect(Object.entries(call?.request.headers ?? {})).toEqual([['Authorization', authorization]]);
  expect(call?.response).toMatchObject({ status: 401, body: '{"code":401,"message":"Unauthorized"}' });
});

test('what HTTPie sends as fields and as a query', () => {
  const [call] = read(
    `http PUT https://acme.atlassian.net/rest/api/3/issue/A-1 notifyUsers==false summary=x n:=3\n${head}`,
  );
  expect(call?.request).toMatchObject({
    method: 'PUT',
    url: 'https://acme.atlassian.net/rest/api/3/issue/A-1?notifyUsers=false',
    body: '{"summary":"x","n":3}',
  });
});

test('a sentence that begins with http is no command', () => {
  expect(read(`http answers are 403 for GET https://acme.atlassian.net/rest/api/3/role`)).toHaveLength(1);
});

test('an answer that went to a file and was printed from there is the body', () => {
  const [call] = read(
    [
      `$ curl -sS -o out.json -w '%{http_code}\\n' -u "$U:$T" "https://acme.atlassian.net/rest/api/3/role"`,
      '403',
      '$ cat out.json',
      '{"errorMessages":["no"]}',
      '$ exit',
    ].join('\n'),
  );
  expect(call?.response).toMatchObject({ status: 403, body: '{"errorMessages":["no"]}' });
});

test('a call that worked at another door of Atlassian stands beside the one that failed', () => {
  const entry = (url: string, status: number) => ({
    request: { method: 'GET', url, headers: [] },
    response: { status, headers: [], content: {} },
  });
  const gateway = 'https://api.atlassian.com/ex/jira/11111111-2222-3333-4444-555555555555/rest/api/3/myself';
  const entries = [
    entry('https://acme.atlassian.net/rest/api/3/myself', 401),
    entry(gateway, 200),
    entry('https://tracker.example.com/rest/api/3/myself', 200),
  ];
  expect(read(JSON.stringify({ log: { entries } })).map(({ request }) => request.url)).toEqual([
    'https://acme.atlassian.net/rest/api/3/myself',
    gateway,
  ]);
});

test('JSON-RPC written down by a client of MCP: what the tool says is a refusal of its own', () => {
  const calls = read(
    JSON.stringify({
      url: 'https://mcp.atlassian.com/v1/mcp',
      headers: { Authorization: 'Basic ***' },
      request: { jsonrpc: '2.0', id: 4, method: 'tools/call', params: { name: 'getJiraIssue' } },
      response: {
        jsonrpc: '2.0',
        id: 4,
        result: { isError: true, content: [{ type: 'text', text: 'You are not permitted.' }] },
      },
    }),
  );
  expect(calls.map(({ response }) => [response?.status, response?.body?.includes('not permitted')])).toEqual([
    [200, true],
    [null, true],
  ]);
});

test('an answer in XML ends with its element', () => {
  const call = 'GET https://example.atlassian.net/rest/api/3/myself\n\nHTTP/1.1 401\n\n';
  const body =
    '<status><status-code>401</status-code><message>Client must be authenticated.</message></status>';
  const recording = readRecording(`${call}${body}\n\nThe key of the descriptor is "com.example.app".`, 'x');
  expect(recording.ok && recording.evidence.exchanges[0]?.response?.body).toBe(body);
});

test('a command in a section of its own, with its result as a comment, and what another program was told', () => {
  const calls = read(
    'Each tool says: Authentication failed (403).\n\n## With curl\n\n```sh\ncurl -s -H "Authorization: Bearer $TOKEN" \\\n  "$BASE/rest/api/2/myself"\n# HTTP 200\n```\n\n## With urllib\n\n```\n1. Default: HTTP 200\n```',
  );
  expect(calls.map(({ request, response }) => [request.url, response?.status])).toEqual([
    ['', 403],
    ['/rest/api/2/myself', 200],
  ]);
});

test('curl tells the status of the head above once more', () => {
  const calls = read(
    '$ curl --fail-with-body -i https://example.atlassian.net/rest/api/3/role\nHTTP/2 403\n\n{"message":"no"}\ncurl: (22) The requested URL returned error: 403',
  );
  expect(calls.map(({ response }) => [response?.status, response?.body])).toEqual([
    [403, '{"message":"no"}'],
  ]);
});

test('a command whose result is written beside it, and the head of another call below', () => {
  const calls = read(
    'curl -s -u "$MAIL:$TOKEN" https://example.atlassian.net/rest/api/3/myself -o /dev/null\n# 200\n\nThe tool sends\n\nPOST https://example.atlassian.net/rest/api/3/issue HTTP/1.1\nAccept: application/json\n\nHTTP/1.1 401 Unauthorized\nContent-Type: text/plain\n\nClient must be authenticated to access this resource.',
  );
  expect(calls.map(({ request, response }) => [request.method, response?.status, response?.body])).toEqual([
    ['GET', 200, null],
    ['POST', 401, 'Client must be authenticated to access this resource.'],
  ]);
});
