import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { mock } from 'node:test';
import { answerOf } from '../../../src/jira-client/answer.ts';
import { holdGrant } from '../../../src/jira-client/credentials/oauth-grant.ts';
import type { Identity } from '../../../src/jira-client/identity.ts';
import type { TokenEndpoint } from '../../../src/jira-client/index.ts';
import { openTransport } from '../../../src/jira-client/transport.ts';
import { loadOperations } from '../../../src/jira-facts/operations/index.ts';
import { authorizeInBrowser } from '../../../src/self-test/check/credentials/authorize-in-browser.ts';
import {
  cleaned,
  flawsOfClient,
  flawsOfPair,
  flawsOfPat,
  formOfSecret,
  isServiceAccount,
  looksLikePassword,
} from '../../../src/self-test/check/credentials/credential-form.ts';
import {
  begunKind,
  credentialsFromEnvironment,
  missingVariables,
} from '../../../src/self-test/check/credentials/credentials-from-environment.ts';
import { openLoopback } from '../../../src/self-test/check/credentials/loopback.ts';
import { tryIdentity } from '../../../src/self-test/check/credentials/try-identity.ts';
import { startDeadline } from '../../../src/self-test/check/deadline.ts';
import { judgeFor, siteFindings } from '../../../src/self-test/check/findings.ts';
import { unansweredFirst } from '../../../src/self-test/check/not-checked.ts';
import { isCloudName } from '../../../src/self-test/check/site/signs-of-jira.ts';
import { readSiteAddress } from '../../../src/self-test/check/site/site-address.ts';
import { Secret } from '../../../src/tokens/secret.ts';
import { freePort } from '../../run/free-port.ts';

const secret = (text: string): Secret => new Secret(text);

describe('the form of a secret', () => {
  const pat = Buffer.from(`123456789012:${'r'.repeat(20)}`).toString('base64');
  test.each([
    ['ATATT3xFfGF0abc', 'api-token'],
    ['ATSTT3xFfGF0abc', 'service-account-token'],
    ['ATBBabcdef', 'bitbucket-token'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'oauth-access-token'],
    [pat, 'pat'],
    [Buffer.from('you@example.com:token').toString('base64'), 'base64-pair'],
    // Bytes drawn by lot, with an @ and a colon among them.
    [Buffer.from('d1aa40f3129e3a88c04b0771fe2b9d5c', 'hex').toString('base64'), 'unknown'],
    ['Basic eW91QGV4YW1wbGUuY29tOnRva2Vu', 'authorization-header'],
    ['you@example.com:ATATT3xFfGF0abc', 'plain-pair'],
    ['you@example.com', 'e-mail-address'],
    ['"ATATT3xFfGF0abc"', 'api-token'],
    ['Correct-Horse-7', 'unknown'],
  ])('%s', (text, form) => {
    expect(formOfSecret(secret(text))).toBe(form);
  });

  test('a password looks like one, a token does not', () => {
    expect(looksLikePassword(secret('hunter2!'))).toBe(true);
    expect(looksLikePassword(secret('"a1B2c3D4e5F6g7H8i9J0k1L2"'))).toBe(false);
    expect(looksLikePassword(secret('a1B2c3D4e5F6g7H8i9J0k1L2'))).toBe(false);
  });

  test('a service account is known by its address', () => {
    expect(isServiceAccount(secret('x@serviceaccount.atlassian.com'))).toBe(true);
    expect(isServiceAccount(secret('x@serviceaccount.atlassian.com.evil.example'))).toBe(false);
  });
});

describe('what is wrong with a pair', () => {
  test.each([
    ['a line end', 'a@b.example', 'ATATT3x\n', /line end/],
    ['a blank', ' a@b.example', 'ATATT3x', /blank at its beginning/],
    ['quotes', '"a@b.example"', 'ATATT3x', /quotes/],
    ['an invisible character', 'a@b.example', 'ATATT3x\u200b', /invisible/],
    ['no e-mail address', 'ada', 'ATATT3x', /no e-mail address/],
    ['an access token', 'a@b.example', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', /Bearer to the gateway/],
    ['both swapped', 'ATATT3xFfGF0abc', 'a@b.example', /stands where the token belongs/],
    ['the whole pair', 'a@b.example', 'a@b.example:ATATT3xFfGF0', /a colon in front/],
    ['a whole header', 'a@b.example', 'Basic eW91QGV4YW1wbGUuY29tOnRva2Vu', /whole Authorization header/],
    ['a colon in the user', 'a:b@c.example', 'ATATT3xFfGF0', /contains a colon, which ends the user name/],
    ['a blank inside', 'a@b.example', 'ATATT3xFf GF0', /has a blank inside/],
    ['a token of Bitbucket', 'a@b.example', 'ATBBabcdef', /form of a Bitbucket token/],
    ['two e-mail addresses', 'a@b.example', 'c@d.example', /The token is an e-mail address/],
    ['a token that was cut off', 'a@b.example', 'abc123', /shorter than any API token/],
    [
      'a token of a service account',
      'a@b.example',
      'ATSTT3xFfGF0',
      /of a service account, and the e-mail address is not/,
    ],
    [
      'an encoded pair',
      'a@b.example',
      Buffer.from('you@example.com:token').toString('base64'),
      /encoded twice/,
    ],
    [
      'one of Data Center',
      'a@b.example',
      Buffer.from(`123456789012:${'r'.repeat(20)}`).toString('base64'),
      /Data Center personal access token/,
    ],
  ])('%s', (_, email, token, sentence) => {
    const flaws = flawsOfPair(secret(email), secret(token), true);
    expect(flaws.join(' ')).toMatch(sentence);
    expect(flaws.join(' ')).not.toContain(token.trim());
  });

  test.each([
    ['Bearer abc', 'abc'],
    [' "ATATT3x" ', 'ATATT3x'],
    ['you@example.com:ATATT3x', 'ATATT3x'],
    ['ATATT3x', null],
  ])('%s is tried once more without what does not belong to it', (text, clean) => {
    expect(cleaned(secret(text))).toBe(clean);
  });

  test('a client secret in place of the client id is seen, and never shown', () => {
    const flaws = flawsOfClient({ clientId: 'ATOAxyz', clientSecret: secret(' abc') });
    expect(flaws).toEqual([
      'The client secret has a blank at its beginning or end.',
      'The client secret stands where the client id belongs.',
    ]);
  });

  test('a token of Cloud is none of Data Center, and the other way round', () => {
    expect(flawsOfPair(secret('ada'), secret('ATATT3xFfGF0'), false)).toEqual([
      'The token has the form of a Cloud API token, and this is not Cloud.',
    ]);
    expect(flawsOfPat(secret('x1'), true)).toEqual(['Jira Cloud has no personal access tokens.']);
    expect(flawsOfPat(secret('ATATT3xFfGF0'), false)).toEqual([
      'The token has the form of a Cloud API token.',
    ]);
    expect(flawsOfPat(secret('Bearer x1'), false).join()).toContain('whole Authorization header');
    expect(flawsOfPat(secret('x1'), false)).toEqual([]);
  });

  test('what only reads like a client secret somewhere in it is none', () => {
    expect(flawsOfClient({ clientId: 'my-ATOA-app', clientSecret: secret('s') })).toEqual([]);
    expect(flawsOfClient({ clientId: '"ATOAxyz"', clientSecret: secret('s') }).join()).toContain(
      'where the client id belongs',
    );
  });

  test('nothing, when nothing is', () => {
    expect(flawsOfPair(secret('a@b.example'), secret('ATATT3xFfGF0'), true)).toEqual([]);
    expect(flawsOfPair(secret('ada'), secret('password'), false)).toEqual([]);
  });
});

describe('the address', () => {
  test.each([
    ['https://example.atlassian.net/', 'https://example.atlassian.net', ''],
    ['https://jira.example.com/jira', 'https://jira.example.com/jira', '/jira'],
    ['http://localhost:8080', 'http://localhost:8080', ''],
    ['acme', 'https://acme.atlassian.net', ''],
    ['example.atlassian.net/jira', 'https://example.atlassian.net/jira', '/jira'],
    ['localhost:8080', 'http://localhost:8080', ''],
    ['[::1]:8080/jira', 'http://[::1]:8080/jira', '/jira'],
    ['[::1]', 'http://[::1]', ''],
  ])('%s', (text, url, path) => {
    expect(readSiteAddress(text)).toMatchObject({ ok: true, address: { url, path } });
  });

  test.each(['', 'a b', 'http://example.com', 'http://localhost.evil.example', 'https://u:p@x.example'])(
    '%s is refused with a sentence',
    (text) => {
      const reading = readSiteAddress(text);
      expect(reading.ok).toBe(false);
      expect(reading.ok ? '' : reading.problem).toMatch(/^--site .*\.$/);
    },
  );
});

test.each([
  [' https://acme.atlassian.net ', /^The address has blanks around it\.$/],
  ['https://acme.atlassian.net/?selected=1', /query or a fragment, which is left out/],
  ['https://acme.atlassian.net/#top', /query or a fragment, which is left out/],
  ['https://acme.atlassian.net//jira', /double slash in its path/],
  ['acme.atlassian.net', /had no scheme; https:\/\/acme\.atlassian\.net was taken/],
  ['//acme.atlassian.net', /had no scheme; https:\/\/acme\.atlassian\.net was taken/],
  ['https://acme.atlassian.net', /^$/],
])('what is odd about %j is said, and stops nothing', (text, words) => {
  const reading = readSiteAddress(text);
  expect(reading.ok && reading.address.oddities.join(' ')).toMatch(words);
});

test.each([
  ['https://api.atlassian.com/ex/jira/cloud-1', /is the gateway; give the address of the site itself/],
  ['https://proxy.example/ex/jira/cloud-1', /is the gateway/],
  ['api.atlassian.com', /is the gateway/],
  ['ftp://acme.example', /starts with ftp:\/\//],
  ['http://acme.example/jira/', /in the clear; write https:\/\/acme\.example\/jira\.$/],
  ['https://', /is not a web address/],
])('%s is refused, and it is said what to write', (text, words) => {
  const reading = readSiteAddress(text);
  expect(reading.ok ? '' : reading.problem).toMatch(words);
});

describe('an authorization in the browser', () => {
  const wish = (
    port: number,
    answers: Awaited<ReturnType<TokenEndpoint['caller']['send']>> | null = null,
  ) => ({
    endpoint: {
      caller: { send: async () => answers ?? Promise.reject(new Error('nobody is asked')) },
      authUrl: 'https://auth.example',
      now: () => new Date(),
    } as TokenEndpoint,
    client: { clientId: 'client-1', clientSecret: secret('s') },
    scopes: ['read:jira-work'],
    port,
    state: 'st',
    patienceMs: 20_000,
    whileWaiting: <T>(work: () => Promise<T>) => work(),
  });
  /** A browser that comes back with these words. */
  const back = (query: string, told: string[] = []) => ({
    open: async (url: string) => {
      const { searchParams } = new URL(url);
      const redirect = searchParams.get('redirect_uri') ?? '';
      void fetch(`${redirect}?state=${searchParams.get('state')}&${query}`);
      return true;
    },
    tell: (line: string) => void told.push(line),
  });
  const never = new AbortController().signal;

  test('that was refused is handed on as the authorization server said it, and names the callback before', async () => {
    const told: string[] = [];
    const query = 'error=access_denied&error_description=User+said+no';
    const outcome = await authorizeInBrowser(wish(await freePort()), back(query, told), never);
    expect(outcome).toMatchObject({ ok: false, problem: expect.stringContaining('access_denied') });
    expect(outcome.exchange).toMatchObject({
      place: 'authorization-server',
      request: { method: 'GET', url: expect.stringContaining('https://auth.example/authorize') },
      response: { status: 302, headers: { location: expect.stringMatching(/error=access_denied.*User/) } },
    });
    expect(told.join('\n')).toMatch(
      /https:\/\/auth\.example\/authorize\S+[\s\S]*callback URL http:\/\/localhost:\d+\/callback/,
    );
  });

  test('whose code is refused says so, with what the server answered', async () => {
    const request = { method: 'POST', url: 'https://auth.example/oauth/token', headers: {}, body: null };
    const body = '{"error":"invalid_grant"}';
    const refused = answerOf({ request, response: { status: 403, headers: {}, body } }, body, null);
    const outcome = await authorizeInBrowser(wish(await freePort(), refused), back('code=c'), never);
    expect(outcome).toMatchObject({
      ok: false,
      problem: 'The authorization server refused the code.',
      exchange: { response: { status: 403 } },
    });
  });

  test('that cannot listen on its port says which, and what to do', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const outcome = await authorizeInBrowser(wish(port), back('code=c'), never);
    taken.close();
    expect(outcome).toMatchObject({
      ok: false,
      problem: expect.stringMatching(new RegExp(`^Port ${port} .*--callback-port`)),
      exchange: null,
    });
  });

  test('that nobody answers ends with the patience, and no exchange is made up', async () => {
    const waiting = { ...wish(await freePort()), patienceMs: 5 };
    const silent = { open: async () => false, tell: () => undefined };
    expect(await authorizeInBrowser(waiting, silent, never)).toMatchObject({ ok: false, exchange: null });
  });
});

test('a variable that is set to nothing is not set', () => {
  const given = credentialsFromEnvironment({
    CLEARANCE_EMAIL: '',
    CLEARANCE_CLIENT_ID: '',
    CLEARANCE_PAT: ' x ',
  });
  expect([given.email, given.clientId, given.apiToken]).toEqual([null, null, null]);
  expect(given.pat?.reveal()).toBe(' x ');
});

test.each([
  [{}, 'api-token', ['CLEARANCE_EMAIL', 'CLEARANCE_API_TOKEN']],
  [{ CLEARANCE_API_TOKEN: 't' }, 'api-token', ['CLEARANCE_EMAIL']],
  [{ CLEARANCE_CLIENT_ID: 'c' }, 'oauth-client-credentials', ['CLEARANCE_CLIENT_SECRET']],
  [{ CLEARANCE_SHARED_SECRET: 's' }, 'connect-app', ['CLEARANCE_APP_KEY']],
  [{ CLEARANCE_PAT: 'p' }, 'api-token', ['CLEARANCE_EMAIL', 'CLEARANCE_API_TOKEN']],
])('with %j the kind that was begun is %s, and %j is missing', (env, kind, missing) => {
  const given = credentialsFromEnvironment(env);
  expect(begunKind(given)).toBe(kind);
  expect(missingVariables(begunKind(given), given)).toEqual(missing);
});

test.each([
  ['connect-user', ['APP_KEY', 'SHARED_SECRET', 'OAUTH_CLIENT_ID', 'ACCOUNT_ID']],
  ['connect-app', ['APP_KEY', 'SHARED_SECRET']],
  ['pat', ['PAT']],
  ['oauth-3lo', ['CLIENT_ID', 'CLIENT_SECRET']],
  ['service-account-token', ['EMAIL', 'API_TOKEN']],
  ['password', ['EMAIL', 'API_TOKEN']],
] as const)('%s needs %j', (kind, names) => {
  const needed = names.map((name) => `CLEARANCE_${name}`);
  expect(missingVariables(kind, credentialsFromEnvironment({}))).toEqual(needed);
  const all = Object.fromEntries(needed.map((name) => [name, 'x']));
  expect(missingVariables(kind, credentialsFromEnvironment(all))).toEqual([]);
});

describe('the loopback address', () => {
  test('takes the code of this attempt only', async () => {
    const receiver = await openLoopback('right', 0);
    const wrong = await fetch(`${receiver.redirectUri}?state=wrong&code=stolen`);
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain('belongs to another attempt. Start again from the terminal.');
    const outcome = receiver.received(new AbortController().signal);
    const done = await fetch(`${receiver.redirectUri}?state=right&code=good`);
    expect([done.status, await done.text()]).toEqual([
      200,
      expect.stringContaining('You can close this window'),
    ]);
    const received = await outcome;
    expect(received.ok && received.code.reveal()).toBe('good');
    await receiver.close();
    await expect(fetch(receiver.redirectUri)).rejects.toThrow();
  });

  const raw = (port: string, head: string): Promise<string> =>
    new Promise((resolve, reject) => {
      let heard = '';
      const socket = connect(Number(port), '127.0.0.1', () => socket.end(`${head}\r\n\r\n`));
      socket.on('data', (bytes) => {
        heard += bytes.toString();
      });
      socket.on('close', () => resolve(heard.split('\r\n')[0] ?? ''));
      socket.on('error', reject);
    });

  test('is not ended by what any page can send, and answers to its own name only', async () => {
    const receiver = await openLoopback('right', 0);
    const { port } = new URL(receiver.redirectUri);
    const here = `Host: localhost:${port}`;
    for (const path of ['//', '//[', '/\\', '//callback?state=right&code=x', '//%zz', '*', 'http://[/'])
      expect(await raw(port, `GET ${path} HTTP/1.1\r\n${here}`)).toMatch(/^HTTP\/1\.1 40[04] /);
    const callback = 'GET /callback?state=right&code=stolen HTTP/1.1';
    expect(await raw(port, `${callback}\r\nHost: evil.example:${port}`)).toMatch(/^HTTP\/1\.1 421 /);
    await raw(port, `GET /callback?state=right&code=good HTTP/1.1\r\n${here}`);
    const received = await receiver.received(new AbortController().signal);
    expect(received.ok && received.code.reveal()).toBe('good');
    await receiver.close();
  });

  test('keeps words of a refusal, and no markup', async () => {
    const receiver = await openLoopback('s', 0);
    const page = await fetch(
      `${receiver.redirectUri}?state=s&error=access_denied&error_description=<script>alert(1)</script>`,
    );
    expect(await page.text()).not.toContain('alert');
    const outcome = await receiver.received(new AbortController().signal);
    await receiver.close();
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { error: 'access_denied', description: 'scriptalert1script' },
    });
  });
});

describe('a refresh token cannot be lost', () => {
  const tokens = (text: string) => ({
    accessToken: secret('first'),
    refreshToken: secret(text),
    scopes: null,
    issuedAt: 0,
    expiresAt: 1,
  });

  test('the old one stays until the new one is in hand, and one at a time refreshes', async () => {
    const seen: string[] = [];
    let answers = 0;
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += String(chunk);
      });
      request.on('end', () => {
        seen.push(JSON.parse(body).refresh_token);
        answers += 1;
        if (answers === 1) return void request.socket.destroy();
        response.setHeader('content-type', 'application/json');
        response.end(
          JSON.stringify({ access_token: `a${answers}`, refresh_token: `r${answers}`, expires_in: 3600 }),
        );
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const authUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const now = (): Date => new Date();
    const transport = openTransport({ now });
    const caller = transport.caller({ lane: 'test', origins: [authUrl] });
    const grant = holdGrant(
      { caller, authUrl, now },
      { clientId: 'c', clientSecret: secret('s') },
      tokens('r0'),
    );

    const lost = await grant.refresh();
    expect(lost?.ok).toBe(false);
    expect(grant.current().refreshToken?.reveal()).toBe('r0');

    const [one, two] = await Promise.all([grant.refresh(), grant.refresh()]);
    expect([one?.ok, two?.ok]).toEqual([true, true]);
    expect(grant.current().refreshToken?.reveal()).toBe('r2');
    expect(seen).toEqual(['r0', 'r0']);
    await transport.close();
    server.close();
  });
});

describe('the time of a check', () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
  });
  afterEach(() => {
    mock.timers.reset();
  });

  test('does not run while a person is in the browser', async () => {
    const deadline = startDeadline(60_000, new AbortController().signal);
    await deadline.whileWaiting(async () => mock.timers.tick(120_000));
    expect(deadline.expired()).toBe(false);
    mock.timers.tick(60_000);
    expect([deadline.expired(), deadline.signal.aborted]).toEqual([true, true]);
    deadline.close();
  });
});

test('a certificate of another host speaks of the address, and is said before the way there', () => {
  const table = loadOperations();
  const url = 'https://jira.example.com/rest/api/3/serverInfo';
  const failure = {
    kind: 'tls' as const,
    message: "ERR_TLS_CERT_ALTNAME_INVALID: Hostname/IP does not match certificate's altnames",
  };
  const exchanges = [{ request: { method: 'GET', url, headers: {}, body: null }, response: null, failure }];
  const findings = siteFindings(
    { deployment: null, exchanges },
    judgeFor({ table }, { site: 'https://jira.example.com', deployment: null, gateways: [] }),
  );
  const said = unansweredFirst(findings, { exchanges });
  expect(said[0]?.cause).toBe('wrong-site-url');
  expect(said.map(({ confidence }) => confidence)).toEqual(
    said.map(({ confidence }) => confidence).toSorted((a, b) => b - a),
  );
});

test('an identity that was tried is handed on without patience: the run brings its own', async () => {
  const asked: string[] = [];
  const baseUrl = 'https://acme.atlassian.net';
  const ask: Identity['ask'] = async ({ method, path }) => {
    asked.push(path);
    const json = JSON.stringify({ accountId: 'ada' });
    const [status, body] = path.includes('/myself') ? [200, json] : [429, null];
    const request = { method, url: baseUrl + path, headers: {}, body: null };
    return answerOf({ request, response: { status, headers: {}, body } }, body, null);
  };
  const tried: Identity = {
    kind: 'api-token',
    label: 'the API token',
    scopes: null,
    baseUrl,
    authenticate: async () => ({ ok: true }),
    ask,
    call: async (request) => (await ask(request)).exchange,
  };
  const { identity, acceptance } = await tryIdentity(tried, new AbortController().signal);
  expect(acceptance).toBe('accepted');
  await identity.ask({ method: 'GET', path: '/rest/api/3/role' });
  expect(asked.filter((path) => path.endsWith('/role'))).toHaveLength(1);
});

test.each(['acme.atlassian.net', 'acme.jira.com', 'acme.atlassian-us-gov-mod.net'])(
  '%s is Cloud by its name',
  (host) => {
    const address = (of: string) => ({
      url: `https://${of}`,
      origin: `https://${of}`,
      path: '',
      local: false,
      oddities: [],
    });
    expect([isCloudName(address(host)), isCloudName(address(`${host}.example.com`))]).toEqual([true, false]);
  },
);
