import { readFile } from 'node:fs/promises';
import { parse, stringify } from 'yaml';
import { anonymousIdentity } from '../../src/jira-client/anonymous.ts';
import { forgeAppIdentity, forgeUserIdentity } from '../../src/jira-client/forge.ts';
import type { Identity } from '../../src/jira-client/identity.ts';
import { openTransport } from '../../src/jira-client/transport.ts';
import { forgeToken } from '../../src/simulated-jira/forge/oauth-tokens.ts';
import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import type { Scenario } from '../../src/simulated-jira/scenarios/scenario.ts';
import { type SimulatedJira, startSimulatedJira } from '../../src/simulated-jira/start.ts';
import { Secret } from '../../src/tokens/secret.ts';
import { tinyServer } from '../jira-client/tiny-server.ts';

/** A simulated site with the project's own Forge app installed, its manifest carrying these product scopes. */
export async function forgeSite(
  scopes: readonly string[],
  scenario?: Scenario,
): Promise<{
  readonly jira: SimulatedJira;
  readonly identities: readonly Identity[];
  close(): Promise<void>;
}> {
  const jira = await startSimulatedJira(scenario === undefined ? {} : { scenario });
  const remote = await tinyServer((_request, response) => response.writeHead(204).end());
  const manifest = parse(await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8'));
  manifest.permissions.scopes = [...scopes, 'read:app-system-token', 'read:app-user-token'];
  const installed = await fetch(`${jira.controlUrl}/forge-apps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ manifest: stringify(manifest), remoteUrl: remote.url }),
  });
  if (!installed.ok) throw new Error(`the simulated site refused the app: ${await installed.text()}`);
  const { world } = jira;
  const app = world.state.forgeApps[0];
  if (app === undefined) throw new Error('the app is not on the simulated site');
  const transport = openTransport({ now: () => new Date() });
  const apiBaseUrl = `${jira.apiUrl}/ex/jira/${jira.cloudId}`;
  const caller = transport.caller({ lane: app.installationId, origins: [jira.apiUrl] });
  const tokenOf = (kind: 'forge-system' | 'forge-user', account: string): Secret =>
    new Secret(forgeToken(app, kind, account, app.grantedScopes, world));
  const shared = { caller, apiBaseUrl, scopes };
  const site = transport.caller({ lane: app.installationId, origins: [jira.siteUrl] });
  return {
    jira,
    identities: [
      forgeAppIdentity({ ...shared, accessToken: tokenOf('forge-system', app.accountId) }),
      forgeUserIdentity({
        ...shared,
        accessToken: tokenOf('forge-user', accounts.admin),
        accountId: accounts.admin,
      }),
      anonymousIdentity({ caller: site, baseUrl: jira.siteUrl }),
    ],
    close: async () => {
      await transport.close();
      await jira.close();
      await remote.close();
    },
  };
}
