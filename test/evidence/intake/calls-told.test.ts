import { readRecording } from '../../../src/evidence/index.ts';

const site = 'https://example.atlassian.net';

function read(text: string) {
  const recording = readRecording(text, 'x');
  if (!recording.ok) throw new Error(recording.problem);
  return recording.evidence;
}
const outcomes = (text: string) =>
  read(text).exchanges.map(({ request, response }) => [request.url.replace(site, ''), response?.status]);
const refused = (text: string) =>
  read(text).exchanges.find(({ response }) => response?.status === null || (response?.status ?? 0) >= 400);

describe('of more calls than are kept, those that fail and their nearest', () => {
  const many = Array.from({ length: 300 }, (_, index) => [`/rest/api/3/issue/A-${index + 1}`, 200] as const);
  const all = [...many, ['/rest/api/3/issue/A-7', 401] as const];
  const texts: readonly (readonly [string, string])[] = [
    ['lines of a log', all.map(([path, status]) => `12:00:01 GET ${site}${path}  ${status}`).join('\n')],
    [
      'records of a log',
      all
        .map(([path, status]) =>
          JSON.stringify({ level: 'info', method: 'GET', url: `${site}${path}`, status }),
        )
        .join('\n'),
    ],
    [
      'a list in JSON',
      JSON.stringify({
        calls: all.map(([path, status]) => ({ method: 'GET', url: `${site}${path}`, status })),
      }),
    ],
    [
      'a HAR file',
      JSON.stringify({
        log: {
          entries: all.map(([path, status]) => ({
            request: { method: 'GET', url: `${site}${path}`, headers: [] },
            response: { status, headers: [], content: {} },
          })),
        },
      }),
    ],
    [
      'commands of curl',
      all.map(([path, status]) => `$ curl -i ${site}${path}\nHTTP/1.1 ${status} X\n\n{}`).join('\n'),
    ],
  ];

  test.each(texts)('%s', (_, text) => {
    const kept = outcomes(text);
    expect(kept.length).toBeLessThanOrEqual(40);
    expect(kept.at(-1)).toEqual(['/rest/api/3/issue/A-7', 401]);
    expect(kept).toContainEqual(['/rest/api/3/issue/A-7', 200]);
    expect(kept).toContainEqual(['/rest/api/3/issue/A-1', 200]);
  });

  test('one of each status, however many there are of another', () => {
    const limited = Array.from({ length: 90 }, (_, index) => `GET ${site}/rest/api/3/issue/A-${index} 429`);
    expect(outcomes([...limited, `GET ${site}/rest/api/3/role 403`].join('\n'))).toContainEqual([
      '/rest/api/3/role',
      403,
    ]);
  });
});

describe('a refusal that is told apart from the calls', () => {
  test('by the exception of a client below a call that worked', () => {
    const exception =
      'RestClientException{statusCode=Optional.of(403), errorCollections=[ErrorCollection{status=403, errors={}, errorMessages=[You do not have the permission to see the specified issue.]}]}';
    expect(
      outcomes(`GET ${site}/rest/api/2/issue/A-1 -> 200\nWARNING get issue error. cause: ${exception}`),
    ).toEqual([
      ['/rest/api/2/issue/A-1', 200],
      ['', 403],
    ]);
  });

  test('by the name that a gateway gives it', () => {
    const text = `401 FAILURE_CLIENT_SCOPE_CHECK\n\nGET ${site}/rest/api/3/project/search -> 200`;
    expect(refused(text)?.response?.status).toBe(401);
  });

  test('inside an answer of a server for agents', () => {
    const answer = { content: [{ type: 'text', text: 'You do not have permission.' }], isError: true };
    const text = `POST https://mcp.example.com/v1/mcp\n\n200\n${JSON.stringify({ jsonrpc: '2.0', id: 3, result: answer })}`;
    expect(refused(text)?.response).toMatchObject({ status: null, body: 'You do not have permission.' });
    const fine = text.replace('true', 'false');
    expect(refused(fine)).toBeUndefined();
  });

  test('by the words of a server beside a call that worked', () => {
    const words = 'You do not have permission to create issues in this project.';
    const text = `GET ${site}/rest/api/3/myself -> 200. Creating an issue shows "${words}"`;
    expect(refused(text)).toMatchObject({ request: { url: '' }, response: { status: null, body: words } });
  });

  test('by a word behind its address, in any language', () => {
    const worked = `GET ${site}/rest/api/3/myself : 200 (OK)`;
    expect(outcomes(`${worked}\nPOST ${site}/rest/api/3/issue : refusé`)).toContainEqual([
      '/rest/api/3/issue',
      null,
    ]);
    expect(outcomes(`${worked}\nGET ${site}/rest/api/3/role: Forbidden`)).toContainEqual([
      '/rest/api/3/role',
      403,
    ]);
    expect(outcomes(`${worked}\nPOST ${site}/rest/api/3/issue`)).toHaveLength(1);
  });

  test('is none where a call of the text was refused, or nothing was', () => {
    expect(outcomes(`GET ${site}/rest/api/3/role -> 403\nretry after 503 ms`)).toHaveLength(1);
    expect(outcomes(`GET ${site}/rest/api/3/role -> 200\nit holds 403 rows`)).toHaveLength(1);
  });
});

describe('what a call shows without naming it', () => {
  test('a status alone below a request, an answer as asked for below a command', () => {
    const text = [
      `  GET ${site}/rest/api/2/issue/A-1`,
      '  Authorization: Basic ***',
      '  401',
      '  {"errorMessages":["Login Required"],"errors":{}}',
      '',
      `  $ curl --url ${site}/rest/api/2/issue/A-1 --header 'Authorization: Bearer ***'`,
      '  {"expand":"names","id":"80144","key":"A-1", ...',
    ].join('\n');
    expect(outcomes(text)).toEqual([
      ['/rest/api/2/issue/A-1', 401],
      ['/rest/api/2/issue/A-1', 200],
    ]);
  });

  test('where the page of a redirect leads', () => {
    const page =
      '<html><head><title>302 Found</title></head><body><p>The document has moved <a href="https://login.example.com/oam">here</a>.</p></body></html>';
    const [exchange] = read(`GET ${site}/rest/api/2/status failed: ${page}`).exchanges;
    expect(exchange?.response?.status).toBe(302);
    expect(exchange?.response?.headers.Location).toBe('https://login.example.com/oam');
  });

  test('call after call on one line, each with the status behind it', () => {
    expect(outcomes('POST /oauth2/token -> 200, then POST /rest/api/3/issue/TS-4/worklog -> 401')).toEqual([
      ['/oauth2/token', 200],
      ['/rest/api/3/issue/TS-4/worklog', 401],
    ]);
  });

  test('a status in the sentence that leads up to its call', () => {
    const text = `These are fine:\n\n    GET ${site}/rest/api/3/myself -> 200\n\nwhile this one, with the same key, is still 403:\n\n    PUT ${site}/rest/api/3/issue/A-1\n\nThe body is {"fields":{}}`;
    expect(outcomes(text)).toEqual([
      ['/rest/api/3/myself', 200],
      ['/rest/api/3/issue/A-1', 403],
    ]);
  });

  test('heads in a block of code of a text, with the credential that the text tells', () => {
    const text = `We send \`Authorization: Bearer <token>\` and get:\n\n    DELETE ${site}/rest/api/3/issue/A-1\n    HTTP/1.1 403 Forbidden\n    Server: AtlassianEdge\n\n    {"errorMessages":["No."]}\n\nWhy?`;
    const [exchange] = read(text).exchanges;
    expect(exchange?.request).toMatchObject({ method: 'DELETE', headers: { Authorization: 'Bearer ***' } });
    expect(exchange?.response).toMatchObject({ status: 403, headers: { Server: 'AtlassianEdge' } });
  });

  test.each([
    [
      'the line with its date',
      `2026-03-04 14:09:11.310Z < 401 date: Wed, 04 Mar 2026 14:02:11 GMT`,
      '2026-03-04T14:09:11.310Z',
    ],
    [
      'the line with its path and status',
      `time="2026-03-04T14:09:11+01:00" msg="GET ${site}/rest/api/3/role 401"`,
      '2026-03-04T14:09:11+01:00',
    ],
    ['no line whose zone nobody knows', `2026-03-04 14:09:11 GET ${site}/rest/api/3/role 401`, undefined],
  ])('when an answer came: %s', (_, line, time) => {
    expect(
      read(`start\n2026-03-04T14:09:10Z > GET ${site}/rest/api/3/role\n${line}`).exchanges[0]?.receivedAt,
    ).toBe(time);
  });

  test('a resource that is named like what is counted', () => {
    expect(
      outcomes(`GET ${site}/rest/api/3/myself → 200\nPOST ${site}/rest/api/3/issue → 403`),
    ).toContainEqual(['/rest/api/3/issue', 403]);
    expect(refused(`GET ${site}/rest/api/3/role - 200, then looked at issue 403`)).toBeUndefined();
  });

  test('a failure below HTTP, and the next program fine', () => {
    const text = `jira: Get "${site}/rest/api/2/field": x509: certificate signed by unknown authority\ngitlab: connection ok status=200`;
    expect(read(text).exchanges).toMatchObject([{ response: null, failure: { kind: 'tls' } }]);
  });

  test('the same call made again, with its outcome on the line below', () => {
    const text = `sync: asApp POST /rest/api/3/issue\n  403 {"errorMessages":["No."]}\nagain: asUser POST /rest/api/3/issue\n  201`;
    expect(read(text).identity).toBe('forge-app');
    expect(read(text).exchanges).toMatchObject([
      { request: { method: 'POST' }, response: { status: 403 } },
      { request: { method: 'POST' }, response: { status: 201 }, identity: 'forge-user' },
    ]);
  });

  test('a request in one record of a log, its answer in the next', () => {
    const log = [
      {
        level: 30,
        msg: 'out',
        method: 'PUT',
        url: `${site}/rest/api/3/issue/A-1`,
        headers: { authorization: 'Basic ***' },
      },
      { level: 50, msg: 'in', status: 403, body: 'No.' },
      { level: 30, msg: 'out', method: 'GET', url: `${site}/rest/api/3/issue/A-1` },
      { level: 30, msg: 'in', status: 200 },
    ];
    const { exchanges } = read(log.map((one) => JSON.stringify(one)).join('\n'));
    expect(exchanges).toMatchObject([
      {
        request: { method: 'PUT', headers: { authorization: 'Basic ***' } },
        response: { status: 403, body: 'No.' },
      },
      { request: { method: 'GET', headers: {} }, response: { status: 200 } },
    ]);
  });

  test('several calls of a console, each with its headings', () => {
    const console = `▼ POST ${site}/rest/api/3/issue   403   88 ms\n  Request Headers\n    Authorization: Basic ***\n  Response Headers\n    Server: AtlassianEdge\n  Response Body\n    {"errorMessages":["No."]}\n▼ GET ${site}/rest/api/3/myself   200   41 ms\n`;
    expect(outcomes(console)).toEqual([
      ['/rest/api/3/issue', 403],
      ['/rest/api/3/myself', 200],
    ]);
    expect(read(console).exchanges[0]?.response).toMatchObject({ body: '{"errorMessages":["No."]}' });
  });

  test('the status behind an address, and not that of the program between', () => {
    const line = `level=error status=500 err="call to ${site}/rest/api/3/search/jql?jql=<redacted>&fields=summary,status returned status 429"`;
    expect(outcomes(line)).toEqual([['/rest/api/3/search/jql?jql=<redacted>&fields=summary,status', 429]]);
  });

  test('outcomes on lines of their own', () => {
    const text = `\`GET ${site}/rest/api/3/myself\` is 200\n\n\`POST ${site}/rest/api/3/webhook\`\n{\n  "url": "https://hooks.example.com/jira"\n}\n→ **403**\n[log] > GET ${site}/rest/api/3/role\n[log] < 404\n`;
    expect(outcomes(text)).toEqual([
      ['/rest/api/3/myself', 200],
      ['/rest/api/3/webhook', 403],
      ['/rest/api/3/role', 404],
    ]);
  });

  test('a setting is no call, whatever is told before it', () => {
    const text = `It always says "HTTP Status 405".\n\nSERVER = '${site}'\nDEBUG "POST ${site}/rest/api/2/issue HTTP/1.1" 405\nWith server='${site}' the same POST gives 201.`;
    expect(outcomes(text)).toEqual([
      ['/rest/api/2/issue', 405],
      ['/rest/api/2/issue', 201],
    ]);
    const apart = `It always says "HTTP Status 405".\nSERVER = '${site}'`;
    expect(outcomes(apart)).toEqual([['', 405]]);
    expect(read(apart).exchanges.map(({ request }) => request.url)).toEqual([site]);
  });

  test('path and host in columns of a table', () => {
    const gateway = 'https://api.atlassian.com/ex/jira/1d0b7c1e-55ad-4a60-9d0c-c0a9a9bb61f2';
    const table = `| call | base | result |\n|---|---|---|\n| GET /rest/api/3/myself | ${site} | 401 |\n| GET /rest/api/3/myself | ${gateway} | 200 |`;
    expect(outcomes(table)).toEqual([
      ['/rest/api/3/myself', 401],
      [`${gateway}/rest/api/3/myself`, 200],
    ]);
  });

  test('calls that are told below heads, at the same door', () => {
    const gateway = 'https://api.atlassian.com/ex/jira/1d0b7c1e-55ad-4a60-9d0c-c0a9a9bb61f2';
    const head = `> GET ${gateway.replace('https://api.atlassian.com', '')}/rest/api/3/role HTTP/2\n> Host: api.atlassian.com\n>\n< HTTP/2 401\n<\n{"code":401,"message":"Unauthorized"}`;
    expect(outcomes(`${head}\n\n# /rest/api/3/myself with it: 200`)).toEqual([
      [`${gateway}/rest/api/3/role`, 401],
      [`${gateway}/rest/api/3/myself`, 200],
    ]);
  });

  test('method and address in one text of a record, or beside the messages of both sides', () => {
    const record = { request: `POST ${site}/rest/api/3/issue`, status: 403, body: { message: 'No.' } };
    expect(read(JSON.stringify({ create: record })).exchanges).toMatchObject([
      { request: { method: 'POST', url: `${site}/rest/api/3/issue` }, response: { status: 403 } },
    ]);
    const parts = {
      http: { method: 'PUT', url: `${site}/rest/api/3/issue/A-1`, status_code: 403 },
      response: { headers: { Server: 'AtlassianEdge' }, body: 'No.' },
      credential: 'API token with scopes: read:jira-work',
    };
    expect(read(JSON.stringify({ attributes: parts }))).toMatchObject({
      identity: 'scoped-api-token',
      exchanges: [
        { request: { method: 'PUT' }, response: { status: 403, headers: { Server: 'AtlassianEdge' } } },
      ],
    });
  });

  test('steps of a workflow, with the site beside the path', () => {
    const step = (method: string, statusCode: number) => ({
      name: 'Step',
      status: 'Done',
      inputs: { method, path: '/rest/api/3/issue/A-1', parameters: { site } },
      outputs: {
        statusCode,
        headers: {},
        body: statusCode < 400 ? { key: 'A-1' } : { errorMessages: ['No.'] },
      },
    });
    expect(read(JSON.stringify([step('get', 200), step('put', 403)])).exchanges).toMatchObject([
      { request: { method: 'GET', url: `${site}/rest/api/3/issue/A-1` }, response: { status: 200 } },
      { request: { method: 'PUT' }, response: { status: 403, body: '{"errorMessages":["No."]}' } },
    ]);
  });

  test('records of a monitor: the call as a name, its host as a target', () => {
    const records = [
      { time: '2026-01-08T06:00:01Z', name: 'GET /v1/users', target: 'graph.example.com', resultCode: '429' },
      {
        time: '2026-01-08T06:00:02Z',
        name: 'GET /rest/api/3/role',
        target: 'example.atlassian.net',
        resultCode: '403',
        duration: 240,
      },
    ];
    expect(outcomes(records.map((one) => JSON.stringify(one)).join('\n'))).toEqual([
      ['/rest/api/3/role', 403],
    ]);
  });

  test('files that are served, in a table below the base of all addresses', () => {
    const text = `String baseUrl = "${site}";\n\n| path | answer |\n|---|---|\n| \`/secure/attachment/1/a.png\` | 200 |\n| \`/secure/attachment/2/b+%281%29.png\` | 401 |`;
    expect(outcomes(text)).toEqual([
      ['/secure/attachment/1/a.png', 200],
      ['/secure/attachment/2/b+%281%29.png', 401],
    ]);
  });

  test('a site that a grant reaches is no base of a path', () => {
    const sites = `[{"id":"1","url":"${site}","name":"e","scopes":["read:me"]}]`;
    expect(outcomes(`${sites}\n\nHTTP 403, GET /rest/api/3/search/jql`)).toEqual([
      ['/rest/api/3/search/jql', 403],
    ]);
  });
});

describe('whose words they are', () => {
  const call = `GET ${site}/rest/api/3/myself\nAuthorization: JWT eyJ0eXAi... (cut)\nHTTP/1.1 401\nDate: Tue, 14 Mar 2023 09:34:12 GMT`;

  test('what a person tells before the call is no body', () => {
    const [exchange] = read(
      `Our app is refused since the restore. qsh and secret unchanged.\n\n${call}`,
    ).exchanges;
    expect(exchange?.response?.body).toBeNull();
    expect(exchange?.response?.headers.Date).toContain('09:34:12');
  });

  test('nor is a paragraph that tells the status and more', () => {
    const text = `The importer gets a 401. The user name was left empty there.\n\nERROR call failed [401,${site}/rest/api/2/search?jql=x]`;
    expect(read(text).exchanges[0]?.response).toMatchObject({ status: 401, body: null });
    expect(read(text).identity).toBe('anonymous');
  });

  test('claims that stand beside it are of its token', () => {
    const claims = 'claims iss=com.example.app iat=1678785838 exp=1678786018';
    expect(read(`${call}\n\n${claims}`).exchanges[0]?.request.headers.Authorization).toBe(
      'JWT *** (iss=key, iat=1678785838, exp=1678786018)',
    );
    expect(read(`${call}\n\nWe sign with iss = clientKey.`).exchanges[0]?.request.headers.Authorization).toBe(
      'JWT *** (iss=uuid)',
    );
  });

  test('a failure that another program printed below a command that worked', () => {
    const worked = `$ curl -i -H "Authorization: Bearer $T" ${site}/rest/api/2/myself\nHTTP/1.1 200\n\n{"active":true}\n`;
    const failed = `\n$ tool search\nHTTPStatusError: Client error '404 ' for url '${site}/rest/api/3/search/jql'\n`;
    expect(read(`${worked}${failed}`).exchanges.map(({ response }) => response?.status)).toEqual([200, 404]);
    expect(read(`${worked}\n$ tool search\n`).exchanges).toHaveLength(1);
  });

  test('a record that keeps the headers of both sides together', () => {
    const record = {
      method: 'GET',
      url: `${site}/rest/api/2/myself`,
      status: 401,
      auth: 'Bearer MDk1NzQyMTgzMzUyOr3kVxP0',
      headers: { 'User-Agent': 'poller/1', 'X-Seraph-LoginReason': 'AUTHENTICATED_FAILED' },
    };
    const [exchange] = read(
      `${JSON.stringify({ level: 'info', msg: 'poll' })}\n${JSON.stringify(record)}`,
    ).exchanges;
    expect(exchange?.request.headers).toEqual({ Authorization: 'Bearer ***', 'User-Agent': 'poller/1' });
    expect(exchange?.response?.headers).toEqual({ 'X-Seraph-LoginReason': 'AUTHENTICATED_FAILED' });
  });

  test('a token told instead of shown, and the time of the answer among other headers of a line', () => {
    const told = `ClientException: \`GET ${site}/rest/api/3/field\` resulted in a \`401 Unauthorized\` response
claims iss=com.example.app iat=1768464000 exp=1768464180
request header: Authorization: JWT (made at start and kept)
response header: Date: Thu, 15 Jan 2026 08:21:37 GMT, Server: AtlassianEdge`;
    const [exchange] = read(told).exchanges;
    expect(exchange?.request.headers.Authorization).toBe('JWT *** (iss=key, iat=1768464000, exp=1768464180)');
    expect(exchange?.response?.headers).toEqual({
      Date: 'Thu, 15 Jan 2026 08:21:37 GMT',
      Server: 'AtlassianEdge',
    });
  });

  test('an answer without a status behind its call is one, and a line of a program none', () => {
    expect(
      read(
        `[error] POST ${site}/rest/api/3/issue: You do not have permission to create issues in this project.`,
      ).exchanges[0]?.response?.body,
    ).toBe('You do not have permission to create issues in this project.');
    const code = `writer.sign(claims, "the signature of the jwt is invalid");\nGET ${site}/rest/api/3/myself -> 401`;
    expect(read(code).exchanges[0]?.response?.body).toBeNull();
  });

  test('a table with a column for each account', () => {
    const table = `| call | admin | bot user |\n|---|---|---|\n| GET ${site}/rest/api/3/role | 200 | 403 |`;
    expect(outcomes(table)).toEqual([
      ['/rest/api/3/role', 200],
      ['/rest/api/3/role', 403],
    ]);
  });
});

test('a table with one status a row tells a call a row', () => {
  const table = [
    '| Request | Result |',
    '|---|---|',
    `| \`GET ${site}/rest/api/3/myself\` | ✅ 200 |`,
    `| \`POST ${site}/rest/api/3/issue\` | ❌ 403 \`{"errorMessages":["You may not create issues."]}\` |`,
  ].join('\n');
  expect(outcomes(table)).toEqual([
    ['/rest/api/3/myself', 200],
    ['/rest/api/3/issue', 403],
  ]);
});

test('calls to others say nothing beside one of Jira', () => {
  const log = `GET https://api.github.com/user 200\nGET ${site}/rest/api/3/role 403\nGET https://metrics.example/push 503`;
  expect(outcomes(log)).toEqual([['/rest/api/3/role', 403]]);
});
