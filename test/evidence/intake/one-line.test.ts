import { readRecording } from '../../../src/evidence/index.ts';

const url = 'https://acme.atlassian.net/rest/api/3/issue';
const said = '{"errorMessages":["no"],"errors":{}}';

/** One call in the words of programs and of people; each is the same `POST`, answered 400. */
const ways: Readonly<Record<string, string>> = {
  'in English': `When I send a POST request to ${url} I get back a 400 with ${said}.`,
  'the method behind it': `Calling ${url} (POST) returns HTTP 400:\n\n${said}`,
  'in German': `Wenn ich POST ${url} aufrufe, bekomme ich 400 zurück: ${said}`,
  'in French': `L'appel POST ${url} renvoie une erreur 400 : ${said}`,
  'in Spanish': `Al llamar a POST ${url} recibo un 400 con ${said}`,
  'in Portuguese': `A chamada POST ${url} retorna 400: ${said}`,
  'in Japanese': `POST ${url} を呼び出すと 400 が返ってきます。\n${said}`,
  'in Chinese': `调用 POST ${url} 时返回 400:${said}`,
  'in Russian': `При вызове POST ${url} получаю 400: ${said}`,
  'fields in German': `Methode: POST\nURL: ${url}\nStatus: 400\nAntwort: ${said}`,
  'in brackets': `Abruf von POST ${url}: ging nicht (400), ${said}`,
  Bruno: `call (${url}) POST 400 Bad Request 208ms\n${said}`,
  Sentry: `http   POST ${url} [400]   09:14:11\nerror  Error: it failed\n       ${said}`,
  MuleSoft: `HTTP POST on resource '${url}' failed: bad request (400).\nPayload : ${said}`,
  'columns of a table': `| Method | URL | Code | Body |\n|---|---|---|---|\n| POST | ${url} | 400 | ${said} |`,
  Ktor: `REQUEST: ${url}\nMETHOD: HttpMethod(value=POST)\nRESPONSE: 400 Bad Request\nFROM: ${url}\nBODY START\n${said}`,
  'PowerShell 7': `PS /> Invoke-RestMethod -Uri '${url}' -Method POST\nInvoke-RestMethod: ${said}\nPS /> $Error[0].Exception.Response.StatusCode\nBadRequest`,
  Serilog: JSON.stringify({
    '@l': 'Error',
    '@mt': 'failed',
    Method: 'POST',
    Url: url,
    Status: 400,
    Body: said,
  }),
  'jira.js': `HttpException { response: ${said}, status: 400, cause: AxiosError { config: { url: '/rest/api/3/issue', baseURL: 'https://acme.atlassian.net', method: 'post' } } }`,
  HTTPoison: `{:ok,\n %HTTPoison.Response{\n   body: ${JSON.stringify(said)},\n   headers: [{"Server", "AtlassianEdge"}],\n   request: %HTTPoison.Request{\n     headers: [{"Authorization", "Basic ***"}],\n     method: :post\n   },\n   request_url: "${url}",\n   status_code: 400\n }}`,
};

test.each(Object.entries(ways))('a call told %s', (_way, text) => {
  const recording = readRecording(text, 'x');
  const [call, ...more] = recording.ok ? recording.evidence.exchanges : [];
  expect(more).toEqual([]);
  expect(call?.request).toMatchObject({ method: 'POST', url });
  expect(call?.response?.status).toBe(400);
  expect(call?.response?.body).toContain('"errorMessages":["no"]');
});

test('what a proxy logs of a call', () => {
  const recording = readRecording(
    `1793524451.223 208 10.0.0.5 TCP_DENIED/403 1297 POST ${url} - HIER_NONE/-`,
    'x',
  );
  const [call] = recording.ok ? recording.evidence.exchanges : [];
  expect([call?.request.method, call?.request.url, call?.response?.status]).toEqual(['POST', url, 403]);
});

test('headers that a logger keeps as one text are headers', () => {
  const record = {
    level: 50,
    req: { method: 'POST', url },
    res: { statusCode: 403, header: 'HTTP/1.1 403 Forbidden\r\nX-AAccountId: 5b10a2844c20165700ede21g\r\n' },
    msg: 'no',
  };
  const recording = readRecording(JSON.stringify(record), 'x');
  const [call] = recording.ok ? recording.evidence.exchanges : [];
  expect(call?.response?.headers).toEqual({ 'X-AAccountId': '5b10a2844c20165700ede21g' });
});

test('a row of a table names its host in a cell of its own', () => {
  const row = (host: string, status: number) =>
    `| ${host}.atlassian.net | GET /rest/api/3/field | ${status} |`;
  const recording = readRecording(`${row('one', 200)}\n${row('two', 403)}`, 'x');
  const calls = recording.ok ? recording.evidence.exchanges : [];
  expect(calls.map(({ request }) => new URL(request.url).host)).toEqual([
    'one.atlassian.net',
    'two.atlassian.net',
  ]);
});

const callsIn = (text: string) => {
  const recording = readRecording(text, 'x');
  if (!recording.ok) throw new Error(recording.problem);
  return recording.evidence.exchanges.map(({ request, response }) => [
    request.method,
    request.url,
    response?.status,
    response?.body ?? null,
  ]);
};

test('a record that holds the answer to the call of the record before', () => {
  const records = [
    { level: 30, msg: 'asked', req: { method: 'PUT', url, headers: { accept: '*/*' } } },
    { level: 50, msg: 'answered', res: { status: 403, body: { message: 'no' } } },
  ];
  const text = records.map((record) => JSON.stringify(record)).join('\n');
  expect(callsIn(text)).toEqual([['PUT', url, 403, '{"message":"no"}']]);
});

test('a record that tells the call in its message and the status beside it', () => {
  const one = { level: 30, msg: `GET ${url}`, status: 200 };
  const other = { level: 50, msg: `DELETE ${url}/OPS-1`, status: 403 };
  expect(callsIn(`${JSON.stringify(one)}\n${JSON.stringify(other)}`).map((call) => call.slice(0, 3))).toEqual(
    [
      ['GET', url, 200],
      ['DELETE', `${url}/OPS-1`, 403],
    ],
  );
});

test('an export with semicolons, empty cells and quotes within a cell', () => {
  const text = `row;time;request;HTTP;response;comment\n1;09:00;GET ${url}/A-1;200;;\n2;09:01;POST ${url};400;{"errorMessages":["no"]};again`;
  expect(callsIn(text)).toEqual([
    ['GET', `${url}/A-1`, 200, null],
    ['POST', url, 400, '{"errorMessages":["no"]}'],
  ]);
});

test('what an assertion expects is no status of a call', () => {
  const text = `    r = requests.get("${url}")\n>   assert r.status_code == 200\nE   assert 401 == 200\n\ntests/test_jira.py:19: AssertionError`;
  expect(callsIn(text).map((call) => call.slice(0, 3))).toEqual([['GET', url, 401]]);
});

test('a list of tuples in a comment', () => {
  const text = `#   [(302, 'https://jira.acme.example/rest/api/3/myself', True),\n#    (401, '${url}', False)]\nprint(r)`;
  expect(callsIn(text).map((call) => call[2])).toEqual([302, 401]);
});

test('a credential below a misspelled name was not sent', () => {
  const recording = readRecording(
    `GET ${url} 401\nheaders: {"Authorisation": "Basic am9A", "Accept": "*/*"}`,
    'x',
  );
  expect(recording.ok && recording.evidence.exchanges[0]?.request.headers).toEqual({ Authorisation: '***' });
});

test('a variable for the cloud id is the one that stands beside', () => {
  const id = '3f6a9d27-8c1b-4e05-92d4-b7e0c5a1f863';
  const text = `CLOUD = "${id}"\nGET https://api.atlassian.com/ex/jira/{CLOUD}/rest/api/3/myself -> 401`;
  expect(callsIn(text).map((call) => call[1])).toEqual([
    `https://api.atlassian.com/ex/jira/${id}/rest/api/3/myself`,
  ]);
});
