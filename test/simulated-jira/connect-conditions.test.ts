import { createJira, type Jira } from '../../src/simulated-jira/index.ts';
import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { get, jsonOf } from './calls.ts';
import { installed, TestApp } from './connect-app.ts';

let jira: Jira;
let app: TestApp;
beforeAll(async () => {
  jira = await createJira();
  app = await TestApp.start();
});
beforeEach(() => jira.reset());
afterAll(() => Promise.all([jira.close(), app.close()]));

/** Installs the app with one page that has these conditions. */
async function withConditions(...conditions: object[]): Promise<void> {
  app.extra = {
    modules: { generalPages: [{ key: 'page', name: { value: 'Page' }, url: '/page', conditions }] },
  };
  await installed(jira.controlUrl, app.descriptorUrl);
}

async function unmet(as: string, around = 'issue.key=PAY-1'): Promise<string | null> {
  const shown = await jsonOf(
    await get(`${jira.controlUrl}/apps/test-app/page?module=page&as=${as}&${around}`),
  );
  return shown.shown ? null : shown.unmetCondition;
}

const { admin, member } = accounts;
const param = (condition: string, params: object) => ({ condition, params });

test.each([
  ['user_is_admin', { condition: 'user_is_admin' }, [null, 'user_is_admin'], 'issue.key=PAY-1'],
  ['inverted', { condition: 'user_is_admin', invert: true }, ['not user_is_admin', null], 'issue.key=PAY-1'],
  [
    'a global permission',
    param('has_global_permission', { permission: 'ADMINISTER' }),
    [null, 'has_global_permission'],
    '',
  ],
  [
    'a permission in the project',
    param('has_project_permission', { permission: 'ADMINISTER_PROJECTS' }),
    [null, 'has_project_permission'],
    'project.key=PAY',
  ],
  [
    'its older name',
    param('has_issue_permission', { permission: 'browse' }),
    [null, null],
    'issue.key=PAY-1',
  ],
  [
    'no project in view',
    param('has_project_permission', { permission: 'BROWSE_PROJECTS' }),
    ['has_project_permission', 'has_project_permission'],
    '',
  ],
  [
    'no issue in view',
    { condition: 'is_issue_unresolved' },
    ['is_issue_unresolved', 'is_issue_unresolved'],
    'project.key=PAY',
  ],
  [
    'the project of the issue in view, whatever else is named',
    { condition: 'has_selected_project' },
    [null, null],
    'issue.key=PAY-1&project.key=NONE',
  ],
  ['an issue that is open', { condition: 'is_issue_unresolved' }, [null, null], 'issue.key=PAY-1'],
  [
    'access to a product',
    param('can_use_application', { applicationKey: 'jira-servicedesk' }),
    [null, 'can_use_application'],
    '',
  ],
  [
    'one of two',
    { or: [{ condition: 'user_is_admin' }, { condition: 'user_is_logged_in' }] },
    [null, null],
    '',
  ],
  [
    'both of two',
    { and: [{ condition: 'user_is_admin' }, { condition: 'user_is_logged_in' }] },
    [null, 'user_is_admin'],
    '',
  ],
  [
    'the older form of one of two',
    { type: 'OR', conditions: [{ condition: 'user_is_admin' }, { condition: 'user_is_project_admin' }] },
    [null, 'user_is_admin'],
    'project.key=PAY',
  ],
  ['one that is not known', { condition: 'no_such_condition' }, [null, null], ''],
])('a page is shown where its condition is met: %s', async (_, condition, expected, around) => {
  await withConditions(condition);
  expect([await unmet(admin, around), await unmet(member, around)]).toEqual(expected);
});

test.each([
  ['entity_property_exists', {}, true],
  ['entity_property_exists', { objectName: 'deep.list' }, true],
  ['entity_property_exists', { objectName: 'shallow' }, false],
  ['entity_property_equal_to', { objectName: 'on', value: 'true' }, true],
  ['entity_property_equal_to', { objectName: 'on', value: 'false' }, false],
  ['entity_property_equal_to', { objectName: 'name', value: 'red' }, true],
  ['entity_property_contains_any', { objectName: 'deep.list', value: '["b","z"]' }, true],
  ['entity_property_contains_all', { objectName: 'deep.list', value: '["b","z"]' }, false],
  ['entity_property_contains_all', { objectName: 'deep.list', value: '["b","a"]' }, true],
  ['entity_property_contains_any_user_group', { objectName: 'groups' }, true],
  ['entity_property_exists', { entity: 'issue' }, false],
])('%s %j', async (condition, params, shown) => {
  await withConditions(param(condition, { entity: 'project', propertyKey: 'kept', ...params }));
  expect(await unmet(admin)).toBe(condition);
  const value = { on: true, name: 'red', deep: { list: ['a', 'b'] }, groups: ['jira-admins-acme'] };
  await jira.control('/state', { projects: [{ key: 'PAY', properties: { kept: value } }] });
  expect((await unmet(admin)) === null).toBe(shown);
});

test('properties of the app and of whoever looks count, too', async () => {
  await withConditions(
    param('entity_property_equal_to', { entity: 'addon', propertyKey: 'kept', value: '1' }),
    param('entity_property_equal_to', { entity: 'user', propertyKey: 'kept', value: '"x"' }),
  );
  expect(await unmet(admin)).toBe('entity_property_equal_to');
  const own = `${jira.siteUrl}/rest/atlassian-connect/1/addons/test-app/properties/kept`;
  expect((await app.call('PUT', own, 1)).status).toBe(201);
  expect(await unmet(admin)).toBe('entity_property_equal_to');
  const { authorization = '' } = jira.credential('api-token', 'Ada Admin');
  const answer = await fetch(`${jira.siteUrl}/rest/api/3/user/properties/kept?accountId=${admin}`, {
    method: 'PUT',
    headers: { authorization, 'content-type': 'application/json' },
    body: '"x"',
  });
  expect(answer.status).toBe(201);
  expect(await unmet(admin)).toBeNull();
});

test('the site does not show what its conditions keep back', async () => {
  await withConditions({ condition: 'user_is_admin' });
  const page = `${jira.siteUrl}/plugins/servlet/ac/test-app/page`;
  expect((await fetch(`${page}?as=${admin}`)).status).toBe(200);
  const kept = await fetch(`${page}?as=${member}`);
  expect([kept.status, await kept.text()]).toEqual([403, expect.stringContaining('user_is_admin')]);
});

test('conditions in the address of a page are filled in for the viewer', async () => {
  const url =
    '/page?admin={condition.user_is_admin}&may={condition.has_project_permission(permission=ADMINISTER_PROJECTS)}&none={condition.of_nobody}&key={issue.key}';
  app.extra = { modules: { generalPages: [{ key: 'page', name: { value: 'Page' }, url }] } };
  await installed(jira.controlUrl, app.descriptorUrl);
  const filled = async (as: string) => {
    const page = `${jira.controlUrl}/apps/test-app/page?module=page&as=${as}&issue.key=PAY-1`;
    const { searchParams } = new URL((await jsonOf(await get(page))).url);
    return ['admin', 'may', 'none', 'key'].map((name) => searchParams.get(name));
  };
  expect(await filled(admin)).toEqual(['true', 'true', '', 'PAY-1']);
  expect(await filled(member)).toEqual(['false', 'false', '', 'PAY-1']);
});
