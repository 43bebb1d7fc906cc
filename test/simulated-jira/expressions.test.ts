import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { directSite } from './direct.ts';

const { ask } = directSite();
const value = (expression: string, context?: object) =>
  ask('POST', '/expression/evaluate', { expression, context }).body.value;

test.each([
  ['1 + 2 * 3 - -4', 11],
  ['"a" + 1 == "a1" && !(2 > 3)', true],
  ['[1, 2, 3].filter(n => n > 1).map(n => n * 10).join("-")', '20-30'],
  ['[1, 2, 3].reduce((sum, n) => sum + n, 0)', 6],
  ['{ name: "x", list: [true, null] }.list.length', 2],
  ['"Jira".toLowerCase().startsWith("ji") ? "yes" : "no"', 'yes'],
  ['user.accountId', accounts.admin],
  ['user.groups().includes("site-admins")', true],
  ['let one = 1; let two = one + 1; two * 10', 20],
])('%s', (expression, expected) => {
  expect(value(expression)).toEqual(expected);
});

test('issues and projects come from the context, by the rights of the caller', () => {
  expect(value('issue.key + " " + issue.status.name', { issue: { key: 'PAY-3' } })).toBe('PAY-3 In Progress');
  expect(value('project.name', { project: { key: 'OPS' } })).toBe('Operations');
  expect(value('issues.map(i => i.key)', { issues: { jql: { query: 'project = OPS' } } })).toEqual([
    'OPS-1',
    'OPS-2',
  ]);
  expect(value('issue.assignee?.displayName', { issue: { key: 'PAY-1' } })).toBe('Mika Member');
  const hidden = ask(
    'POST',
    '/expression/evaluate',
    { expression: 'issue.key', context: { issue: { key: 'PAY-2' } } },
    accounts.member,
  );
  expect(hidden.status).toBe(404);
});

test.each([
  'issue.key',
  'nothing',
  '1 + true',
  'user.wings',
  '[1].fly()',
  '1 +',
  '"open',
  'let one = 1',
  'user.accountId()',
])('%s is refused', (expression) => {
  const { status, body } = ask('POST', '/expression/evaluate', { expression });
  expect([status, body.errorMessages[0]]).toEqual([400, expect.stringContaining('Evaluation failed')]);
});

test.each(['[1].push(2)', '"a".at(0)', 'user.toString()'])(
  '%s is no function of expressions',
  (expression) => {
    const { body } = ask('POST', '/expression/evaluate', { expression });
    expect(body.errorMessages[0]).toContain('Unrecognized function');
  },
);

test('analysis tells where an expression breaks', () => {
  const { results } = ask('POST', '/expression/analyse', { expressions: ['1 + 1', '1 +\n(2'] }).body;
  expect(results).toEqual([
    { expression: '1 + 1', valid: true },
    {
      expression: '1 +\n(2',
      valid: false,
      errors: [expect.objectContaining({ line: 2, column: 3, type: 'syntax' })],
    },
  ]);
});
