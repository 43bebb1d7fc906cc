import { readRecording } from '../../../src/evidence/intake/index.ts';

const site = 'https://example.atlassian.net';
const evidence = (text: string, options = {}) => {
  const recording = readRecording(text, 'file', options);
  if (!recording.ok) throw new Error(recording.problem);
  return recording.evidence;
};
const problem = (text: string, options = {}) => {
  const recording = readRecording(text, 'file', options);
  return recording.ok ? null : recording.problem;
};

describe('JSON', () => {
  const exchanges = [
    { request: { method: 'GET', url: `${site}/rest/api/3/myself` }, response: { status: 401 } },
  ];

  test('an evidence, with what it leaves out filled in', () => {
    expect(evidence(JSON.stringify({ identity: 'api-token', exchanges }))).toMatchObject({
      identity: 'api-token',
      scopes: null,
      deployment: null,
    });
  });

  test('a record that keeps the status with what it says of the error', () => {
    const record = {
      errorMessage: 'Bad request',
      errorDetails: { httpCode: '400', raw: ['summary is required'] },
    };
    expect(evidence(JSON.stringify(record)).exchanges[0]?.response?.status).toBe(400);
  });

  test('of a case only what was given is read', () => {
    const recording = readRecording(
      JSON.stringify({
        id: 'x',
        given: { identity: 'pat', exchanges },
        summary: 'captcha',
        expected: { cause: 'captcha-required' },
      }),
      'f.json',
    );
    expect(recording).toMatchObject({ ok: true, id: 'x' });
    expect(JSON.stringify(recording)).not.toContain('captcha');
  });

  test.each([
    ['{"identity": "api-token",\n "exchanges": [}', 'line 2, column 17'],
    ['{"identity": "api-token"', 'ends too early'],
    [JSON.stringify({ identity: 'robot', exchanges }), 'identity:'],
    [
      JSON.stringify({ identity: 'pat', exchanges: [{ request: { method: 'GET' } }] }),
      'exchanges[0].request.url:',
    ],
    [JSON.stringify({ identity: 'pat', exchanges: [] }), 'no exchange'],
    [JSON.stringify({ hello: 1 }), 'neither'],
    ['', 'empty'],
    ['hello', 'say the status'],
    ['{"log":{"entries":[{}]}}', 'log.entries'],
  ])('%s: one line that names the place', (text, expected) => {
    const said = problem(text);
    expect(said).toContain(expected);
    expect(said).not.toContain('\n');
  });
});

describe('a bare body', () => {
  test('with a status', () => {
    const read = evidence('{"errorMessages":["x"]}', {
      status: 403,
      url: `${site}/rest/api/3/role`,
      method: 'POST',
    });
    expect(read).toMatchObject({
      identity: 'api-token',
      exchanges: [
        { request: { method: 'POST' }, response: { status: 403, body: '{"errorMessages":["x"]}' } },
      ],
    });
  });

  test('text that begins like JSON and is none', () => {
    expect(evidence('[object Object]', { status: 400 }).exchanges[0]?.response?.body).toBe('[object Object]');
  });
});

describe('HAR', () => {
  const entry = (url: string, status: number, more = {}) => ({
    request: { method: 'GET', url, headers: [{ name: 'Accept', value: '*/*' }], cookies: [] },
    response: { status, headers: [], content: {}, ...more },
  });

  test('picks what failed, and keeps what worked on the same host beside it', () => {
    const har = {
      log: {
        version: '1.2',
        entries: [
          entry('https://cdn.example.com/x.js', 200),
          entry(`${site}/rest/api/3/myself`, 200),
          entry(`${site}/rest/api/3/role`, 403),
          entry('https://other.example.com/rest/x', 200),
        ],
      },
    };
    expect(evidence(JSON.stringify(har)).exchanges.map(({ request }) => request.url)).toEqual([
      `${site}/rest/api/3/myself`,
      `${site}/rest/api/3/role`,
    ]);
  });

  test('base64 bodies and network errors', () => {
    const har = {
      log: {
        entries: [
          entry(`${site}/rest/api/3/role`, 403, {
            content: { text: btoa('XSRF check failed'), encoding: 'base64' },
          }),
          entry(`${site}/rest/api/3/x`, 0, { _error: 'net::ERR_NAME_NOT_RESOLVED' }),
        ],
      },
    };
    const [first, second] = evidence(JSON.stringify(har)).exchanges;
    expect(first?.response?.body).toBe('XSRF check failed');
    expect(second).toMatchObject({ response: null, failure: { kind: 'dns' } });
  });

  test.each([
    ['2026-03-04T14:09:11Z', 250, '2026-03-04T14:09:11.250Z'],
    ['2026-03-04T14:09:11Z', undefined, '2026-03-04T14:09:11.000Z'],
    ['2026-03-04T14:09:11Z', 1e20, undefined],
    ['yesterday', 250, undefined],
  ])('begun %s, taken %s ms: answered %s', (startedDateTime, time, receivedAt) => {
    const har = { log: { entries: [{ ...entry(`${site}/rest/api/3/role`, 403), startedDateTime, time }] } };
    expect(evidence(JSON.stringify(har)).exchanges[0]?.receivedAt).toBe(receivedAt);
  });
});

describe('curl', () => {
  test('-i over HTTP/2 with Windows line ends', () => {
    const read = evidence(
      'HTTP/2 401 \r\nx-seraph-loginreason: AUTHENTICATED_FAILED\r\n\r\nClient must be authenticated\r\n',
      { url: `${site}/rest/api/3/myself` },
    );
    expect(read.exchanges).toHaveLength(1);
    expect(read.exchanges[0]).toMatchObject({
      request: { url: `${site}/rest/api/3/myself` },
      response: {
        status: 401,
        headers: { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' },
        body: 'Client must be authenticated',
      },
    });
  });

  test('-v with request, answer and body', () => {
    const text = `* Connected to example.atlassian.net (1.2.3.4) port 443\n* ALPN: server accepted h2\n> POST /rest/api/3/issue HTTP/2\n> Host: example.atlassian.net\n> Authorization: Basic ${btoa('me@example.com:ATATT3xFfGF0abcdefghijklmnop')}\n> \n< HTTP/2 403 \n< content-type: application/json\n< \n{"errorMessages":["no"]}\n* Connection #0 left intact\n`;
    const read = evidence(text);
    expect(read).toMatchObject({
      identity: 'api-token',
      exchanges: [
        {
          request: {
            method: 'POST',
            url: `${site}/rest/api/3/issue`,
            headers: { Authorization: 'Basic ***' },
          },
          response: { status: 403, body: '{"errorMessages":["no"]}' },
        },
      ],
    });
  });

  test('redirects make several exchanges, and the address follows', () => {
    const text =
      'HTTP/1.1 301 Moved\nLocation: https://jira.example.com/rest/api/2/myself\n\nHTTP/1.1 401 Unauthorized\nContent-Type: text/html\n\n<html></html>';
    const read = evidence(text, { url: 'http://jira.example.com/rest/api/2/myself' });
    expect(read.exchanges.map(({ request, response }) => [request.url, response?.status])).toEqual([
      ['http://jira.example.com/rest/api/2/myself', 301],
      ['https://jira.example.com/rest/api/2/myself', 401],
    ]);
  });

  test.each([
    ['curl: (6) Could not resolve host: jira.example.com', 'dns'],
    ['curl: (7) Failed to connect', 'refused'],
    ['curl: (28) Operation timed out', 'timeout'],
    ['curl: (60) SSL certificate problem: self-signed certificate', 'tls'],
    ['curl: (56) Recv failure: Connection reset by peer', 'reset'],
  ])('%s', (text, kind) => {
    expect(
      evidence(`$ curl -u me:x https://jira.example.com/rest/api/2/myself\n${text}\n`).exchanges[0],
    ).toMatchObject({ request: { url: 'https://jira.example.com/rest/api/2/myself' }, failure: { kind } });
  });

  test('the answer of a proxy to CONNECT is not the answer of Jira', () => {
    expect(
      evidence('HTTP/1.1 200 Connection established\n\nHTTP/1.1 403 Forbidden\n\n').exchanges.map(
        ({ response }) => response?.status,
      ),
    ).toEqual([403]);
  });
});

describe('who made the call, where nobody says', () => {
  const from = (authorization: string | null, url: string) =>
    evidence(
      JSON.stringify({
        exchanges: [
          {
            request: {
              method: 'GET',
              url,
              headers: authorization === null ? { Accept: '*/*' } : { Authorization: authorization },
            },
            response: { status: 401 },
          },
        ],
      }),
    ).identity;
  const gateway = 'https://api.atlassian.com/ex/jira/11111111-2222-3333-4444-555555555555/rest/api/3/myself';

  test.each([
    ['JWT x', `${site}/rest/api/3/myself`, 'connect-app'],
    ['Bearer x', gateway, 'oauth-3lo'],
    ['Bearer x', 'https://jira.example.com/rest/api/2/myself', 'pat'],
    [`Basic ${btoa('me@example.com:hunter2')}`, `${site}/rest/api/3/myself`, 'password'],
    [`Basic ${btoa('me@example.com:abcdefghijklmnopqrstuvwx')}`, `${site}/rest/api/3/myself`, 'api-token'],
    [
      `Basic ${btoa('x@serviceaccount.atlassian.com:abcdefghijklmnopqrstuvwx')}`,
      `${site}/rest/api/3/myself`,
      'service-account-token',
    ],
    ['Basic ***', gateway, 'scoped-api-token'],
    [`Basic ${btoa('me:x')}`, 'https://jira.example.com/rest/api/2/myself', 'password'],
    [null, `${site}/rest/api/3/myself`, 'anonymous'],
  ] as const)('%s at %s', (authorization, url, identity) => {
    expect(from(authorization, url)).toBe(identity);
  });
});

describe('an app file is no failed call, and is said to be one', () => {
  test.each([
    [
      'a descriptor',
      '{"key":"my-app","baseUrl":"https://x.example","authentication":{"type":"jwt"},"modules":{}}',
    ],
    [
      'a descriptor before it is rendered',
      '{"key": "{{key}}", "baseUrl": {{base}}, "authentication": {"type":"jwt"}, "lifecycle": {}, "modules": {}}',
    ],
    ['a manifest', 'modules:\n  jira:issuePanel:\n    - key: p\napp:\n  id: ari:cloud:ecosystem::app/1\n'],
  ])('%s', (_, text) => {
    expect(problem(text)).toMatch(/^it is an app file .* clearance lint$/);
  });

  test.each([
    [
      'an answer about an app',
      '{"key":"my-app","baseUrl":"x","modules":{},"errorMessages":["no"],"errors":{}}',
    ],
    [
      'words that name a manifest',
      'app:\n  GET https://example.atlassian.net/rest/api/3/myself 401\nmodules: 3\n',
    ],
  ])('%s stays what it is', (_, text) => {
    expect(problem(text)).toBeNull();
  });
});
