import type { Report } from '../../src/report/model.ts';
import type { Command } from '../../src/simulated-jira/control/commands.ts';
import { addonRoleName } from '../../src/simulated-jira/new-site/permission-schemes.ts';
import type { SimulatedJira } from '../../src/simulated-jira/start.ts';

type ScopeGap = Report['gaps']['scopes'][number];

/** Does on the simulated site what an administrator reads in a report, and nothing else. */
export function commandsFor(report: Report, jira: SimulatedJira): Command[] {
  const { gaps } = report;
  const accountOf = (kind: string): string =>
    report.identities.find((identity) => identity.kind === kind)?.account?.accountId ?? '';
  const groups = gaps.groups.map(({ identity, group, way }): Command => {
    if (way === 'grant') return { do: 'grant-global', permission: 'ADMINISTER', group };
    return { do: 'add-to-group', account: accountOf(identity), group };
  });
  // Global permissions are given to groups only: to one that the account is in.
  const permissions = gaps.globalPermissions
    .filter(({ identity }) => !gaps.groups.some((gap) => gap.identity === identity))
    .map(({ identity, permission }): Command => {
      const group = report.identities.find(({ kind }) => kind === identity)?.account?.groups?.[0] ?? '';
      return { do: 'grant-global', permission, group };
    });
  const inProjects = gaps.projectPermissions.map(({ identity, project, permission }): Command => {
    const role = jira.world.state.projectRoles.find(({ name }) => name === addonRoleName);
    const holder =
      identity === 'connect-app'
        ? { type: 'projectRole' as const, parameter: String(role?.id) }
        : { type: 'user' as const, parameter: accountOf(identity) };
    return { do: 'grant-in-project', project, permission, holder };
  });
  return [...groups, ...permissions, ...inProjects];
}

export async function perform(jira: SimulatedJira, commands: readonly Command[]): Promise<void> {
  const answer = await fetch(`${jira.controlUrl}/state`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ commands }),
  });
  if (!answer.ok) throw new Error(`the simulated site refused: ${await answer.text()}`);
}

/** A new token with the scopes that a report names, in place of the old one: the kinds whose scopes somebody ticks. */
export function tick({ identity, missing }: ScopeGap, { world: { state } }: SimulatedJira): void {
  if (identity === 'oauth-client-credentials') {
    for (const client of state.oauthClients)
      if (client.kind === 'client-credentials') client.scopes.push(...missing);
    return;
  }
  for (const token of state.apiTokens) token.scopes?.push(...missing);
}
