import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { type DirectSite, directSite } from './direct.ts';

/** Documented parameters of reads that say what is told, in which order, and of what. */
const namesOf = (all: { name: string }[]) => all.map(({ name }) => name);

test('a search for dashboards tells on wish more than what they are called', () => {
  const { ask } = directSite();
  const first = (query: string) => ask('GET', `/dashboard/search?${query}`).body.values[0];
  expect(Object.keys(first('')).sort()).toEqual(['id', 'name', 'self', 'systemDashboard']);
  const whole = first('expand=owner,viewUrl,favourite,favouritedCount,sharePermissions,isWritable');
  expect(whole).toMatchObject({ view: expect.any(String), isFavourite: false, popularity: 0 });
  expect(whole).not.toHaveProperty('editPermissions');
});

test.each(['user/picker', 'groupuserpicker'])('%s brings pictures on wish, in the size asked for', (path) => {
  const { ask } = directSite();
  const first = (query: string) => {
    const { users } = ask('GET', `/${path}?query=ada&${query}`).body;
    return (users.users ?? users)[0];
  };
  expect(first('')).not.toHaveProperty('avatarUrl');
  expect(first('showAvatar=true').avatarUrl).toContain('s=16');
  expect(first('showAvatar=true&avatarSize=large').avatarUrl).toContain('s=48');
});

test('a picker for a field shows who may browse the projects that are named with it', () => {
  const { ask } = directSite();
  const found = (query: string) =>
    ask('GET', `/groupuserpicker?query=uma&${query}`).body.users.users.map(
      ({ displayName }: { displayName: string }) => displayName,
    );
  expect(found('')).toEqual(['Uma Unlicensed']);
  expect(found('projectId=10000')).toEqual(['Uma Unlicensed']);
  expect(found('fieldId=customfield_10001&projectId=10000')).toEqual([]);
});

test('tabs of screens come in pages of a size that is called without an s', () => {
  const { ask } = directSite();
  ask('POST', '/screens', { name: 'Another' });
  expect(ask('GET', '/screens/tabs?maxResult=1').body.values).toHaveLength(1);
});

test('a search for request types finds those of no group on wish', () => {
  const { ask } = directSite();
  const desk = '/rest/servicedeskapi/servicedesk';
  const { id } = ask('GET', desk).body.values[0];
  const issueTypeId = ask('GET', `${desk}/${id}/requesttype`).body.values[0].issueTypeId;
  ask('POST', `${desk}/${id}/requesttype`, { name: 'Out of sight', issueTypeId });
  const found = (query: string) => namesOf(ask('GET', `${desk}/${id}/requesttype?${query}`).body.values);
  expect(found('')).toContain('Out of sight');
  expect(found('searchQuery=sight')).toEqual([]);
  expect(found('searchQuery=sight&includeHiddenRequestTypesInSearch=true')).toEqual(['Out of sight']);
  const everywhere = (query: string) =>
    ask('GET', `/rest/servicedeskapi/requesttype?searchQuery=sight&${query}`).body.size;
  expect([everywhere(''), everywhere('includeHiddenRequestTypesInSearch=true')]).toEqual([0, 1]);
});

test('who makes use of a status, a workflow or its scheme comes in pages by token', () => {
  const { ask } = directSite();
  const [status] = ask('GET', '/statuses/search?searchString=done').body.values;
  const [workflow] = ask('GET', '/workflows/search').body.values;
  const [scheme] = ask('GET', '/workflowscheme').body.values;
  for (const [path, name] of [
    [`/statuses/${status.id}/projectUsages`, 'projects'],
    [`/statuses/${status.id}/workflowUsages`, 'workflows'],
    [`/workflow/${workflow.id}/projectUsages`, 'projects'],
    [`/workflowscheme/${scheme.id}/projectUsages`, 'projects'],
  ] as const) {
    const all = ask('GET', path).body[name];
    expect(all.nextPageToken).toBeNull();
    const one = ask('GET', `${path}?maxResults=1`).body[name];
    expect(one.values).toEqual(all.values.slice(0, 1));
    if (all.values.length === 1) continue;
    const next = ask('GET', `${path}?maxResults=1&nextPageToken=${one.nextPageToken}`).body[name];
    expect(next.values).toEqual(all.values.slice(1, 2));
    expect(ask('GET', `${path}?nextPageToken=x`).status).toBe(400);
  }
});

test('screens are overridden by apps of administrators alone', () => {
  const { ask, askAsApp } = directSite();
  const override = '/issue/PAY-1/editmeta?overrideScreenSecurity=true';
  expect(ask('GET', override).status).toBe(403);
  expect(ask('PUT', '/issue/PAY-1?overrideEditableFlag=true', { fields: { summary: 'x' } }).status).toBe(403);
  expect(askAsApp('an.app', 'GET', override).status).toBe(200);
});

test('a field that is on no screen is set by an app that may override', () => {
  const { ask, askAsApp, world } = directSite();
  for (const { tabs } of world.state.screens)
    for (const tab of tabs) tab.fields = tab.fields.filter((id) => id !== 'duedate');
  const fields = { duedate: '2026-12-01' };
  const dueIn = (query: string) =>
    'duedate' in askAsApp('an.app', 'GET', `/issue/PAY-1/editmeta${query}`).body.fields;
  expect([dueIn(''), dueIn('?overrideScreenSecurity=true')]).toEqual([false, true]);
  expect(askAsApp('an.app', 'PUT', '/issue/PAY-1', { fields }).status).toBe(400);
  expect(askAsApp('an.app', 'PUT', '/issue/PAY-1?overrideScreenSecurity=true', { fields }).status).toBe(204);
  expect(ask('GET', '/issue/PAY-1?fields=duedate').body.fields).toEqual(fields);
});

describe('transitions', () => {
  function hidden(): DirectSite {
    const site = directSite();
    const workflowNames = ['Software Simplified Workflow'];
    const { workflows, statuses } = site.ask('POST', '/workflows', { workflowNames }).body;
    const [{ id, version, statuses: own, transitions }] = workflows;
    const conditions = [{ ruleKey: 'system:restrict-from-all-users', parameters: { restrictMode: 'users' } }];
    const redrawn = transitions.map((each: { name: string }) =>
      each.name === 'Done' ? { ...each, conditions: { operation: 'ALL', conditions } } : each,
    );
    const asked = { statuses, workflows: [{ id, version, statuses: own, transitions: redrawn }] };
    expect(site.ask('POST', '/workflows/update', asked).status).toBe(200);
    return site;
  }

  test('that people are not shown are told on wish, and can be taken', () => {
    const { ask } = hidden();
    const ways = (query: string) => ask('GET', `/issue/PAY-1/transitions?${query}`).body.transitions;
    expect(namesOf(ways(''))).not.toContain('Done');
    const done = ways('skipRemoteOnlyCondition=true').find(({ name }: { name: string }) => name === 'Done');
    expect(ask('POST', '/issue/PAY-1/transitions', { transition: { id: done.id } }).status).toBe(204);
  });

  test('stand in the order of where they lead', () => {
    const { ask, world } = directSite();
    for (const { transitions } of world.state.workflows) transitions.reverse();
    const keys = (query: string) =>
      ask('GET', `/issue/PAY-1/transitions?${query}`).body.transitions.map(
        ({ to }: { to: { statusCategory: { key: string } } }) => to.statusCategory.key,
      );
    expect(keys('')).not.toEqual(keys('sortByOpsBarAndStatus=true'));
    const places = keys('sortByOpsBarAndStatus=true').map((key: string) =>
      ['new', 'indeterminate', 'done'].indexOf(key),
    );
    expect(places).toEqual([...places].sort());
  });
});

test('a board lists nothing for what a query names in vain, where it is not to be validated', () => {
  const { ask, world } = directSite();
  const at = `/rest/agile/1.0/board/${world.state.boards[0]?.id}/issue?jql=status%3DNowhere`;
  expect(ask('GET', at).status).toBe(400);
  expect(ask('GET', `${at}&validateQuery=false`).body).toMatchObject({ total: 0, issues: [] });
});

test('fields are named by their keys on wish', () => {
  const { ask, world } = directSite();
  const [own] = world.state.customFields;
  if (own === undefined) throw new Error('the sample has a custom field');
  Object.assign(own, { app: { key: 'an.app__own' } });
  const shown = (query: string) => Object.keys(ask('GET', `/issue/PAY-1?${query}`).body.fields ?? {});
  expect(shown('fields=an.app__own')).toEqual([]);
  expect(shown('fields=an.app__own&fieldsByKeys=true')).toEqual([own.id]);
  const asked = { jql: 'key = PAY-1', fields: ['an.app__own'], fieldsByKeys: true };
  expect(Object.keys(ask('POST', '/search/jql', asked).body.issues[0].fields)).toEqual([own.id]);
});

test('fields that many work items share come fifty at a time', () => {
  const { ask, world } = directSite();
  for (let i = 0; i < 60; i += 1)
    ask('POST', '/field', {
      name: `Field ${i}`,
      type: 'com.atlassian.jira.plugin.system.customfieldtypes:textfield',
    });
  for (const { id } of world.state.customFields) ask('POST', `/screens/addToDefault/${id}`);
  const at = '/bulk/issues/fields?issueIdsOrKeys=PAY-1,PAY-2';
  const first = ask('GET', at).body;
  expect([first.fields.length, first.endingBefore]).toEqual([50, undefined]);
  const second = ask('GET', `${at}&startingAfter=${first.startingAfter}`).body;
  expect(second.fields.length).toBeGreaterThan(10);
  expect(second.startingAfter).toBeUndefined();
  expect(ask('GET', `${at}&endingBefore=${second.endingBefore}`).body.fields).toEqual(first.fields);
  expect(ask('GET', `${at}&startingAfter=x`).status).toBe(400);
});

test.each([-1, 0, '-10', 'one'])('%s is no id', (id) => {
  const { ask } = directSite();
  const answer = ask('PUT', '/project/PAY/permissionscheme', { id });
  expect([answer.status, JSON.stringify(answer.body)]).toEqual([
    400,
    expect.stringContaining('must be a positive integer'),
  ]);
});

test('an account that is nobody is not among those a picker for a field shows', () => {
  const { ask } = directSite();
  const query = `query=ada&fieldId=customfield_10001&projectId=10000`;
  const { users } = ask('GET', `/groupuserpicker?${query}`).body.users;
  expect(users.map(({ accountId }: { accountId: string }) => accountId)).toContain(accounts.admin);
});
