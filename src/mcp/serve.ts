import type { Readable, Writable } from 'node:stream';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createMcpServer } from './server.ts';
import type { McpOutside } from './tool.ts';

interface McpServerHandle {
  close(): Promise<void>;
}

/** Serves one client on a pair of streams until it closes them. Nothing but the protocol is written to `output`. */
export async function serveMcp(
  input: Readable,
  output: Writable,
  version: string,
  outside: McpOutside,
): Promise<McpServerHandle> {
  const server = createMcpServer(version, outside);
  await server.connect(new StdioServerTransport(input, output));
  return {
    async close() {
      await server.close();
      await outside.simulation.stop();
    },
  };
}
