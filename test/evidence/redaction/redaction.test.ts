import { readCredential } from '../../../src/evidence/credential.ts';
import { readHeaders } from '../../../src/evidence/headers.ts';
import {
  redactAuthorization,
  redactExchange,
  redactHeaders,
  redactText,
  redactUrl,
} from '../../../src/evidence/redaction/index.ts';
import { loadOperations } from '../../../src/jira-facts/index.ts';

describe('the form of a credential stays, its content goes', () => {
  test.each([
    [`Basic ${btoa('me@example.com:token')}`, 'Basic ***'],
    [`Basic ${btoa('me@example.com:token\n')}`, 'Basic *** (line end)'],
    [`Basic ${btoa('"me@example.com":token')}`, 'Basic *** (quotes)'],
    [`Basic ${btoa('token')}`, 'Basic *** (no colon)'],
    ['Basic me@example.com:token', 'Basic *** (not base64)'],
    ['basic  abc=', 'basic  *** (no colon)'],
    ['Bearer opaque', 'Bearer ***'],
    ['swordfish', '***'],
  ])('%s', (value, expected) => {
    const once = redactAuthorization(value);
    expect(once).toBe(expected);
    expect(redactAuthorization(once)).toBe(once);
  });

  test('times and kinds of JWT claims', () => {
    const part = (value: object) => btoa(JSON.stringify(value)).replace(/=+$/, '');
    const token = `${part({ alg: 'HS256' })}.${part({ iss: 'my-app', iat: 100, exp: 280, qsh: 'context-qsh', sub: 'someone' })}.c2ln`;
    const kept = redactAuthorization(`JWT ${token}`);
    expect(kept).toBe('JWT *** (iss=key, qsh=context-qsh, iat=100, exp=280, alg=HS256)');
    const named = `${part({ alg: 'HS256' })}.${part({ iss: 'My App', exp: 280 })}.c2ln`;
    expect(redactAuthorization(`JWT ${named}`)).toBe('JWT *** (iss=name, exp=280, alg=HS256)');
    const request = { method: 'GET', url: 'x', headers: { authorization: kept }, body: null };
    expect(readCredential(request, readHeaders(request.headers), [])).toMatchObject({
      scheme: 'jwt',
      claims: { iat: 100, exp: 280, qsh: 'context-qsh', alg: 'HS256' },
    });
  });
});

test.each([
  [
    '{"access_token":"abc","code":401,"message":"Unauthorized; scope does not match"}',
    '{"access_token":"***","code":401,"message":"Unauthorized; scope does not match"}',
  ],
  [
    'grant_type=refresh_token&refresh_token=abc&client_secret=x',
    'grant_type=refresh_token&refresh_token=***&client_secret=***',
  ],
  [
    '{"code":"NEEDS_CONSENT_ERR"} code: \'ECONNREFUSED\'',
    '{"code":"NEEDS_CONSENT_ERR"} code: \'ECONNREFUSED\'',
  ],
  ['?code=NEEDS_CONSENT_ERR {"code":"mXk3-vR7q"}', '?code=*** {"code":"***"}'],
  ['write to me@example.com please', 'write to *** please'],
  ['failed to validate JWT: Token used before issued', 'failed to validate JWT: Token used before issued'],
  [
    'Basic authentication with passwords is deprecated.',
    'Basic authentication with passwords is deprecated.',
  ],
  [
    "The 'accountId' query parameter needs to be provided",
    "The 'accountId' query parameter needs to be provided",
  ],
  ['password: swordfish', 'password: ***'],
  ['ATATT3xFfGF0abcdefgh-IJK=12345', '***'],
])('%s', (text, expected) => {
  expect(redactText(text)).toBe(expected);
});

describe('what a list or an object behind a secret’s name holds', () => {
  test.each([
    ['{"offlineUserAuthToken":{"success":false}}'],
    ['{"accessToken":{"valid":true,"count":3,"expiresAt":"2026-11-26"},"tokens":[]}'],
    ['{"password":{"reason":"too short"},"state":{"name":"Done"},"session":{"user":{"name":"ada"}}}'],
    ["token: { success: false, errors: ['expired'] }"],
    ['{"jwt":{"iss":"my-app","exp":1795693315,"alg":"HS256"}}'],
  ])('%s tells about it, and stays', (text) => {
    expect(redactText(text)).toBe(text);
  });

  test.each([
    '{"apiToken":{"value":"SECRET"}}',
    "apiToken: { value: 'SECRET' }",
    '{"tokens":{"access":"SECRET","refresh":"SECRET"}}',
    '{\\"tokens\\":{\\"access\\":\\"SECRET\\"}}',
    '{"token":["SECRET","SECRET"]}',
    'tokens: [SECRET, SECRET]',
    '{"secret":{"a":[{"b":{"c":"SECRET"}}]}}',
    '{"token":[{"id":"SECRET","valid":true}]}',
    '{"apiToken":{"value":"SECRET',
    '{"clientSecret":{"success":true,"current":"SECRET"}}',
    'password = ("SECRET")',
    "'Set-Cookie': [ 'SECRET', 'SECRET' ]",
  ])('%s is masked', (text) => {
    const masked = redactText(text.replaceAll('SECRET', 'hunter2x'));
    expect(masked).not.toContain('hunter2x');
    expect(masked).toBe(text.replaceAll('SECRET', '***'));
    expect(redactText(masked)).toBe(masked);
  });

  test('the scheme of a header in a list stays', () => {
    expect(redactText("'Authorization': ['Bearer abcdef']")).toBe("'Authorization': ['Bearer ***']");
  });
});

test('a user in front of a host goes, however long', () => {
  const long = 'swordfish '.repeat(500);
  expect(redactUrl(`https://${long}:${long}@example.atlassian.net/rest`)).toBe(
    'https://example.atlassian.net/rest',
  );
});

test('addresses keep host, path and names of parameters', () => {
  expect(redactUrl('https://me:pw@example.atlassian.net/rest/api/3/user?username=bob&maxResults=5')).toBe(
    'https://example.atlassian.net/rest/api/3/user?username=***&maxResults=5',
  );
  const gateway =
    'https://api.atlassian.com/ex/jira/11111111-2222-3333-4444-555555555555/rest/api/3/field/customfield_10001';
  expect(redactUrl(gateway)).toBe(gateway);
});

test('headers that are not known to be harmless lose their values', () => {
  expect(
    redactHeaders({
      'X-Seraph-LoginReason': 'OK',
      'X-AAccountId': '5b10',
      'X-Strange': 'abc',
      'Set-Cookie': 'a=b',
      'Retry-After': '3',
    }),
  ).toEqual({
    'X-Seraph-LoginReason': 'OK',
    'X-AAccountId': '***',
    'X-Strange': '***',
    'Set-Cookie': '***',
    'Retry-After': '3',
  });
});

test('an exchange is redacted in all its parts, and a second time changes nothing', () => {
  const once = redactExchange({
    request: {
      method: 'POST',
      url: 'https://auth.atlassian.com/oauth/token',
      headers: { Cookie: 'x=y' },
      body: '{"client_secret":"abc"}',
    },
    response: { status: 403, headers: {}, body: '{"error":"invalid_grant"}' },
    failure: { kind: 'tls', message: 'for me@example.com' },
  });
  expect(JSON.stringify(once)).not.toMatch(/x=y|abc|me@example/);
  expect(redactExchange(once)).toEqual(once);
});

describe('an answer that echoes what was sent', () => {
  const secret = 'plain words only';
  const pair = btoa(`ada@intranet:${secret}`);
  const echoed = (body: string, inUse: readonly string[] = []) =>
    redactExchange(
      {
        request: {
          method: 'GET',
          url: 'https://example.atlassian.net/rest/api/3/role',
          headers: { Authorization: `Basic ${pair}` },
          body: null,
        },
        response: { status: 403, headers: { Server: body }, body },
      },
      inUse,
    );

  test.each([
    ['as it is', `you sent ${secret}!`],
    ['URL-encoded', `you sent ${encodeURIComponent(secret)}!`],
    ['as the pair in Base64', `you sent ${pair}!`],
    ['in Base64 of a larger whole', `you sent ${btoa(`user=x;${secret};`)}!`],
  ])('%s', (_name, body) => {
    const { response } = echoed(body);
    for (const text of [response?.body ?? '', response?.headers.Server ?? '']) {
      expect(text).toContain('you sent');
      expect(text).not.toContain(secret);
      expect(text).not.toContain(encodeURIComponent(secret));
      expect(text).not.toContain(btoa(secret).slice(2, 12));
    }
  });

  test('values that the caller names besides', () => {
    expect(echoed('{"said":"open sesame"}', ['open sesame']).response?.body).toBe('{"said":"***"}');
  });
});

test('a pair of shell variables is no secret, a pair with a value is one', () => {
  const own = `curl -i -u "$EMAIL:$TOKEN" 'https://acme.atlassian.net/rest/api/3/myself'`;
  expect(redactText(own)).toBe(own);
  expect(redactText(own.replace('$TOKEN', 'hunter2xyz'))).not.toContain('hunter2xyz');
  expect(redactText('curl -u $JIRA_USER:$JIRA_TOKEN https://x.example')).toContain('$JIRA_TOKEN');
  expect(redactText("curl -u '$me:pa$$word1' https://x.example")).not.toContain('word1');
});

test.each([
  ['letters alone, few changes', '(CHOFgxdPvrtKQNbksAyiuwqk)', 'CHOFgxdPvrt'],
  ['letters alone, behind a mark', '\u2018ZvcufvaklPlaiORvbviDqUhz\u2019', 'Zvcufvakl'],
  ['letters alone, runs of capitals', '：qgHCZWZJUNcsglkliEEukwYQ。', 'qgHCZWZJUNcs'],
  ['letters alone with a plus', '：b+YVMQSPRIYKHONJHLXNDVeXGDpxMhDMsXcRwirPPJU=。', 'YVMQSPRIYK'],
  ['Base64 whose slashes part it oddly', '"11rjHRfgPPRduc+n/EHT+dmxuOMD15+/PSfYmFeXouc="', 'PSfYmFeXouc'],
  ['Base64 without padding', '{l9YcR/cLnt+lnytzoqe+WAvxc/L2xoYkH76Cm2tG}', 'cLnt+lnytzoqe'],
  ['a scheme behind a colour', 'X-Api-Key: VUeS/\u001b[31mBearer 7sJj0LDH5I1', '7sJj0LDH5I1'],
])('a value drawn by lot is masked: %s', (_kind, text, secret) => {
  expect(redactText(text)).not.toContain(secret);
});

test.each(['webTriggerUrlsByAppContext', 'createJsxSelfClosingElement', 'issueSecurityLevelSchemeMembers'])(
  'a name of programs stays: %s',
  (name) => {
    expect(redactText(`${name}: 1`)).toContain(name);
  },
);

test('the path of no documented operation is taken for a secret', () => {
  const masked = loadOperations()
    .all.map(({ path }) => `GET https://acme.atlassian.net${path.replace(/\{[^}]*\}/g, '10001')} answers 401`)
    .filter((line) => redactText(line) !== line);
  expect(masked).toEqual([]);
});
