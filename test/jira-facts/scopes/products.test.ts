import { forgeScopeNames, forgeScopesSource, productOfScope } from '../../../src/jira-facts/index.ts';

test.each([
  ['read:issue:jira', 'Jira'],
  ['read:jira-work', 'Jira'],
  ['read:board-scope:jira-software', 'Jira Software'],
  ['read:request:jira-service-management', 'Jira Service Management'],
  ['read:servicedesk-request', 'Jira Service Management'],
  ['read:x:servicemanagement', 'Assets'],
  ['read:cmdb-object:cmdb', 'Assets'],
  ['read:confluence-content.all', 'Confluence'],
  ['read:page:confluence', 'Confluence'],
  ['read:x:bitbucket', 'Bitbucket'],
  ['read:x:compass', 'Compass'],
  ['read:x:rovo', 'Rovo'],
  ['read:x:loom', 'Loom'],
  ['read:x:opsgenie', 'Opsgenie'],
  ['read:x:talent', 'Talent'],
  ['read:x:focus', 'Focus'],
  ['read:x:teams', 'Atlassian Teams'],
  ['read:x:atlassian', 'the Teamwork Graph'],
  ['read:x:external', 'the Teamwork Graph'],
  ['read:x:capacity-planning', 'capacity planning'],
  ['read:x:customer-notes', 'customer notes'],
  ['read:x:brie', 'backup and restore'],
  ['read:x:realtime', 'Forge realtime'],
  ['read:x:artifacts', 'artifacts'],
  ['read:x:agent-interface', 'agents'],
  ['storage:app', 'Forge itself'],
  ['read:me', 'the Atlassian account'],
  ['read:account', 'the Atlassian account'],
  ['read:x:personal', 'the Atlassian account'],
  ['read:x:connect', 'Connect in Forge'],
  ['read:x:toString', null],
  ['read', null],
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
