import { readRecording } from '../../../src/evidence/index.ts';

const site = 'https://example.atlassian.net';
const own = 'https://jira.example.com';
const read = (text: string) => {
  const recording = readRecording(text, 'x');
  if (!recording.ok) throw new Error(recording.problem);
  return recording.evidence;
};
/** `GET https://… 401` a call, its body behind it where there is one. */
const told = (text: string) =>
  read(text).exchanges.map(({ request, response, failure }) =>
    [request.method, request.url, failure?.kind ?? response?.status ?? 'unknown', response?.body ?? '']
      .join(' ')
      .trim(),
  );

test('a site that was not granted is one of a connection, which people consent to site by site', () => {
  const text = `getJiraIssue: {"error":true,"message":"Cloud id: 1324a887-45db-4bf4-8e99-ef0ff456d421 isn't explicitly granted by the user."}`;
  expect(read(text).identity).toBe('oauth-3lo');
});

test('who has to agree to an app of Forge first is whom it acts for', () => {
  expect(read('Uncaught Error: NEEDS_AUTHENTICATION_ERR').identity).toBe('forge-user');
});

describe('calls of a text', () => {
  test.each([
    [
      'a time is no status',
      `2025-02-10 21:03:17,402 ERROR url=${site}/rest/api/3/myself HTTP Error=401`,
      [`GET ${site}/rest/api/3/myself 401`],
    ],
    ['a dash before the status', `GET ${site}/rest/api/3/field - 503`, [`GET ${site}/rest/api/3/field 503`]],
    [
      'columns',
      `GET /rest/api/3/field            200\nGET /rest/api/3/role     403`,
      ['GET /rest/api/3/field 200', 'GET /rest/api/3/role 403'],
    ],
    [
      'an empty list below its status',
      `GET ${site}/rest/api/3/field\n200 OK\n[]\n`,
      [`GET ${site}/rest/api/3/field 200 []`],
    ],
    [
      'a list below its status that is not empty',
      `GET ${site}/rest/api/3/field\n200 OK\n[ "a" ]\n`,
      [`GET ${site}/rest/api/3/field 200`],
    ],
    [
      'a method behind the status',
      `[403: POST] ${site}/rest/api/3/field`,
      [`POST ${site}/rest/api/3/field 403`],
    ],
    [
      'a tuple of Python',
      `>>> r.status_code, r.request.method, r.url\n(403, 'POST', '${site}/rest/api/3/field')`,
      [`POST ${site}/rest/api/3/field 403`],
    ],
    [
      'outgoing and incoming',
      `http outgoing GET ${own}/rest/api/2/field\nhttp incoming 302 location: ${site}/rest/api/2/field\nhttp outgoing GET ${site}/rest/api/2/field\nhttp incoming 200`,
      [`GET ${own}/rest/api/2/field 302`, `GET ${site}/rest/api/2/field 200`],
    ],
    [
      'the same call again',
      `GET ${site}/rest/api/3/myself with JWT → 401\nsame call from the other node → 200`,
      [`GET ${site}/rest/api/3/myself 401`, `GET ${site}/rest/api/3/myself 200`],
    ],
    [
      'another query is another call',
      `GET ${site}/rest/api/3/search/jql?jql=a+b\n401 UNAUTHORIZED\nGET ${site}/rest/api/3/search/jql?jql=a\n200 OK`,
      [`GET ${site}/rest/api/3/search/jql?jql=a+b 401`, `GET ${site}/rest/api/3/search/jql?jql=a 200`],
    ],
    [
      'parentheses inside an address',
      `GET ${site}/rest/api/3/search/jql?jql=currentUser()&maxResults=5 -> 401`,
      [`GET ${site}/rest/api/3/search/jql?jql=currentUser()&maxResults=5 401`],
    ],
    [
      'the name of a conduit in braces',
      `Address: ${site}/rest/api/2/field\nResponse Code: 401 Conduit: {${site}}WebClient.http-conduit`,
      [`GET ${site}/rest/api/2/field 401`],
    ],
    [
      'a base address of a setting is no call',
      `baseUrl: ${site}/rest/api/latest/\nRequest failed with status code 404`,
      [`GET ${site} 404`],
    ],
    [
      'a call named below its head',
      `HTTP/1.1 403 Forbidden\nServer: nginx\n\nrequest was GET ${own}/rest/api/2/myself`,
      [`GET ${own}/rest/api/2/myself 403`],
    ],
    [
      'a number in its type',
      `url string(9) "${site}/rest/api/3/field"\ncode int(403)`,
      [`GET ${site}/rest/api/3/field 403`],
    ],
    [
      'a body right behind the status',
      `POST https://auth.atlassian.com/oauth/token\n ERROR [oauth] 403 {"error":"invalid_grant"}\nOn the other pod: 200 OK`,
      ['POST https://auth.atlassian.com/oauth/token 403 {"error":"invalid_grant"}'],
    ],
    [
      'the last column',
      `GET /rest/api/3/issue/A-1      JWT ok  200\nGET /rest/api/3/field      401\n\nThe answer was:\nExpecting claim 'qsh' to have value x`,
      ['GET /rest/api/3/issue/A-1 200', `GET /rest/api/3/field 401 Expecting claim 'qsh' to have value x`],
    ],
    [
      'a method before "to URI"',
      `Invoking JIRA method POST to URI ${own}/rest/api/2/user\nStatusCode: 403`,
      [`POST ${own}/rest/api/2/user 403`],
    ],
    [
      'an address that a program puts together',
      `UrlFetchApp.fetch('https://api.atlassian.com/ex/jira/' + CLOUD_ID + '/rest/api/3/field')\nreturned code 401`,
      ['GET https://api.atlassian.com/ex/jira/00000000-0000-0000-0000-000000000000/rest/api/3/field 401'],
    ],
    [
      'claims of an assertion are no addresses',
      `POST https://auth.atlassian.com/oauth/token\nclaims: {"tnt":"${site}"}\ngot 400`,
      ['POST https://auth.atlassian.com/oauth/token 400'],
    ],
    [
      'a box of a logger',
      `.--------------.\n| GET ${site}/rest/api/2/project   |\n'--------------'\nHTTP/1.1 401 Unauthorized\n\nLogin failed`,
      [`GET ${site}/rest/api/2/project 401 Login failed`],
    ],
    [
      'a head with a list of calls below it',
      `< HTTP/1.1 403\n< Server: nginx\n\nGET ${own}/rest/api/2/myself        403\nGET ${own}/rest/api/2/project       200`,
      [`GET ${own}/rest/api/2/myself 403`, `GET ${own}/rest/api/2/project 200`],
    ],
    [
      'httr',
      `-> GET /rest/api/3/field HTTP/2\n-> Host: example.atlassian.net\n->\n<- HTTP/2 403\n<- server: CloudFront\n<-`,
      [`GET ${site}/rest/api/3/field 403`],
    ],
  ])('%s', (_name, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe('the body is what the server said', () => {
  const call = `POST ${site}/rest/api/3/issue 403`;
  test.each([
    ['what was sent is not', `Request: {"fields": {"project": {"key": "ABC"}}}\n${call}`, ''],
    [
      'an error counts before another object',
      `METRIC {"type": "timer"}\n${call} {"errorMessages":["x"]}`,
      '{"errorMessages":["x"]}',
    ],
    [
      'an answer that was printed whole is not',
      `${call}\n{"statusCode":403,"body":"","headers":{"server":"AtlassianEdge"}}`,
      '',
    ],
    [
      'a page that was cut off ends there',
      `${call}\n<html><title>Forbidden</title>\n (truncated...)\n[2026-01-01 10:00:00] INFO next`,
      '<html><title>Forbidden</title>',
    ],
    [
      'names of headers are not',
      `${call}\nresponse headers: {'X-Seraph-LoginReason': 'AUTHENTICATED_FAILED'}`,
      '',
    ],
    ['a variable is not', `${call}\nbody: issue,`, ''],
    [
      'of a call that worked, prose is not',
      `GET ${site}/rest/api/3/issue/A-1 200, the administrators have no permission to tell`,
      '',
    ],
    [
      'what curl sends elsewhere is not',
      `$ curl -s -o /dev/null -D - ${own}/rest/api/2/field\nHTTP/1.1 403\n\nThe password is right.`,
      '',
    ],
    [
      'a size of a chunk is not',
      `GET /rest/api/2/field HTTP/1.1\nHost: jira.example.com\n\nHTTP/1.1 401\nTransfer-Encoding: chunked\n\nfd\n{"message":"x"}\n0`,
      '{"message":"x"}',
    ],
  ])('%s', (_name, text, body) => {
    expect(read(text).exchanges.at(-1)?.response?.body ?? '').toBe(body);
  });
});

describe('headers', () => {
  test('with quotes inside, on lines of their own, and never the kind of a value', () => {
    const quoted = read(
      `GET ${own}/rest/api/2/field 401\nheaders {'WWW-Authenticate': 'OAuth realm="https%3A"', server: [Array]}`,
    );
    expect(quoted.exchanges[0]?.response?.headers).toEqual({ 'WWW-Authenticate': 'OAuth realm="https%3A"' });
    const lines = read(
      `GET ${own}/rest/api/2/field 403\nX-Authentication-Denied-Reason: CAPTCHA_CHALLENGE; login-url=x`,
    );
    expect(lines.exchanges[0]?.response?.headers).toEqual({
      'X-Authentication-Denied-Reason': 'CAPTCHA_CHALLENGE; login-url=x',
    });
  });

  test.each([
    ['client.Authorization = new AuthenticationHeaderValue("Bearer", token);', 'Bearer ***'],
    ['guzzle options {"auth":["j.krause","x"]}', 'Basic ***'],
    ['TOKEN_BASED_AUTH=true', 'Bearer ***'],
    ['+ docker login -u ci -p x registry.example.com', undefined],
    ['token: -u me@example.com:x', undefined],
    ['sent (JWT) from node b', 'JWT ***'],
    ['jira = JIRA(basic_auth=("me", token))\nWith curl -H "Authorization: Bearer x" it works.', 'Basic ***'],
  ])('%s: %s', (line, scheme) => {
    expect(read(`GET ${own}/rest/api/2/field 401\n${line}`).exchanges[0]?.request.headers.Authorization).toBe(
      scheme,
    );
  });
});

describe('JSON that a tool wrote', () => {
  test('a call whose parts stand in different records', () => {
    const report = {
      errorMessage: 'Authorization failed',
      errorDetails: { rawErrorMessage: ['401 - {"code":401,"message":"Unauthorized"}'], httpCode: '401' },
      details: { request: { method: 'POST', uri: `${site}/rest/api/2/issue` } },
    };
    expect(told(JSON.stringify(report))).toEqual([
      `POST ${site}/rest/api/2/issue 401 {"code":401,"message":"Unauthorized"}`,
    ]);
  });

  test.each(["r.headers['Date']", 'r.headers.get("Date")'])('what a prompt prints of %s', (asked) => {
    const date = 'Tue, 14 Jan 2025 10:31:40 GMT';
    expect(
      read(`>>> requests.get("${site}/rest/api/3/field")\n<Response [401]>\n>>> ${asked}\n'${date}'`)
        .exchanges[0]?.response?.headers,
    ).toEqual({ Date: date });
  });

  test('an address beside a sentence, a note of a person, flat headers, an answer handed on', () => {
    const log = {
      error: 'cannot fetch token: 400 Bad Request\nResponse: {"error":"x"}',
      token_url: 'https://auth.atlassian.com/oauth/token',
    };
    expect(told(JSON.stringify(log))).toEqual([
      'GET https://auth.atlassian.com/oauth/token 400 {"error":"x"}',
    ]);
    const noted = {
      request: { url: `${own}/rest/api/2/field` },
      response: { statusCode: 401, headers: { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' } },
    };
    const evidence = read(JSON.stringify({ ...noted, note: 'It is a personal access token.' }));
    expect(evidence).toMatchObject({ identity: 'pat' });
    expect(evidence.exchanges[0]?.response?.body).toBeNull();
    const ansible = {
      msg: 'Status code was 401',
      status: 401,
      url: `${site}/rest/api/3/field`,
      x_aaccountid: '5b1f8e0e3d0a4b0cbd7b8a11',
      json: { errorMessages: ['x'] },
    };
    expect(read(`fatal: => ${JSON.stringify(ansible)}`).exchanges[0]?.response).toEqual({
      status: 401,
      headers: { 'x-aaccountid': '5b1f8e0e3d0a4b0cbd7b8a11' },
      body: '{"errorMessages":["x"]}',
    });
    const tool = {
      jsonrpc: '2.0',
      result: { isError: true, content: [{ type: 'text', text: 'You have no permission.' }] },
    };
    expect(read(JSON.stringify(tool)).exchanges[0]?.response?.body).toBe('You have no permission.');
  });
});

describe('what stands around the calls', () => {
  const refused = `GET https://api.atlassian.com/ex/jira/11111111-2222-3333-4444-555555555555/rest/api/3/role 401`;
  test.each([
    ['permissions:\n  scopes:\n    - read:jira-work\n    - storage:app', ['read:jira-work', 'storage:app']],
    [
      'token exchange ok: scope="read:jira-work offline_access" expires_in=3600',
      ['read:jira-work', 'offline_access'],
    ],
    ['The token has read:jira-work, read:jira-user.', ['read:jira-work', 'read:jira-user']],
    ['Scopes in the descriptor: ["READ", "WRITE"]', ['READ', 'WRITE']],
    [
      'Permissions of our app: read:jira-work, read:jira-user (the last one added in May)',
      ['read:jira-work', 'read:jira-user'],
    ],
    ['It needs the scope manage:jira-configuration', null],
    ['scopes: read:jira-work\nscopes: write:jira-work', null],
  ])('scopes that are stated, and only those: %s', (line, scopes) => {
    expect(read(`${refused}\n${line}`).scopes).toEqual(scopes);
  });

  test('a token shown apart from the call tells when it lives and who issued it; it does not come out', () => {
    const claims = {
      iss: '5a7b9e1c-0d34-3c41-9a64-5f0c1f5d0f11',
      iat: 1638460521,
      exp: 1638460701,
      qsh: 'abc',
    };
    const part = (value: object) => btoa(JSON.stringify(value)).replace(/=/g, '');
    const token = `${part({ alg: 'HS256' })}.${part(claims)}.c2lnbmF0dXJlMTIz`;
    for (const shown of [token, JSON.stringify(claims)]) {
      const evidence = read(
        `GET ${site}/rest/api/3/field -> 401\nAuthorization: JWT \${token}\nthe token is\n${shown}`,
      );
      expect(evidence.exchanges[0]?.request.headers.Authorization).toMatch(
        /^JWT \*\*\* \(iss=uuid, qsh=hash, iat=1638460521, exp=1638460701/,
      );
      expect(JSON.stringify(evidence)).not.toContain('c2lnbmF0');
    }
  });

  test.each([
    ['What is a Connect token? We do not have a Connect app.', 'api-token'],
    ['created with the scopes read:jira-work: API token of mine with scopes', 'scoped-api-token'],
    ['It is an API token (with scopes) of mine.', 'scoped-api-token'],
    ['We use a service account and its API token (with scopes).', 'service-account-token'],
    ['I created a service account and a credential with the right scopes.', 'service-account-token'],
    ['Our service account is an ordinary user, and its token has no scopes.', 'api-token'],
    ['The service account got an OAuth credential with the scopes.', 'api-token'],
    [
      'The app host returned HTTP response code 401 when we tried to contact it during installation.',
      'connect-app',
    ],
    ['The app host returned HTTP response code 401 for this address.', 'api-token'],
    ['"Access denied. This app requires access to a Jira site which you don’t have."', 'oauth-3lo'],
    ['"Invalid audience. Expected https://a.example.com, received https://b.example.com"', 'connect-app'],
    ['Login and password are left empty.', 'anonymous'],
    ['I have configured e-mail address and password.', 'password'],
    ["The calls come from customers' Jira to our Cloud add-on.", 'connect-app'],
    ['The refresh_token is never used.', 'oauth-3lo'],
  ])('who called: %s', (line, kind) => {
    expect(read(`GET ${site}/rest/api/3/field 401\n${line}`).identity).toBe(kind);
  });

  test('whom the page of a consent speaks to uses an app', () => {
    const text = "This app requires access to a Jira site which you don't have or can't access.";
    expect(read(`Authorising it says:\n\n${text}`).identity).toBe('oauth-3lo');
  });

  test('an app speaks of the time of its request, and a site of that of a login', () => {
    const said = '401 {"message": "Authentication request has expired."}';
    expect(read(`GET /panel ${said}`).identity).toBe('connect-app');
    expect(read(`GET ${site}/rest/api/3/field ${said}`).identity).toBe('api-token');
  });

  test('words of the server do not say where the site runs', () => {
    expect(
      read(`GET ${site}/rest/x 403\nresponse.data: 'Only apps and on-premise integrations can access it.'`)
        .deployment,
    ).toBeNull();
  });

  test('headers that a log marks as such', () => {
    const log = `RequestResource:${own}/rest/api/2/field, ResponseStatusCode:403, ResponseHeader_x-seraph-loginreason:AUTHENTICATION_DENIED, ResponseHeader_x-arequestid:1x1x1,`;
    expect(read(log).exchanges[0]?.response?.headers).toMatchObject({
      'x-seraph-loginreason': 'AUTHENTICATION_DENIED',
    });
  });

  test('a token that is used past its end is one that people tell of', () => {
    const { accountNotes, exchanges } = read(
      `- After the access token expires, calls of the API go on.\n- They return \`401 Unauthorized\` responses from the service behind.`,
    );
    expect(accountNotes).toEqual({ said: ['the token is past its life: used after it expired'] });
    expect(exchanges[0]?.response).toEqual({ status: 401, headers: {}, body: null });
  });

  test('what a text says of the one call whose outcome is not shown', () => {
    const said = 'Cannot deserialize value of type `java.lang.String` from Object value';
    expect(
      read(`The comment fails:\n\n> ${said}\n\ncurl -X POST "${own}/rest/api/2/issue/A-1/comment"`).exchanges,
    ).toEqual([
      expect.objectContaining({
        request: expect.objectContaining({ method: 'POST', url: `${own}/rest/api/2/issue/A-1/comment` }),
        response: { status: null, headers: {}, body: 'Cannot deserialize value of type' },
      }),
    ]);
  });

  test('a person who tells of itself speaks no words of the server, and quotes them', () => {
    const told = (more: string) =>
      read(
        `Hi, I import from Jira and get an error.\nThe user has admin permissions${more}.\n\nRestClientException{statusCode=Optional.of(403), errorCollections=[]}`,
      ).exchanges[0]?.response?.body;
    expect(told('')).toBeNull();
    expect(told(', and it says "The user must have administrator permission"')).toContain(
      'The user must have administrator permission',
    );
  });

  test.each([
    "invalid character '<' looking for beginning of value",
    'Unexpected character encountered while parsing value: <. Path',
    "Unexpected character ('<' (code 60)): expected a valid value",
    'Error from parser json-read: (json-readtable-error 60)',
    "JSON Parse error: Unrecognized token '<'",
  ])('a page in place of JSON, as a parser says it: %s', (said) => {
    expect(read(`failed to get boards from the Jira API. ${said}`).exchanges[0]?.response?.body).toBe('<');
  });

  test.each([
    'TypeError: Failed to parse URL from undefined/rest/api/3/myself',
    `Get "acme.atlassian.net/rest/api/3/myself": unsupported protocol scheme ""`,
    'java.lang.IllegalArgumentException: URI is not absolute: /rest/api/2/myself',
    "code: 'ERR_INVALID_URL',\n  input: '***/rest/api/3/version'",
  ])('what a client says of an address that is none: %s', (said) => {
    expect(read(said).exchanges[0]?.response?.body?.toLowerCase()).toMatch(
      /failed to parse url|unsupported protocol scheme|uri is not absolute|err_invalid_url/,
    );
  });

  test('a head that names a host masked in part', () => {
    expect(
      read('GET /rest/api/3/field HTTP/1.1\nHost: <SERVER>.atlassian.net\n\nHTTP/1.1 403 Forbidden')
        .exchanges[0]?.request.url,
    ).toBe('https://masked.atlassian.net/rest/api/3/field');
  });

  test('who stresses a status in a sentence goes on with the next one', () => {
    expect(
      read(
        `The call of ${site}/rest/api/3/field returns **401**. The processor logs it and the service is unavailable.`,
      ).exchanges[0]?.response?.body,
    ).toBeNull();
  });

  test('the name of a field is no sentence, and a header ends with its bracket', () => {
    const { response } =
      read(
        `GET ${site}/rest/api/3/field returns 401 (X-Seraph-LoginReason=AUTHENTICATED_FAILED) here.\n\n{ "apiMigrations": { "context-qsh": true } }`,
      ).exchanges[0] ?? {};
    expect(response?.headers).toEqual({ 'X-Seraph-LoginReason': 'AUTHENTICATED_FAILED' });
    expect(response?.body ?? '').not.toContain('qsh');
  });

  test('a manifest that is shown with a failure is no manifest', () => {
    const manifest = 'modules:\n  apiRoute:\n    - key: a\napp:\n  id: ari:cloud:ecosystem::app/1\n';
    expect(readRecording(manifest, 'x').ok).toBe(false);
    expect(readRecording(`My API answers that the scope does not match.\n\n${manifest}`, 'x').ok).toBe(true);
  });

  test('what somebody wishes for did not happen', () => {
    const { exchanges } = read(
      `POST ${site}/rest/api/3/search hangs.\nThe client should have a timeout of 30 s.`,
    );
    expect(exchanges.map(({ response, failure }) => [response?.status, failure])).toEqual([
      [null, undefined],
    ]);
  });

  test('an installation that came before says nothing of scopes', () => {
    const noted = (line: string) => read(`GET ${site}/rest/api/3/field 401\n${line}`).accountNotes;
    expect(noted('INFO LifecycleController : Saved installation for host (previously installed)')).toBeNull();
    expect(noted('Everybody who connected before the scope was added gets it.')).toEqual({
      said: ['grants of consent are older than the scopes'],
    });
  });

  test('a denial says nothing of what stands behind the comma', () => {
    expect(
      read(`GET ${site}/rest/api/3/field 401\nA was uninstalled and installed again, B never was`)
        .accountNotes,
    ).toEqual({
      said: ['the shared secret changed: reinstalled'],
    });
  });
});
