import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { directSite } from './direct.ts';

/** Parameters that the published documents still list, as deprecated or no longer available. */
const { admin } = accounts;
const onlyByAccount = "'accountId' must be the only user identifying query parameter in GDPR strict mode.";

test.each([
  ['GET', '/user'],
  ['DELETE', '/user'],
  ['GET', '/user/groups'],
  ['GET', '/user/columns'],
  ['DELETE', '/user/columns'],
  ['GET', '/user/properties'],
  ['GET', '/user/properties/x'],
  ['DELETE', '/user/properties/x'],
  ['DELETE', '/issue/PAY-1/watchers'],
  ['DELETE', '/group/user'],
])('%s %s takes an account and no name or key beside it', (method, path) => {
  const { ask } = directSite();
  for (const query of ['username=ada', 'username=ada&accountId=x']) {
    const answer = ask(method, `${path}?groupname=acme-staff&${query}`);
    expect([answer.status, answer.body.errorMessages]).toEqual([400, [onlyByAccount]]);
  }
});

test('whoever is to leave a group must be named', () => {
  const { ask } = directSite();
  expect(ask('DELETE', '/group/user?groupname=acme-staff').status).toBe(400);
  expect(ask('DELETE', '/group/user?groupname=acme-staff&accountId=').status).toBe(400);
  expect(ask('DELETE', '/group/user?groupname=acme-staff&accountId=none').status).toBe(404);
});

test.each(['/dashboard/search', '/filter/search'])(
  '%s finds nothing of a name, and wants one owner',
  (path) => {
    const { ask } = directSite();
    ask('POST', path.replace('/search', ''), {
      name: 'Own',
      jql: 'project = PAY',
      sharePermissions: [],
      editPermissions: [],
    });
    const found = (query: string) => ask('GET', `${path}?${query}`);
    expect(found(`accountId=${admin}`).body.total).toBeGreaterThan(0);
    expect(found('owner=ada').body.total).toBe(0);
    expect(found(`owner=ada&accountId=${admin}`).status).toBe(400);
  },
);

test('a picker of people leaves out accounts, and takes no names beside them', () => {
  const { ask } = directSite();
  const found = (query: string) => ask('GET', `/user/picker?query=ada&${query}`);
  expect(found('exclude=ada').body.users).toHaveLength(1);
  expect(found(`excludeAccountIds=${admin}`).body.users).toEqual([]);
  expect(found(`exclude=ada&excludeAccountIds=${admin}`).status).toBe(400);
});

test('a project has one lead, whichever way it is given', () => {
  const { ask } = directSite();
  const both = { lead: 'ada', leadAccountId: admin };
  const made = { key: 'NEW', name: 'New', projectTypeKey: 'software', ...both };
  for (const answer of [ask('POST', '/project', made), ask('PUT', '/project/PAY', both)])
    expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, ['projectLead']]);
});

test('only development information is still removed up to a sequence', () => {
  const { askAsApp } = directSite();
  const tool = (method: string, path: string, body?: unknown) => askAsApp('tool', method, path, body);
  const flag = {
    ...{ id: 'f', key: 'f', updateSequenceId: 5, issueKeys: ['PAY-1'] },
    summary: { url: 'https://x.example', status: { enabled: true }, lastUpdated: '2026-06-15T10:00:00Z' },
    details: [],
  };
  tool('POST', '/rest/featureflags/0.1/bulk', { flags: [flag], properties: { team: 'x' } });
  tool('DELETE', '/rest/featureflags/0.1/bulkByProperties?team=x&_updateSequenceId=1');
  expect(tool('GET', '/rest/featureflags/0.1/flag/f').status).toBe(404);
  const repository = { id: 'r', name: 'r', url: 'https://x.example', updateSequenceId: 5 };
  const commit = {
    ...{
      id: 'c',
      hash: 'c',
      displayId: 'c',
      updateSequenceId: 5,
      issueKeys: ['PAY-1'],
      message: 'm',
      fileCount: 0,
    },
    ...{ url: 'https://x.example', author: { name: 'A' }, authorTimestamp: '2026-06-15T10:00:00Z' },
  };
  const root = '/rest/devinfo/0.10';
  tool('POST', `${root}/bulk`, {
    repositories: [{ ...repository, commits: [commit] }],
    properties: { team: 'x' },
  });
  const there = () => tool('GET', `${root}/repository/r`).status;
  tool('DELETE', `${root}/bulkByProperties?team=x&_updateSequenceId=4`);
  tool('DELETE', `${root}/repository/r?_updateSequenceId=4`);
  tool('DELETE', `${root}/repository/r/commit/c?_updateSequenceId=4`);
  expect(tool('GET', `${root}/repository/r`).body.commits).toHaveLength(1);
  const has = (until: number) =>
    tool('GET', `${root}/existsByProperties?team=x&_updateSequenceId=${until}`).body
      .hasDataMatchingProperties;
  expect([has(4), has(5)]).toEqual([false, true]);
  tool('DELETE', `${root}/repository/r?_updateSequenceId=5`);
  expect(there()).toBe(404);
});

test.each([
  '/dashboard/search?groupId=x&groupname=y',
  '/filter/search?owner=x&accountId=y',
  '/groups/picker?exclude=x&excludeId=y',
  '/user/search?query=x&accountId=y',
  '/user/assignable/search?project=PAY&query=x&accountId=y',
  '/user/permission/search?projectKey=PAY&permissions=BROWSE_PROJECTS&query=x&accountId=y',
])('only one of two parameters is taken: %s', (path) => {
  const { ask } = directSite();
  const { status, body } = ask('GET', path);
  expect([status, body.errorMessages[0]]).toEqual([400, expect.stringMatching(/are mutually exclusive\.$/)]);
});

test('an assignee is named by account, and nobody is taken away for want of it', () => {
  const { ask } = directSite();
  ask('PUT', '/issue/PAY-1/assignee', { accountId: admin });
  expect(ask('PUT', '/issue/PAY-1/assignee', { name: 'mika' }).body.errorMessages).toEqual([onlyByAccount]);
  expect(ask('GET', '/issue/PAY-1').body.fields.assignee.accountId).toBe(admin);
});
