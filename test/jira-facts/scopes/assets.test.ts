import { assetsScope } from '../../../src/jira-facts/index.ts';

const base = '/ex/jira/x/jsm/assets/workspace/w/v1';

test.each([
  ['POST', `${base}/object/aql`, 'read:cmdb-object:jira'],
  ['GET', `${base}/object/7`, 'read:cmdb-object:jira'],
  ['POST', `${base}/object/create`, 'write:cmdb-object:jira'],
  ['DELETE', `${base}/object/7`, 'delete:cmdb-object:jira'],
  ['GET', `${base}/objectschema/list`, 'read:cmdb-schema:jira'],
  ['PUT', `${base}/objecttypeattribute/1/2`, 'write:cmdb-attribute:jira'],
  ['GET', `${base}/objecttype/1`, 'read:cmdb-type:jira'],
  ['GET', '/rest/api/3/object/1', null],
  ['GET', `${base}/nothing`, null],
])('%s %s needs %s', (method, path, scope) => {
  expect(assetsScope(method, path)).toBe(scope);
});
