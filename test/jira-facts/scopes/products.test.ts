import { forgeScopeNames, forgeScopesSource, productOfScope } from '../../../src/jira-facts/index.ts';

test.each([
  ['read:issue:jira', 'Jira'],
  ['read:jira-work', 'Jira'],
  ['read:servicedesk-request', 'Jira Service Management'],
  ['read:confluence-content.all', 'Confluence'],
  ['storage:app', 'Forge itself'],
  ['read:me', 'the Atlassian account'],
  ['read:something:new', null],
  ['offline_access', null],
  ['a:constructor', null],
  ['', null],
])('%s belongs to %s', (scope, product) => {
  expect(productOfScope(scope)).toBe(product);
});

test('the list of scopes is one name a line, with its day and source', () => {
  const names = forgeScopeNames();
  expect(names).toContain('read:jira-work');
  expect(names.filter((name) => name.trim() !== name || name === '')).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
  expect(forgeScopesSource.date).toMatch(/^\d{4}-\d\d-\d\d$/);
});
