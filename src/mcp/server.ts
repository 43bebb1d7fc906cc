import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { McpOutside } from './tool.ts';
import { registerCheckCredential } from './tools/check-credential.ts';
import { registerExplainFailure } from './tools/explain-failure.ts';
import { registerNeededScopes } from './tools/needed-scopes.ts';
import { registerSimulate } from './tools/simulate.ts';

/** The server with its tools, to be connected to any transport of the Model Context Protocol. */
export function createMcpServer(version: string, outside: McpOutside): McpServer {
  const server = new McpServer(
    { name: 'clearance', version },
    {
      instructions:
        'When a call to Jira fails or returns less than expected, ask explain_failure before retrying or asking for more rights.',
    },
  );
  registerExplainFailure(server);
  registerNeededScopes(server);
  registerCheckCredential(server, outside);
  registerSimulate(server, outside);
  return server;
}
