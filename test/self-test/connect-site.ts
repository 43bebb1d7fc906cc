import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anonymousIdentity } from '../../src/jira-client/anonymous.ts';
import { connectAppIdentity } from '../../src/jira-client/connect-app.ts';
import { connectUserIdentity } from '../../src/jira-client/connect-user.ts';
import type { Identity } from '../../src/jira-client/identity.ts';
import { createTokenCache } from '../../src/jira-client/token-cache.ts';
import { openTransport, type Transport } from '../../src/jira-client/transport.ts';
import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import type { Scenario } from '../../src/simulated-jira/scenarios/scenario.ts';
import { type SimulatedJira, startSimulatedJira } from '../../src/simulated-jira/start.ts';
import { Secret } from '../../src/tokens/secret.ts';

/** A simulated site with a Connect app of these scopes installed in it, and the three identities of its panel. */
export interface ConnectSite {
  readonly jira: SimulatedJira;
  readonly identities: readonly Identity[];
  readonly transport: Transport;
  /** The same three after the app was published with other scopes. */
  identitiesWith(scopes: readonly string[]): readonly Identity[];
  close(): Promise<void>;
}

export const appKey = 'test-app';

export async function connectSite(options: {
  readonly scopes: readonly string[];
  readonly scenario?: Scenario;
  readonly viewer?: string;
}): Promise<ConnectSite> {
  const { scopes, scenario, viewer = accounts.admin } = options;
  const jira = await startSimulatedJira(scenario === undefined ? {} : { scenario });
  const app = await tinyApp(scopes);
  const installed = await fetch(`${jira.controlUrl}/apps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ descriptorUrl: `${app.baseUrl}/atlassian-connect.json` }),
  });
  if (!installed.ok) throw new Error(`the simulated site refused the app: ${await installed.text()}`);
  const record = jira.world.state.connectApps.find(({ key }) => key === appKey);
  if (record === undefined) throw new Error('the app is not on the simulated site');
  const now = (): Date => new Date();
  const transport = openTransport({ now });
  const caller = transport.caller({ lane: record.clientKey, origins: [jira.siteUrl] });
  const shared = {
    caller,
    baseUrl: jira.siteUrl,
    appKey,
    clientKey: record.clientKey,
    sharedSecret: new Secret(record.sharedSecret),
    scopes,
    now,
  };
  const identitiesWith = (declared: readonly string[]): readonly Identity[] => {
    const published = { ...shared, scopes: declared };
    return [
      connectAppIdentity(published),
      connectUserIdentity({
        ...published,
        authServer: transport.caller({ lane: record.clientKey, origins: [jira.connectAuthServerUrl] }),
        authServerUrl: jira.connectAuthServerUrl,
        tokens: createTokenCache({ now }),
        oauthClientId: record.oauthClientId,
        accountId: viewer,
      }),
      anonymousIdentity({ caller, baseUrl: jira.siteUrl }),
    ];
  };
  return {
    jira,
    transport,
    identities: identitiesWith(scopes),
    identitiesWith,
    close: async () => {
      await transport.close();
      await jira.close();
      await app.close();
    },
  };
}

/** The least an app must answer to be installed: its descriptor, and 204 to everything else. */
async function tinyApp(scopes: readonly string[]): Promise<{ baseUrl: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.url !== '/atlassian-connect.json') {
      response.writeHead(204).end();
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        key: appKey,
        name: 'Test app',
        baseUrl,
        authentication: { type: 'jwt' },
        lifecycle: { installed: '/installed', enabled: '/enabled' },
        apiMigrations: { 'signed-install': true, 'context-qsh': true, gdpr: true },
        scopes,
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://localhost:${(server.address() as AddressInfo).port}`;
  return { baseUrl, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
