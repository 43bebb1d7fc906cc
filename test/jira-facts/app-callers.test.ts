import { identityKinds } from '../../src/jira-facts/identities/kinds/index.ts';
import { isForOtherApps } from '../../src/jira-facts/operations/app-callers.ts';
import { loadOperations } from '../../src/jira-facts/operations/index.ts';

const table = loadOperations();

function takenFrom(name: string): string[] {
  const operation = table.named(name);
  if (operation === null) throw new Error(`no operation ${name}`);
  return identityKinds.filter((kind) => !isForOtherApps(operation, kind));
}

test('webhooks of apps are for Connect and OAuth 2.0 apps', () => {
  expect(takenFrom('GET /rest/api/3/webhook')).toEqual(['connect-app', 'connect-user', 'oauth-3lo']);
});

test('properties of an app are for Connect and Forge', () => {
  expect(takenFrom('GET /rest/atlassian-connect/1/addons/{addonKey}/properties')).toEqual([
    'connect-app',
    'connect-user',
    'forge-app',
    'forge-user',
  ]);
});

test('where the flags open what the text closes, the flags count', () => {
  expect(
    takenFrom(
      'GET /rest/deployments/0.1/pipelines/{pipelineId}/environments/{environmentId}/deployments/{deploymentSequenceNumber}/gating-status',
    ),
  ).toContain('forge-app');
});

test('development data are taken from whoever has scopes, and from no person', () => {
  const takers = takenFrom('POST /rest/builds/0.1/bulk');
  expect(takers).toContain('oauth-client-credentials');
  for (const person of ['api-token', 'password', 'pat']) expect(takers).not.toContain(person);
});

test('what everybody may call is for nobody else', () => {
  expect(takenFrom('GET /rest/api/3/myself')).toEqual([...identityKinds]);
});
