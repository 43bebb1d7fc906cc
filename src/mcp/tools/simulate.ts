import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import type { ListedCredential } from '../../simulated-jira/index.ts';
import { answer, type McpOutside, refusal } from '../tool.ts';

const shownKinds: readonly ListedCredential['kind'][] = [
  'api-token',
  'scoped-api-token',
  'service-account-token',
];

/** `simulate`: a Jira site of one's own on the loopback interface, to test against. */
export function registerSimulate(server: McpServer, { simulation }: McpOutside): void {
  server.registerTool(
    'simulate',
    {
      title: 'A simulated Jira Cloud site',
      description:
        'Starts (or stops) a simulated Jira Cloud site on localhost with throw-away credentials: it keeps what is written and refuses what Jira refuses, in the same words. For trying calls without a real site.',
      inputSchema: {
        action: z.enum(['start', 'stop', 'requests']),
        scenario: z.string().optional().describe('A state of affairs to begin with; healthy when left out.'),
      },
      annotations: { readOnlyHint: false, destructiveHint: false, openWorldHint: false },
    },
    async ({ action, scenario }) => {
      if (action === 'stop') {
        await simulation.stop();
        return answer({ running: false });
      }
      if (action === 'requests') {
        const jira = simulation.running();
        if (jira === null) return refusal('No simulated Jira runs; start one with action "start".');
        return answer({
          requests: jira
            .requests()
            .slice(-8)
            .map(({ method, path, identity, status }) => `${method} ${path} as ${identity}: ${status}`),
        });
      }
      try {
        const jira = await simulation.start(scenario);
        return answer({
          siteUrl: jira.siteUrl,
          gatewayUrl: `${jira.apiUrl}/ex/jira/${jira.cloudId}`,
          controlUrl: jira.controlUrl,
          credentials: shownKinds.flatMap((kind) => shown(jira.credentials, kind)),
        });
      } catch (error) {
        return refusal(error instanceof Error ? error.message.slice(0, 600) : 'It cannot be started.');
      }
    },
  );
}

/** The first of a kind that works. They open the simulation only, so they are no secrets. */
function shown(credentials: readonly ListedCredential[], kind: ListedCredential['kind']) {
  const found = credentials.find((one) => one.kind === kind && one.holds.state === 'works');
  if (found === undefined) return [];
  const { email, token, url, authorization } = found;
  return [{ kind, url, ...(email && token ? { email, token } : { authorization }) }];
}
