import { createJira, type Jira } from '../../../src/simulated-jira/index.ts';
import { accounts } from '../../../src/simulated-jira/new-site/people.ts';
import { get, jsonOf, postJson } from '../calls.ts';
import { appId } from './manifest-text.ts';

let jira: Jira;
beforeAll(async () => {
  jira = await createJira();
});
beforeEach(() => jira.reset());
afterAll(() => jira.close());

/** The condition that keeps the page from Ada and from Mika; null: it is shown. */
async function keptBy(displayConditions: object, around = ''): Promise<(string | null)[]> {
  const manifest = {
    app: { id: appId, runtime: { name: 'nodejs22.x' } },
    modules: { 'jira:adminPage': [{ key: 'panel', title: 'Panel', resource: 'main', displayConditions }] },
    permissions: { scopes: ['write:app-data:jira'] },
    resources: [{ key: 'main', path: 'static' }],
  };
  await jira.control('/forge-apps', { manifest });
  return Promise.all(
    [accounts.admin, accounts.member].map(async (as) => {
      const query = `module=panel&as=${as}${around}`;
      const page = await jsonOf(
        await get(`${jira.controlUrl}/forge-apps/${encodeURIComponent(appId)}/page?${query}`),
      );
      const opened = await get(page.url);
      expect(opened.status).toBe(page.shown ? 200 : 403);
      return page.shown ? null : page.unmetCondition;
    }),
  );
}

const issue = '&issue.key=PAY-1';

test.each<[string, object, (string | null)[], string]>([
  ['administrators', { isAdmin: true }, [null, 'isAdmin'], ''],
  ['everybody else', { isAdmin: false }, ['isAdmin', null], ''],
  ['who is logged in', { isLoggedIn: true }, [null, null], ''],
  ['a global permission', { hasGlobalPermission: 'ADMINISTER' }, [null, 'hasGlobalPermission'], ''],
  [
    'a permission in the project',
    { hasProjectPermission: 'ADMINISTER_PROJECTS' },
    [null, 'hasProjectPermission'],
    issue,
  ],
  [
    'no project in view',
    { hasProjectPermission: 'BROWSE_PROJECTS' },
    ['hasProjectPermission', 'hasProjectPermission'],
    '',
  ],
  ['a project', { projectKey: 'PAY' }, [null, null], issue],
  ['another project', { projectKey: 'OTHER' }, ['projectKey', 'projectKey'], issue],
  ['all of several', { isLoggedIn: true, isAdmin: true }, [null, 'isAdmin'], ''],
  ['any of several', { or: { isAdmin: true, projectKey: 'PAY' } }, [null, null], issue],
  ['a list', { or: [{ isAdmin: true }, { projectKey: 'NOPE' }] }, [null, 'or'], issue],
  ['not', { not: { isAdmin: true } }, ['not', null], ''],
  [
    'nested',
    { or: { isAdmin: true, and: { projectKey: 'PAY', not: { issueType: 'Epic' } } } },
    [null, null],
    issue,
  ],
  ['one that is not known', { jiraExpression: 'false' }, [null, null], ''],
])('%s', async (_, conditions, expected, around) => {
  expect(await keptBy(conditions, around)).toEqual(expected);
});

test('properties of the issue and of the app', async () => {
  await jira.control('/state', {
    issues: [{ key: 'PAY-1', properties: { mine: { on: 42 } } }],
  });
  const equal = { entity: 'issue', propertyKey: 'mine', objectName: 'on', value: '42' };
  expect(await keptBy({ entityPropertyEqualTo: equal }, issue)).toEqual([null, null]);
  expect(await keptBy({ entityPropertyEqualTo: { ...equal, value: '41' } }, issue)).toEqual(
    Array(2).fill('entityPropertyEqualTo'),
  );
  const { apiBaseUrl, app } = await jsonOf(
    await postJson(`${jira.controlUrl}/forge-apps/${encodeURIComponent(appId)}/tokens`, {}),
  );
  const kept = await fetch(`${apiBaseUrl}/rest/forge/1/app/properties/plan`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${app}`, 'content-type': 'application/json' },
    body: '["a","b"]',
  });
  expect(kept.status).toBe(201);
  const plan = (value: string) => ({
    entityPropertyContainsAny: { entity: 'app', propertyKey: 'plan', value },
  });
  expect(await keptBy(plan('b'))).toEqual([null, null]);
  expect(await keptBy(plan('c'))).toEqual(Array(2).fill('entityPropertyContainsAny'));
});
