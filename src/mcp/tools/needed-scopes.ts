import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { heldByNames } from '../../app-files/index.ts';
import { loadOperations, resolveCalls, scopeAnswer, statedCall } from '../../jira-facts/index.ts';
import { answer } from '../tool.ts';

const Names = z.array(z.string());
const Output = {
  connect: Names.describe('For a Connect app.'),
  classic: Names.describe('OAuth and Forge, classic names where there are some.'),
  granular: Names.describe('OAuth and Forge, granular names where there are some.'),
  missing: Names.optional(),
  unused: Names.optional(),
  problems: Names.optional(),
};

const most = 5;

/** `needed_scopes`: the least scopes that open a list of operations, and what of it is held. */
export function registerNeededScopes(server: McpServer): void {
  server.registerTool(
    'needed_scopes',
    {
      title: 'Least scopes for Jira operations',
      description:
        'The least OAuth, Forge and Connect scopes that open Jira Cloud REST operations, from the documented table.',
      inputSchema: {
        operations: z.array(z.string()).min(1).max(200).describe('Each "METHOD /path" or a whole address.'),
        have: z.array(z.string()).optional().describe('Scopes held: adds what is missing and unused.'),
      },
      outputSchema: Output,
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ operations, have }) => {
      const stated = operations.map((text) => ({ text, call: statedCall(text) }));
      const calls = stated.flatMap(({ call }) => call ?? []);
      const unread = stated.filter(({ call }) => call === null);
      const table = loadOperations();
      const held = have === undefined ? null : heldByNames(have.join(','));
      const { answer: found } = scopeAnswer(table, resolveCalls(table, calls, false), held);
      const problems = [
        ...unread.map(
          ({ text }) => `"${text.slice(0, 60)}" names no operation: write "GET /rest/api/3/myself".`,
        ),
        ...found.problems.map(({ message }) => message),
      ];
      return answer({
        connect: found.minimal.connect,
        classic: found.minimal.classic,
        granular: found.minimal.granular,
        ...(have === undefined ? {} : { missing: found.missing, unused: found.unused }),
        ...(problems.length === 0 ? {} : { problems: few(problems) }),
      });
    },
  );
}

function few(problems: readonly string[]): string[] {
  if (problems.length <= most) return [...problems];
  return [...problems.slice(0, most), `and ${problems.length - most} more`];
}
