import fc from 'fast-check';
import { renderJson, renderText } from '../../src/cli/explain-text.ts';
import { Finding } from '../../src/diagnosis/finding-schema.ts';
import { Evidence } from '../../src/evidence/exchange.ts';
import { readRecording } from '../../src/evidence/intake/index.ts';
import { identityKinds } from '../../src/jira-facts/index.ts';
import { anyCharacter } from '../run/any-character.ts';
import { explain, given, site } from './given.ts';

const headerNames = [
  'Authorization',
  'x-seraph-loginreason',
  'X-AAccountId',
  'server',
  'location',
  'content-type',
  'www-authenticate',
  'date',
  'retry-after',
  '__proto__',
  'constructor',
  'Cookie',
  'x-atlassian-token',
];
const text = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: anyCharacter, maxLength: 60 }),
  fc.constantFrom(
    '',
    '[]',
    '{}',
    '{"errorMessages":["x"]}',
    'scope does not match',
    'captcha',
    '<html>',
    '{"errors":{"__proto__":"x"}}',
    '\ud800',
    'AUTHENTICATED_FAILED',
    'Bearer ',
    'Basic !!!',
  ),
);
const url = fc.oneof(
  fc.webUrl(),
  text,
  fc.constantFrom(
    `${site}/rest/api/3/myself`,
    '/rest/api/3/issue/ABC-1',
    'https://api.atlassian.com/ex/jira//rest//',
    'https://auth.atlassian.com/oauth/token',
    'http://[::1]//',
    'https://jira.example.com/jira/rest/api/2/search?jql=a+b&a=1&a=2',
  ),
);
const headers = fc
  .array(fc.tuple(fc.constantFrom(...headerNames), text), { maxLength: 5 })
  .map((pairs) => Object.fromEntries(pairs));
const response = fc.option(
  fc.record({
    status: fc.option(
      fc.oneof(fc.constantFrom(200, 301, 400, 401, 403, 404, 410, 429, 500, 503), fc.integer()),
    ),
    headers,
    body: fc.option(text),
  }),
);
const failure = fc.record({
  kind: fc.constantFrom('dns', 'tls', 'refused', 'timeout', 'reset'),
  message: text,
});
const exchange = fc.record(
  {
    request: fc.record({
      method: fc.oneof(fc.constantFrom('GET', 'POST'), text),
      url,
      headers,
      body: fc.option(text),
    }),
    response,
    failure,
    identity: fc.constantFrom(...identityKinds),
  },
  { requiredKeys: ['request', 'response'] },
);
const evidence = fc.record({
  identity: fc.constantFrom(...identityKinds),
  scopes: fc.option(fc.array(fc.oneof(fc.constantFrom('READ', 'read:jira-work'), text), { maxLength: 4 })),
  accountNotes: fc.option(
    fc.dictionary(
      fc.oneof(
        fc.constantFrom(
          'active',
          'groups',
          'permissions',
          'jwtClaims',
          'tokenExpiresAt',
          'accessibleSites',
          'declaredScopes',
        ),
        text,
      ),
      fc.jsonValue({ maxDepth: 2 }),
      { maxKeys: 4 },
    ),
  ),
  deployment: fc.constantFrom('cloud', 'server', 'datacenter', null),
  exchanges: fc.array(exchange, { maxLength: 4 }),
});

test('10,000 random evidences are explained without a crash, with well-formed findings', () => {
  let explained = 0;
  fc.assert(
    fc.property(evidence, (value) => {
      const parsed = Evidence.safeParse(value);
      if (!parsed.success) return;
      const findings = explain(parsed.data);
      explained += findings.length > 0 ? 1 : 0;
      for (const finding of findings) {
        const checked = Finding.safeParse(finding);
        if (!checked.success) throw new Error(checked.error.message);
      }
    }),
    { numRuns: 10_000 },
  );
  expect(explained).toBeGreaterThan(2_000);
});

/** Half a million characters of anything: a super-linear pattern would outlive the time jest gives a test. */
test.each([
  ['words', (n: number) => 'scope '.repeat(n)],
  ['opening tags', (n: number) => '<'.repeat(n)],
  ['an HTML bomb', (n: number) => `<html>${'<div>'.repeat(n)}`],
  ['deep JSON', (n: number) => `${'['.repeat(n)}${']'.repeat(n)}`],
  ['a broken JWT', (n: number) => 'eyJ'.repeat(n)],
  ['at signs', (n: number) => 'a@'.repeat(n)],
  ['blanks', (n: number) => ' '.repeat(n)],
  ['secret names', (n: number) => '"password":'.repeat(n)],
])('megabytes of %s are read and redacted without hanging', (_, make) => {
  const body = make(500_000);
  const call = { call: `GET ${site}/rest/api/3/myself`, status: 403, body };
  const recording = readRecording(JSON.stringify(given('api-token', [call])), 'x');
  expect(recording.ok && explain(recording.evidence).length).toBeGreaterThan(0);
  const odd = given('api-token', [{ call: `GET ${site}/${body.slice(0, 200_000)}`, status: 404, body }]);
  expect(explain(odd).length).toBeGreaterThan(0);
});

test('broken UTF-8 and prototype keys are text like any other', () => {
  const raw =
    '{"identity":"api-token","__proto__":{"polluted":1},"exchanges":[{"request":{"method":"GET","url":"https://example.atlassian.net/rest/api/3/myself","headers":{"__proto__":"x","constructor":"y"}},"response":{"status":401,"headers":{},"body":"\\ud800{\\"__proto__\\":{\\"polluted\\":1}}"}}]}';
  const recording = readRecording(raw, 'x');
  expect(recording.ok).toBe(true);
  if (recording.ok)
    expect(explain(recording.evidence)[0]?.cause).toMatch(/^(credentials-rejected|anonymous-request)$/);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

const secret = fc
  .string({
    unit: fc.constantFrom(...'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'),
    minLength: 24,
    maxLength: 48,
  })
  .map((value) => `s3Cr${value}9zQ`);
type Plant = (hidden: string) => unknown;
const call = (more: object, answer: object) => ({
  identity: 'api-token',
  exchanges: [
    {
      request: { method: 'GET', url: `${site}/rest/api/3/myself`, headers: {}, ...more },
      response: { status: 401, headers: {}, body: null, ...answer },
    },
  ],
});
const plants: Record<string, Plant> = {
  'a Bearer value': (hidden) => call({ headers: { Authorization: `Bearer ${hidden}` } }, {}),
  'a Basic pair': (hidden) =>
    call({ headers: { Authorization: `Basic ${btoa(`me@example.com:${hidden}`)}` } }, {}),
  'an Authorization without scheme': (hidden) => call({ headers: { Authorization: hidden } }, {}),
  'a cookie': (hidden) =>
    call({ headers: { Cookie: `tenant.session.token=${hidden}` } }, { headers: { 'Set-Cookie': hidden } }),
  'an unknown header': (hidden) =>
    call({ headers: { 'X-Strange': hidden } }, { headers: { 'X-Other': hidden } }),
  'a header name': (hidden) => call({ headers: { [hidden]: 'x' } }, { headers: { [hidden]: 'x' } }),
  'the query': (hidden) =>
    call({ url: `${site}/rest/api/3/myself?access_token=${hidden}&jql=${hidden}` }, {}),
  'user info of the address': (hidden) =>
    call({ url: `https://me:${hidden}@example.atlassian.net/rest/api/3/myself` }, {}),
  'a path': (hidden) => call({ url: `${site}/rest/api/3/${hidden}` }, { status: 404 }),
  'the method': (hidden) => call({ method: hidden }, { status: 405 }),
  'the request body': (hidden) => call({ body: JSON.stringify({ refresh_token: hidden, x: hidden }) }, {}),
  'the response body': (hidden) =>
    call(
      {},
      {
        body: JSON.stringify({ access_token: hidden, errorMessages: [hidden], errors: { [hidden]: hidden } }),
      },
    ),
  'a page': (hidden) => call({}, { body: `<html><input value="${hidden}"></html>` }),
  'the scopes': (hidden) => ({ ...call({}, {}), identity: 'oauth-3lo', scopes: [hidden] }),
  'the notes': (hidden) => ({
    ...call({}, { status: 403 }),
    accountNotes: {
      [hidden]: hidden,
      groups: [hidden],
      adminGroups: [hidden],
      permissions: [hidden],
      lackingPermissions: [hidden],
      declaredScopes: [hidden],
      grantedScopes: [],
      jwtClaims: { iss: hidden },
    },
  }),
  'a failure': (hidden) => ({
    identity: 'api-token',
    exchanges: [
      {
        request: { method: 'GET', url: `${site}/rest/api/3/myself` },
        response: null,
        failure: { kind: 'tls', message: hidden },
      },
    ],
  }),
};

test.each(Object.entries(plants))('a secret in %s reaches no output', (_, plant) => {
  fc.assert(
    fc.property(secret, (hidden) => {
      const raw = plant(hidden);
      const direct = Evidence.parse(raw);
      const recording = readRecording(JSON.stringify(raw), 'case.json');
      if (!recording.ok) throw new Error(recording.problem);
      for (const findings of [explain(direct), explain(recording.evidence)]) {
        const one = [{ id: recording.id, findings }];
        for (const output of [renderText(one), renderJson(one), JSON.stringify(findings)]) {
          if (output.includes(hidden) || output.includes(btoa(hidden).slice(4, -6)))
            throw new Error(`leaked: ${output}`);
        }
      }
    }),
    { numRuns: 40 },
  );
});
