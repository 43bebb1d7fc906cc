import { createJira, type Jira } from '../../../src/simulated-jira/index.ts';
import { jsonOf, postJson } from '../calls.ts';

let jira: Jira;
beforeAll(async () => {
  jira = await createJira();
});
afterAll(() => jira.close());

const tokenOf = async (clientId: string, clientSecret: string): Promise<string> => {
  const asked = { audience: 'api.atlassian.com', grant_type: 'client_credentials' };
  const answer = await postJson(`${jira.apiUrl}/oauth/token`, {
    ...asked,
    client_id: clientId,
    client_secret: clientSecret,
  });
  return (await jsonOf(answer)).access_token;
};

test('a tool with credentials of its own tells its builds at the address made for it', async () => {
  const { clientId = '', clientSecret = '' } = jira.credential('oauth-client-credentials');
  await jira.control('/state', { oauthClients: [{ clientId, scopes: ['write:build-info:jira'] }] });
  const authorization = `Bearer ${await tokenOf(clientId, clientSecret)}`;
  const build = {
    ...{ pipelineId: 'main', buildNumber: 1, updateSequenceNumber: 1, state: 'successful' },
    ...{ displayName: 'One', url: 'https://ci.example.com/1', lastUpdated: '2026-06-15T10:00:00Z' },
    issueKeys: ['PAY-1'],
  };
  const tell = (cloudId: string) =>
    postJson(
      `${jira.apiUrl}/jira/builds/0.1/cloud/${cloudId}/bulk`,
      { builds: [build], providerMetadata: { product: 'CI' } },
      { authorization },
    );
  const told = await tell(jira.cloudId);
  expect(told.status).toBe(202);
  expect(await told.json()).toMatchObject({ acceptedBuilds: [{ pipelineId: 'main', buildNumber: 1 }] });
  expect((await tell('another-site')).status).toBe(404);
});
