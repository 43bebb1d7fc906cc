import type { Exchange } from '../../src/evidence/exchange.ts';
import { type Answer, answerOf } from '../../src/jira-client/answer.ts';
import type { Identity } from '../../src/jira-client/identity.ts';
import { loadOperations } from '../../src/jira-facts/operations/index.ts';
import { mendedPath, resourcePath } from '../../src/self-test/ask/differential.ts';
import { evidenceView } from '../../src/self-test/ask/evidence-view.ts';
import { projectAbout } from '../../src/self-test/ask/permissions-here.ts';
import { judgeAnswer } from '../../src/self-test/judge/judge-answer.ts';
import { promisedForm } from '../../src/self-test/judge/promised-form.ts';
import { scopePatch } from '../../src/self-test/outcome/scope-patch.ts';
import { planSelfTest } from '../../src/self-test/plan/make-plan.ts';
import { placed } from '../../src/self-test/run/run-addresses.ts';
import { runSelfTest } from '../../src/self-test/run-self-test.ts';

const table = loadOperations();

const exchange = (url: string, status = 200, headers: Record<string, string> = {}): Exchange => ({
  request: { method: 'GET', url, headers: {}, body: null },
  response: { status, headers, body: null },
});

const answer = (
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
  ranAs: string | null = null,
): Answer =>
  answerOf(exchange('https://acme.atlassian.net/rest/api/3/x', status, headers), JSON.stringify(body), ranAs);
const saying = (text: string, status = 200): Answer => answerOf(answer(status, null).exchange, text, null);

/** Longer than a body that is read as a whole. */
const long = (begin: string): Answer =>
  answerOf(
    {
      ...exchange('https://acme.atlassian.net/rest/api/3/x'),
      response: { status: 200, headers: {}, body: begin },
    },
    null,
    null,
  );

describe('an answer is judged', () => {
  test.each([
    ['a list with something in it', answer(200, { values: [1] }), { kind: 'answered', empty: false }],
    ['an empty list', answer(200, { values: [], total: 0 }), { kind: 'answered', empty: true }],
    ['an object without lists', answer(200, { accountId: 'a' }), { kind: 'answered', empty: false }],
    ['204 in place of what was promised', saying('', 204), { kind: 'refused' }],
    [
      'a refused login that went on as nobody',
      answer(200, [], { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' }),
      { kind: 'refused' },
    ],
    ['an answer to somebody else', answer(200, [1], {}, 'somebody-else'), { kind: 'refused' }],
    ['an answer to the very account', answer(200, [1], {}, 'me'), { kind: 'answered', empty: false }],
    ['a login page', answer(200, null, { 'content-type': 'text/html;charset=UTF-8' }), { kind: 'refused' }],
    ['a redirect', answer(302, null), { kind: 'refused' }],
    ['null', answer(200, null), { kind: 'refused' }],
    ['a number', answer(200, 12), { kind: 'refused' }],
    ['rubbish', saying('xxxxxxxx'), { kind: 'refused' }],
    ['no body', saying(''), { kind: 'refused' }],
    ['accepted, without a body', saying('', 202), { kind: 'refused' }],
    ['more rubbish than is read', long('x'), { kind: 'refused' }],
    ['a longer list than is read', long('[{"id":1},'), { kind: 'answered', empty: false }],
  ])('%s', (_name, given, verdict) => {
    expect(judgeAnswer(given, 'api-token', 'me', 'structure')).toEqual(verdict);
  });

  test.each([
    ['/rest/api/3/attachment/content/{id}', 'any bytes', 'answered'],
    ['/rest/api/2/attachment/thumbnail/{id}', 'any bytes', 'answered'],
    ['/rest/api/3/universal_avatar/view/type/{type}', 'any bytes', 'answered'],
    ['/rest/api/3/universal_avatar/view/type/{type}/avatar/{id}', 'any bytes', 'answered'],
    ['/rest/api/3/universal_avatar/view/type/{type}/owner/{entityId}', 'any bytes', 'answered'],
    ['/rest/api/3/mypreferences', 'a word', 'answered'],
    ['/rest/api/3/projectvalidate/validProjectName', '"A name"', 'answered'],
    ['/rest/api/3/projectvalidate/validProjectName', ' ', 'refused'],
    ['/rest/api/2/projectvalidate/validProjectKey', '"ABC"', 'answered'],
    ['/rest/api/3/projectvalidate/validProjectKey', '{}', 'refused'],
    ['/rest/api/3/project/{id}', '"ABC"', 'refused'],
    ['/rest/agile/1.0/board', 'any bytes', 'refused'],
    ['/rest/api/3/configuration/timetracking', '', 'answered'],
    ['/rest/api/3/configuration/timetracking', 'any bytes', 'refused'],
  ])('%s promises its own form: %s is %s', (path, body, kind) => {
    expect(judgeAnswer(saying(body), 'api-token', null, promisedForm({ path })).kind).toBe(kind);
  });

  test('silence is neither health nor guilt', () => {
    const silent = answerOf({ ...exchange('https://x/'), response: null }, null, null);
    expect(judgeAnswer(silent, 'api-token', null, 'structure')).toEqual({ kind: 'unanswered' });
  });
});

describe('questions that tell causes apart', () => {
  test.each([
    ['/rest/api/3/permissions/', '/rest/api/3/permissions'],
    ['//rest/api/3/role/?x=/a/', '/rest/api/3/role?x=/a/'],
    ['/rest/api/3/role', null],
  ])('%s mends to %s', (path, mended) => {
    expect(mendedPath(path)).toBe(mended);
  });

  test.each([
    ['/rest/api/3/project/PAY/role', '/rest/api/3/project/PAY'],
    ['/rest/api/2/issue/PAY-1/comment?x=1', '/rest/api/2/issue/PAY-1'],
    ['/rest/api/3/project/search', null],
    ['/rest/api/3/project/search/any', null],
    ['/rest/api/2/issue/10001/votes', '/rest/api/2/issue/10001'],
    ['/rest/api/2/issue/createmeta/PAY/issuetypes', null],
    ['/rest/api/3/role', null],
  ])('%s is about %s', (path, resource) => {
    expect(resourcePath(path)).toBe(resource);
  });

  test.each([
    ['/rest/api/3/project/PAY/role', 'PAY'],
    ['/rest/api/3/issue/PAY-7', 'PAY'],
    ['/rest/api/2/issue/createmeta/PAY/issuetypes', 'PAY'],
    ['/rest/api/2/issue/createmeta', null],
    ['/rest/api/2/issue/bulk', null],
  ])('%s is about the project %s', (path, project) => {
    expect(projectAbout({ method: 'GET', path })).toBe(project);
  });
});

describe('the line to change', () => {
  test.each([
    ['connect-app', ['read', 'WRITE'], ['ADMIN'], '"scopes": ["READ", "WRITE", "ADMIN"]'],
    [
      'forge-app',
      ['read:jira-work'],
      ['manage:jira-configuration'],
      'permissions:\n  scopes:\n    - manage:jira-configuration\n    - read:app-system-token\n    - read:app-user-token\n    - read:jira-work',
    ],
    ['oauth-3lo', ['offline_access'], ['read:jira-user'], 'scope=offline_access read:jira-user'],
    ['scoped-api-token', [], ['read:jira-user'], 'tick for the new credential: read:jira-user'],
    ['api-token', [], [], ''],
  ] as const)('%s', (kind, held, missing, patch) => {
    expect(scopePatch(kind, held, missing)).toBe(patch);
  });
});

describe('a run says what its addresses are', () => {
  const addresses = {
    site: 'http://localhost:1234',
    deployment: 'cloud' as const,
    gateways: ['http://localhost:9/gateway'],
  };

  test.each([
    ['http://localhost:1234/rest/api/3/myself', 'site'],
    ['http://localhost:9/gateway/ex/jira/1-2/rest/api/3/myself', 'gateway'],
    ['http://localhost:12345/rest/api/3/myself', undefined],
    ['https://acme.atlassian.net/rest/api/3/myself', undefined],
  ])('%s', (url, place) => {
    expect(placed(exchange(url), addresses).place).toBe(place);
  });

  test('what an exchange says of itself stands', () => {
    const told = { ...exchange('http://localhost:1234/x'), place: 'other' as const };
    expect(placed(told, addresses).place).toBe('other');
  });

  test('a site that is not Cloud is self-hosted, and one that does not say is left open', () => {
    const at = (deployment: 'datacenter' | null) =>
      placed(exchange('http://localhost:1234/x'), { ...addresses, deployment }).place;
    expect([at('datacenter'), at(null)]).toEqual(['self-hosted', undefined]);
  });
});

test('a command to try again quotes what a shell would take apart', () => {
  const view = evidenceView({
    request: {
      method: 'POST',
      url: "https://acme.atlassian.net/rest/api/3/x?q='$(id)'",
      headers: { accept: 'application/json', 'user-agent': 'clearance' },
      body: `{"a":"it's"}`,
    },
    response: { status: 400, headers: {}, body: 'x'.repeat(5000) },
  });
  expect(view.curl).toBe(
    `curl -i -X POST -H 'accept: application/json' --data '{"a":"it'\\''s"}' 'https://acme.atlassian.net/rest/api/3/x?q='\\''$(id)'\\'''`,
  );
  expect(view.bodyExcerpt?.length).toBeLessThan(2000);
});

test.each([
  ['Basic ***', '-u "$EMAIL:$TOKEN"', ''],
  ['Bearer ***', '-H "authorization: Bearer $TOKEN"', ''],
  [
    'JWT *** (iss=key, alg=HS256)',
    '-H "authorization: JWT $TOKEN"',
    '\n# What was sent: JWT (iss=key, alg=HS256)',
  ],
])('a command to try again runs with the reader’s own credential where %s was sent', (sent, option, told) => {
  const url = 'https://acme.atlassian.net/rest/api/3/myself';
  const headers = { authorization: sent, cookie: '***' };
  const { curl } = evidenceView({ request: { method: 'GET', url, headers, body: null }, response: null });
  expect(curl).toBe(`curl -i ${option} '${url}'${told}`);
  expect(curl).not.toContain('***');
});

test('a bug while asking ends the run with it, and nothing else', async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  process.on('unhandledRejection', note);
  const bug = async (): Promise<never> => {
    throw new Error('a bug');
  };
  const identity: Identity = {
    kind: 'api-token',
    label: 'a token',
    scopes: null,
    baseUrl: 'https://acme.atlassian.net',
    authenticate: async () => ({ ok: true }),
    call: bug,
    ask: bug,
  };
  const planned = planSelfTest({ identities: [identity], table });
  if (!planned.ok) throw new Error(planned.problem);
  const run = {
    id: 'x',
    site: { url: identity.baseUrl },
    plan: planned.plan,
    identities: [identity],
    table,
    now: () => new Date(0),
  };
  await expect(runSelfTest(run)).rejects.toThrow('a bug');
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});
