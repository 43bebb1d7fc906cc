import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRecording } from '../../../src/evidence/index.ts';

const folder = join(import.meta.dirname, 'pasted');
const site = 'https://example.atlassian.net';
const gateway = 'https://api.atlassian.com/ex/jira/00000000-0000-0000-0000-000000000000';

/** What stands in each text: method, address, status or failure, scheme, words of the body. */
const expected: Readonly<
  Record<string, readonly [string, string, number | string | null, (string | null)?, string?]>
> = {
  'table-of-calls.txt': ['GET', `${site}/rest/api/3/project/OUT`, 404, null, '{"errorMessages":["No project'],
  'records-and-traceback.txt': ['GET', `${site}/rest/api/3/myself`, 'tls'],
  'curl-to-another.txt': [
    'POST',
    `${site}/rest/api/2/issue/REL-3/transitions`,
    400,
    null,
    'must be an integer',
  ],
  'host-without-scheme.txt': [
    'POST',
    'https://api.atlassian.com/ex/jira/00000000-0000-0000-0000-000000000000/rest/api/3/issue',
    401,
    null,
    'scope does not match',
  ],
  'browser-outline.txt': [
    'POST',
    'https://api.atlassian.com/ex/jira/11111111-2222-3333-4444-555555555555/rest/api/3/issue',
    403,
    null,
    'not installed',
  ],
  'ci-curl-with-body.txt': ['POST', `${site}/rest/api/3/issue/ABC-9/comment`, 403, 'Basic', 'allowedlist'],
  'curl-with-outcome.txt': ['GET', `${site}/rest/api/3/myself`, 401, 'Basic', 'Client must be'],
  'powershell-headers.txt': ['GET', `${site}/rest/api/2/issue/ABC-118`, 404, null, 'Issue does not exist'],
  'arrow-back.txt': ['POST', 'https://auth.atlassian.com/oauth/token', 403, null, 'invalid_grant'],
  'client-log-and-message.txt': ['GET', '', 200],
  'json-log-scheme.txt': ['GET', `${site}/rest/api/2/myself`, 401, 'JWT', 'Client must be'],
  'access-log.txt': ['PUT', '/rest/api/2/issue/ABC-9', 403],
  'answer-then-talk.txt': [
    'GET',
    `${site}/rest/api/3/myself`,
    401,
    'Basic',
    'Client must be authenticated t',
  ],
  'apache-headers.txt': ['GET', 'https://jira.example.com/rest/agile/1.0/board?projectKeyOrId=ABC', 404],
  'apache-wire.txt': ['POST', 'https://jira.example.com/rest/api/2/issue', 401, 'Bearer'],
  'apex-callout.txt': [
    'POST',
    `${site}/rest/api/3/issue`,
    401,
    null,
    'You are not authenticated. Authentication required to perfor',
  ],
  'apps-script.txt': [
    'GET',
    `${site}/rest/api/3/role`,
    403,
    null,
    'You need to be a Jira administrator to perform this operatio',
  ],
  'as-app-as-user.txt': [
    'GET',
    '/rest/api/3/issue/ABC-9',
    404,
    null,
    'Issue does not exist or you do not have permission to see it',
  ],
  'chrome-console.txt': ['GET', `${site}/rest/api/3/user/search?query=mia`, 403],
  'devtools-headers.txt': ['GET', `${site}/rest/api/3/myself`, 401, 'Basic'],
  'devtools-old.txt': ['GET', `${site}/rest/api/3/myself`, 401, 'Basic'],
  'docker-json.txt': ['GET', `${site}/rest/api/3/field`, 401],
  'dotnet-httpclient.txt': ['GET', `${site}/rest/api/3/myself`, 401],
  'elixir-tesla.txt': ['GET', `${site}/rest/api/3/issue/ABC-9`, 404],
  'express-own-app.txt': [
    'GET',
    '/panel?xdm_e=https%3A%2F%2Fexample.atlassian.net&cp=&lic=active&jwt=***',
    401,
  ],
  'faraday-logger.txt': ['PUT', `${site}/rest/api/3/issue/ABC-9`, 400, 'Basic'],
  'feign-full.txt': ['POST', `${site}/rest/api/3/issue/ABC-9/comment`, 400, 'Basic'],
  'fetch-and-source.txt': ['GET', `${site}/rest/api/3/serverInfo`, 'timeout'],
  'guzzle-debug.txt': [
    'GET',
    `${site}/rest/api/2/user?username=***`,
    400,
    'Basic',
    'must be the only user identifying',
  ],
  'httpx-log.txt': [
    'GET',
    'https://api.atlassian.com/ex/jira/11111111-2222-3333-4444-555555555555/rest/api/3/project/search',
    403,
  ],
  'insomnia-timeline.txt': [
    'GET',
    `${site}/rest/api/3/role`,
    403,
    'Basic',
    'You need to be a Jira administrator to perform this operatio',
  ],
  'jmeter.txt': ['GET', `${site}/rest/api/3/myself`, 401],
  'k6.txt': ['POST', `${site}/rest/api/3/issue`, 401, 'Basic'],
  'ktor-logging.txt': [
    'GET',
    `${site}/rest/api/3/search/jql?jql=`,
    400,
    null,
    'Unbounded JQL queries are not allowed here. Please add a sea',
  ],
  'mitmproxy.txt': ['GET', `${site}/rest/api/3/filter/10100`, 404],
  'newman.txt': ['GET', `${site}/rest/api/3/myself`, 401],
  'null-for-uri.txt': ['GET', 'https://jira.example.com/rest/api/3/search/jql?jql=x', 404],
  'okhttp-headers.txt': [
    'GET',
    `${site}/rest/api/3/issue/ABC-9`,
    404,
    'Basic',
    'Issue does not exist or you do not have permission to see it',
  ],
  'perl-lwp.txt': ['POST', 'https://jira.example.com/rest/api/2/issue', 403],
  'postman-console.txt': ['POST', `${site}/rest/api/3/issue`, 404, 'Basic', 'No project could be found'],
  'power-query.txt': ['GET', `${site}/rest/api/3/search/jql?jql=project%3DABC`, 401],
  'powershell-de.txt': ['GET', `${site}/rest/api/3/myself`, 401],
  'python-http-client.txt': ['GET', `${site}/rest/api/3/permissions`, 403, 'Basic'],
  'r-httr.txt': ['GET', `${site}/rest/api/3/project/ABC`, 404, null, 'No project could be found'],
  'rails-own-app.txt': ['GET', '/panel?xdm_e=https%3A%2F%2Fexample.atlassian.net&jwt=', 401],
  'reqwest.txt': [
    'GET',
    `${site}/rest/api/3/search?jql=project%20%3D%20ABC`,
    410,
    null,
    'The requested API has been rem',
  ],
  'root-prompt.txt': ['GET', 'https://jira.example.com/rest/api/2/myself', 200, 'Basic'],
  'ruby-net-http.txt': [
    'GET',
    'https://jira.example.com/rest/api/2/project',
    403,
    'Basic',
    '<html>Forbidden (403)</html>',
  ],
  'sentry-event.txt': ['GET', `${site}/rest/api/3/issue/ABC-9`, 401],
  'spring-resttemplate.txt': ['GET', `${site}/rest/api/3/field`, 401, null, 'Client must be authenticated t'],
  'two-tools.txt': [
    'GET',
    'https://api.atlassian.com/ex/jira/11111111-2222-3333-4444-555555555555/rest/api/3/myself',
    200,
    'Basic',
  ],
  'agent-tool.txt': ['GET', 'https://jira.example.com', 403],
  'curl-unset-variable.txt': ['GET', '/rest/api/3/permissions', 401, 'Bearer', 'scope does not match'],
  'curl-variables.txt': [
    'GET',
    `${site}/rest/api/3/issue/ABC-1/transitions`,
    404,
    'Basic',
    'Issue does not exist',
  ],
  'heads-retyped.txt': ['POST', 'https://jira.example.com/rest/api/2/issue', 403, null, 'XSRF check failed'],
  'postman-variable.txt': ['GET', '/rest/api/3/issue/ABC-12', 404, null, 'Issue does not exist'],
  'powershell-cmdlet.txt': ['GET', `${site}/rest/api/2/mypermissions`, 400, null, 'query parameter'],
  'powershell-pairs.txt': ['GET', `${site}/rest/api/3/project`, 401],
  'powershell-table.txt': ['GET', 'https://jira.example.com/rest/api/2/myself', 403],
  'axios-inspect.txt': ['GET', `${site}/rest/api/3/permissions`, 403, 'Basic', 'Jira administrator'],
  'axios-json.txt': ['POST', `${site}/rest/api/3/issue`, 401, 'Bearer'],
  'axios-network.txt': ['GET', 'https://exmaple.atlassian.net/rest/api/3/myself', 'dns'],
  'bean-gateway.txt': ['GET', '', 401, null, 'scope does not match'],
  'captcha-headers.txt': ['GET', '', 403],
  'ci-curl.txt': ['POST', `${site}/rest/api/3/issue`, 400, 'Basic', 'valid project is required'],
  'csharp-http.txt': ['GET', `${site}/rest/api/3/project/NOPE`, 404],
  'csharp-sdk.txt': ['GET', '', 401, null, 'Access Denied'],
  'curl-head.txt': ['GET', '', 401, null, 'Unauthorized (401)'],
  'curl-two.txt': ['GET', `${site}/rest/api/3/role`, 403, 'Basic', 'Jira administrator'],
  'curl-verbose-token.txt': ['GET', `${site}/rest/api/3/permissions`, 403, 'Bearer', 'Forbidden'],
  'forge-log.txt': ['GET', '/rest/api/3/group/member?groupname=x', 401, null, 'scope does not match'],
  'gajira-error.txt': ['GET', '', 401, null, 'Client must be authenticated'],
  'go-cli-captcha.txt': ['GET', '', 403, null, 'Internal server error'],
  'powershell-dump.txt': ['GET', '', 429, null, 'Rate limit exceeded'],
  'python-message-only.txt': ['GET', site, null, null, 'Client must be authenticated'],
  'request-json.json': ['GET', `${site}/rest/api/3/search?jql=x`, 410, 'Basic', 'has been removed'],
  'ci-curl-fail.txt': ['POST', '/rest/api/3/issue', 401, 'Basic'],
  'csharp-not-found.txt': ['GET', '', 404, null, 'No project could be found'],
  'cloudfront-logfmt.txt': ['GET', '', 403, null, 'could not be satisfied'],
  'oauth-refresh.txt': ['POST', '', 403, null, 'refresh_token is invalid'],
  'go-alertmanager.txt': ['GET', '', 410, null, 'has been removed'],
  'go-jiralert.txt': ['GET', `${site}/rest/api/2/search?jql=project%3D%22XX%22&startAt=0&maxResults=2`, 403],
  'go-x509.txt': ['GET', 'https://jira.example.com/rest/api/2/myself', 'tls'],
  'java-jrjc.txt': ['GET', '', 401],
  'java-spring-body.txt': ['GET', '', 403, null, 'Only Jira administrators'],
  'java-spring-log.txt': ['GET', `${site}/rest/api/2/issuetype`, 401],
  'java-unknown-host.txt': ['GET', 'https://jira.example.com/', 'dns'],
  'java-url-connection.txt': ['GET', 'https://jira.example.com/jira/rest/api/2/status/', 401],
  'json-log.txt': [
    'GET',
    'https://api.atlassian.com/ex/jira/11111111-2222-3333-4444-555555555555/rest/api/3/permissions',
    401,
    null,
    'scope does not match',
  ],
  'logfmt.txt': ['PUT', `${site}/rest/api/3/issue/PAY-1`, 404, null, 'Issue does not exist'],
  'php-curl.txt': ['GET', `${site}/rest/api/2/search`, 403, null, 'Connect Session Auth Token'],
  'php-guzzle.txt': ['POST', `${site}/rest/api/3/issue`, 400, null, 'appropriate screen'],
  'polly.har': ['GET', `${site}/rest/api/3/role`, 403, null, 'Jira administrator'],
  'postman-example.json': ['GET', `${site}/rest/api/3/role`, 403, 'Basic', 'errorMessages'],
  'powershell.txt': ['GET', `${site}/rest/api/3/users`, 401],
  'prose-two-calls.txt': ['GET', `${site}/rest/api/2/permissions`, 401],
  'python-jiraerror-short.txt': [
    'GET',
    `${site}/rest/api/2/search?jql=project+%3D+NOPE`,
    400,
    null,
    "does not exist for the field 'project'",
  ],
  'python-pool.txt': ['GET', 'https://jira.example.com/rest/api/2/serverInfo', 'dns'],
  'python-requests.txt': ['GET', `${site}/rest/api/3/role`, 403, 'Basic'],
  'python-ssl.txt': ['GET', 'https://jira.example.com:8443/rest/api/2/myself', 'tls'],
  'python-urllib3-debug.txt': ['GET', 'https://jira.example.com/rest/api/2/field', 401],
  'ruby-hash.txt': [
    'GET',
    'https://jira.example.com/rest/api/2/issue/ABC-1',
    403,
    null,
    'AUTHENTICATION_DENIED',
  ],
  'ruby-jira.txt': ['GET', '', 401],
  'ruby-restclient.txt': ['GET', '', 401],
  'sentence.txt': ['GET', '', null, null, 'Client must be authenticated'],
  'terraform-box.txt': ['GET', '', 404, null, 'No project could be found'],
  'timeout-node.txt': ['GET', `${site}/rest/api/3/search`, 'timeout'],
  'undici.txt': ['GET', '', 'tls'],
  'vcr-python.yaml': ['GET', `${site}/rest/api/2/issue/NOPE-1`, 404, null, 'Issue does not exist'],
  'vcr-ruby.yaml': [
    'GET',
    'https://jira.example.com/rest/api/2/project/X',
    401,
    'Basic',
    'Unauthorized (401)',
  ],
  // What real clients printed of a call to the simulated Jira, November 2026: axios 1.21, jira.js 5 and 6, jira-connector 3, request 2, request-promise-native,
  // node-fetch 2, needle, got 11, wretch, undici, bunyan, log4js, Node 24; okhttp 3.13, java.net.http 17; typhoeus 1.4; OTP 25; requests 2.28.
  'axios-console-error.txt': [
    'GET',
    `${site}/rest/api/3/myself`,
    401,
    'Basic',
    'Client must be authenticated',
  ],
  'axios-console-error-dns.txt': ['GET', 'https://exampel.atlassian.net/rest/api/3/myself', 'dns', 'Basic'],
  'axios-interceptors.txt': ['POST', `${site}/rest/api/3/issue`, 400, 'Basic', 'You cannot create issues'],
  'axios-in-pieces.txt': ['GET', `${site}/rest/api/3/myself`, 401, 'Basic', 'Client must be authenticated'],
  'jira-js-console-error.txt': ['GET', `${gateway}/rest/api/3/myself`, 401, 'Bearer', 'Unauthorized'],
  'fetch-response-printed.txt': [
    'GET',
    `${site}/rest/api/3/project/PAY`,
    403,
    null,
    'The IP address has been',
  ],
  'needle-in-pieces.txt': ['GET', '/rest/api/3/project/PAY', 403, null, 'The IP address has been'],
  'jira-connector-json.txt': ['POST', `${site}/rest/api/2/issue`, 400, 'Basic', 'You cannot create issues'],
  'bunyan.txt': ['GET', `${site}/rest/api/3/issue/PAY-999?fields=summary`, 404, null, 'Issue does not exist'],
  'node-test.txt': ['GET', '', 403],
  'wretch.txt': ['GET', `${site}/rest/api/3/issue/PAY-1/comment`, 403, null, 'XSRF check failed'],
  'request-debug.txt': [
    'GET',
    `${site}/rest/api/3/search?jql=project%3DPAY`,
    410,
    'Basic',
    'API has been removed',
  ],
  'log4js.txt': ['POST', `${gateway}/rest/api/3/issue`, 401, 'Basic', 'scope does not match'],
  'okhttp-printed.txt': ['GET', `${site}/rest/api/3/project/PAY`, 403, null, 'The IP address has been'],
  'java-http-client.txt': ['GET', `${gateway}/rest/api/3/webhook`, 401, null, 'Unauthorized'],
  'typhoeus.txt': ['GET', `${site}/rest/api/3/project/search?maxResults=50`, 429, null, 'has been rate'],
  'elixir-httpc.txt': ['GET', '', 410, null, 'The requested API has been removed'],
  'got-in-pieces.txt': ['POST', `${site}/rest/api/3/group`, 403, null, 'Only Jira administrators'],
  'request-promise.txt': ['GET', `${gateway}/rest/api/3/webhook`, 401, 'Bearer', 'Unauthorized'],
  'requests-printed.txt': ['POST', `${gateway}/rest/api/3/issue`, 401, 'Basic', 'scope does not match'],
  'curl-progress-meter.txt': ['POST', `${site}/rest/api/3/issue`, 400, 'Basic', 'You cannot create issues'],
  'curl-trace-ascii.txt': [
    'POST',
    `${site}/rest/api/3/issue/PAY-1/comment`,
    403,
    'Basic',
    'XSRF check failed',
  ],
  'http-client-then-printed.txt': [
    'GET',
    `${site}/rest/api/3/myself`,
    401,
    'Basic',
    'Client must be authent',
  ],
  'host-logged-first.txt': ['GET', `${site}/rest/api/3/role`, 403, null, 'Only Jira administrators'],
  'json-log-and-traceback.txt': ['GET', `${site}/rest/api/3/issue`, 400, null, 'You cannot create issues'],
  'urllib-traceback.txt': ['GET', '', 404],
  'structlog-timeout.txt': ['GET', `${site}/rest/api/3/myself`, 'timeout'],
  'wget-debug.txt': ['GET', `${site}/rest/api/3/search?jql=project%3DPAY`, 410, 'Basic', 'has been removed'],
  'okhttp-printed-post.txt': ['POST', `${gateway}/rest/api/3/issue`, 401, null, 'scope does not match'],
  'apache-headers-and-body.txt': ['GET', `${gateway}/rest/api/3/myself`, 401, 'Bearer', 'Unauthorized'],
  'pycurl-verbose.txt': ['GET', `${gateway}/rest/api/3/myself`, 401, 'Bearer', 'Unauthorized'],
  'pytest-failures.txt': ['GET', `${site}/rest/api/3/issue/PAY-1/comment`, 403, null, 'XSRF check failed'],
};

test('every text in the folder is one that is expected to be read', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(expected).sort());
});

describe('what people paste', () => {
  test.each(Object.entries(expected))('%s', (name, [method, url, outcome, scheme, words]) => {
    const recording = readRecording(readFileSync(join(folder, name), 'utf8'), name);
    if (!recording.ok) throw new Error(recording.problem);
    const { exchanges } = recording.evidence;
    const last = exchanges.at(-1);
    expect(last?.request).toMatchObject({ method, url });
    expect(last?.failure?.kind ?? last?.response?.status ?? null).toBe(outcome);
    const header = Object.entries(last?.request.headers ?? {}).find(([key]) =>
      /^authorization$/i.test(key),
    )?.[1];
    if (scheme === undefined || scheme === null) expect(header ?? '***').toBe('***');
    else expect(header).toMatch(new RegExp(`^${scheme} `));
    if (words !== undefined) expect(last?.response?.body).toContain(words);
    expect(recording.read.unstated.includes('address')).toBe(
      exchanges.every((one) => one.request.url === ''),
    );
  });

  const logged: Readonly<Record<string, (line: string) => string>> = {
    'GitHub Actions': (line) => `2026-11-27T07:12:33.1234567Z ${line}`,
    'docker compose': (line) => `sync-1  | ${line}`,
    'a journal': (line) => `Nov 27 07:12:33 build-7 sync[812]: ${line}`,
  };
  const ofClients = ['axios-console-error.txt', 'jira-js-console-error.txt', 'http-client-then-printed.txt'];
  test.each(ofClients.flatMap((name) => Object.keys(logged).map((by) => [name, by] as const)))(
    '%s reads the same behind what %s writes before each line',
    (name, by) => {
      const text = readFileSync(join(folder, name), 'utf8');
      const calls = (of: string) => {
        const recording = readRecording(of, 'x');
        return recording.ok
          ? recording.evidence.exchanges.map(({ request, response }) => ({ request, response }))
          : [];
      };
      const before = logged[by] ?? String;
      expect(calls(text.split('\n').map(before).join('\n'))).toEqual(calls(text));
    },
  );

  test('what LWP answers in place of a server is a failure to reach it', () => {
    const recording = readRecording(
      "GET https://example.atlassian.net/rest/api/3/myself failed: 500 Can't connect to example.atlassian.net:443 (Name or service not known)",
      'x',
    );
    const [call] = recording.ok ? recording.evidence.exchanges : [];
    expect(call?.response ?? null).toBeNull();
    expect(call?.failure?.kind).toBe('dns');
  });

  test.each([
    ['powershell-pairs.txt', 'AUTHENTICATED_FAILED'],
    ['powershell-table.txt', 'AUTHENTICATION_DENIED'],
  ])('headers that PowerShell prints as pairs or as a table are headers: %s', (name, reason) => {
    const recording = readRecording(readFileSync(join(folder, name), 'utf8'), name);
    expect(recording.ok && recording.evidence.exchanges[0]?.response?.headers).toMatchObject({
      'X-Seraph-LoginReason': reason,
    });
  });

  test('several calls of one text are several exchanges', () => {
    const recording = readRecording(readFileSync(join(folder, 'prose-two-calls.txt'), 'utf8'), 'x');
    expect(recording.ok && recording.evidence.exchanges.map(({ response }) => response?.status)).toEqual([
      200, 401,
    ]);
  });

  test('a public host says what its address is, somebody else does not', () => {
    const placeOf = (url: string) => {
      const recording = readRecording(`GET ${url} -> 403`, 'x');
      return recording.ok ? recording.evidence.exchanges[0]?.place : 'not read';
    };
    expect(placeOf(`${site}/rest/api/3/role`)).toBe('site');
    expect(placeOf('https://api.atlassian.com/ex/jira/1/rest/api/3/role')).toBe('gateway');
    expect(placeOf('https://jira.example.com/rest/api/2/role')).toBeUndefined();
  });

  test('a header that a recorder left out or masked is unknown: nobody is called anonymous for it', () => {
    const recording = readRecording(readFileSync(join(folder, 'polly.har'), 'utf8'), 'x');
    expect(recording.ok && recording.read).toMatchObject({
      identity: { kind: 'api-token', from: 'assumed' },
      unstated: ['scheme', 'identity'],
    });
  });
});

describe('who made the call', () => {
  test.each([
    [
      'the person who pastes says it',
      'We use a personal access token.\nGET https://jira.example.com/rest/api/2/myself -> 401',
      'pat',
      'stated',
    ],
    [
      'the scheme says it',
      'Authorization: JWT abc\nGET https://example.atlassian.net/rest/api/3/role -> 403',
      'connect-app',
      'stated',
    ],
    [
      'words of the server are no words of the person',
      'GET https://jira.example.com/rest/api/2/x -> 401 {"message":"Use an API token"}',
      'password',
      'assumed',
    ],
    [
      'what Cloud says of passwords',
      'GET https://example.atlassian.net/rest/api/3/myself -> 401 {"message":"Basic authentication with passwords is deprecated."}',
      'password',
      'inferred',
    ],
    [
      'the scheme, against the name of a server',
      'POST https://mcp.atlassian.com/v1/mcp -> 403\nAuthorization: Basic ***',
      'api-token',
      'inferred',
    ],
    [
      'a pair with letters and digits by turns is no password',
      `GET https://example.atlassian.net/rest/api/3/myself -> 401\nAuthorization: Basic ${btoa('me@example.com:k7Qw9xT2mZr4Lp')}`,
      'api-token',
      'inferred',
    ],
    [
      'pages that Jira opens',
      'POST /installed 500 41 ms\nGET /board?xdm_e=https%3A%2F%2Fexample.atlassian.net 401 3 ms',
      'connect-app',
      'inferred',
    ],
    [
      'the claims of its token',
      'GET https://example.atlassian.net/rest/api/3/role -> 401\nclaims iss=com.example.app iat=1768464000 exp=1768464180 qsh ok',
      'connect-app',
      'inferred',
    ],
    [
      'a refusal about scopes was for a credential that has some',
      'GET https://example.atlassian.net/rest/api/3/permissions 401 {"code":401,"message":"Unauthorized; scope does not match"}',
      'oauth-3lo',
      'assumed',
    ],
  ])('%s', (_name, text, kind, from) => {
    const recording = readRecording(text, 'x');
    expect(recording.ok && recording.read.identity).toEqual({ kind, from });
  });
});

test('one question, answered by a flag, is not asked again', () => {
  const asked = readRecording('403 Forbidden from Jira', 'x');
  expect(asked.ok && asked.ask).toMatchObject({ fact: 'address', flag: '--url' });
  const next = readRecording('403 Forbidden from Jira', 'x', { url: `${site}/rest/api/3/role` });
  expect(next.ok && next.ask).toMatchObject({ fact: 'identity', flag: '--identity' });
  expect(next.ok && next.ask?.choices).not.toContain('pat');
  const told = readRecording('403 Forbidden from Jira', 'x', {
    url: `${site}/rest/api/3/role`,
    identity: 'api-token',
  });
  expect(told.ok && told.ask).toBeUndefined();
});

test.each(['hello\nworld', 'The cat sat on the mat.', '{"hello":1}', '[1,2,3]', '12345', '....'])(
  '%j holds nothing of an HTTP call',
  (text) => {
    expect(readRecording(text, 'x').ok).toBe(false);
  },
);
