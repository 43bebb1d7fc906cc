import pc from 'picocolors';
import { type ExplainedRefusal, type PassedExchange, Recording } from '../../../src/cli/record/recording.ts';
import { refusalText } from '../../../src/cli/record/text.ts';
import { type HeldScopes, loadOperations } from '../../../src/jira-facts/index.ts';

const table = loadOperations();
const site = 'https://acme.atlassian.net';
const gateway = 'https://api.atlassian.com/ex/jira/11111111-2222-4333-8444-555555555555';
const basic = { authorization: `Basic ${Buffer.from('ada@example.org:ATATT3xFfGF0x').toString('base64')}` };

function passed(url: string, status: number, more: Partial<PassedExchange> = {}): PassedExchange {
  const given = { method: 'GET', url, status, requestHeaders: {}, responseHeaders: {}, responseBody: null };
  return { ...given, ...more };
}

function refusalsOf(calls: readonly PassedExchange[], held: HeldScopes | null = null): ExplainedRefusal[] {
  const told: ExplainedRefusal[] = [];
  const recording = new Recording(table, held, (refusal) => told.push(refusal));
  for (const call of calls) recording.add(call);
  return told;
}

test('calls before a refusal are evidence, each of who made it', () => {
  const dead = { requestHeaders: { authorization: 'Bearer opaque-of-nobody' } };
  const closed = passed(`${site}/rest/api/3/project/PAY`, 404, {
    requestHeaders: basic,
    responseHeaders: { 'content-type': 'application/json' },
    responseBody: `{"errorMessages":["No project could be found with key 'PAY'."],"errors":{}}`,
  });
  const seen = passed(`${site}/rest/api/3/myself`, 200, { requestHeaders: basic });
  const [alone] = refusalsOf([closed]);
  const [beside] = refusalsOf([seen, closed]);
  const [foreign] = refusalsOf([passed(`${site}/rest/api/3/myself`, 200, dead), closed]);
  expect(beside?.finding?.cause).toBe('resource-not-visible');
  const sure = (refusal: ExplainedRefusal | undefined) => refusal?.finding?.confidence ?? 0;
  expect(sure(beside)).toBeGreaterThan(sure(alone));
  expect(sure(foreign)).toBeLessThan(sure(beside));
});

test('the scopes that are held say which one lacks', () => {
  const refused = passed(`${gateway}/rest/api/3/role`, 401, {
    requestHeaders: basic,
    responseBody: '{"code":401,"message":"Unauthorized; scope does not match"}',
  });
  const [refusal] = refusalsOf([refused], { scopes: ['read:jira-work'], world: 'oauth' });
  expect(refusal?.finding?.cause).toBe('scope-missing');
  expect(refusal?.finding?.because.join()).toContain('the scopes held do not open the operation');
  const [other] = refusalsOf([refused], { scopes: ['READ'], world: 'connect' });
  expect(other?.finding?.because.join()).not.toContain('the scopes held');
  expect(refusal && refusalText(refusal, pc.createColors(false))).toMatch(
    /401 GET \/rest\/api\/3\/role: .* \(scope-missing\)\.\n/,
  );
});

test('no credential stays in what is told', () => {
  const refused = passed(`${site}/rest/api/3/role`, 403, { requestHeaders: basic });
  const told = JSON.stringify(
    refusalsOf([passed(`${site}/rest/api/3/myself`, 200, { requestHeaders: basic }), refused]),
  );
  expect(told).not.toContain('ATATT');
  expect(told).not.toContain(basic.authorization.slice(6));
});

test('a recording keeps how often each operation was answered with what, and each kind of refusal once', () => {
  const recording = new Recording(table, null, () => undefined);
  const issue = `${site}/rest/api/3/issue/PAY-1`;
  for (const status of [200, 200, 404, 404]) recording.add(passed(issue, status));
  recording.add(passed(`${site}/rest/unknown/1.0/thing/PAY-12/a%20b`, 403));
  expect(recording.calls()).toEqual([
    {
      method: 'GET',
      operation: 'GET /rest/api/3/issue/{issueIdOrKey}',
      documented: true,
      count: 4,
      statuses: { 200: 2, 404: 2 },
    },
    {
      method: 'GET',
      operation: 'GET /rest/unknown/1.0/thing/{value}/{value}',
      documented: false,
      count: 1,
      statuses: { 403: 1 },
    },
  ]);
  expect(recording.explainedRefusals().map(({ operation, status }) => `${operation} ${status}`)).toEqual([
    'GET /rest/api/3/issue/{issueIdOrKey} 404',
    'GET /rest/unknown/1.0/thing/{value}/{value} 403',
  ]);
  expect(recording.operations().map(({ path }) => path)).toEqual(['/rest/api/3/issue/{issueIdOrKey}']);
});

test.each([
  ['https://acme.atlassian.net/rest/api/3/myself', true],
  ['https://acme.atlassian.net/rest/agile/1.0/board', true],
  ['https://acme.atlassian.net/rest/api/latest/myself', true],
  ['https://acme.atlassian.net/rest/api/1/old', false],
  ['https://acme.atlassian.net/wiki/rest/api/content', false],
  ['https://acme.atlassian.net/login', false],
])('%s is a call of Jira: %s', (url, is) => {
  expect(Recording.isJira(url)).toBe(is);
});
