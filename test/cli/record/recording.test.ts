import { stripVTControlCharacters } from 'node:util';
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
  expect(refusal && stripVTControlCharacters(refusalText(refusal))).toMatch(
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
