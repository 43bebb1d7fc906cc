import type { Readable, Writable } from 'node:stream';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createMcpServer } from './server.ts';
import type { McpOutside } from './tool.ts';

/** A tool refuses a text that is too long in a sentence; behind this the client would only see the server go. */
const mostBytesOfAMessage = 16 * 1024 * 1024;

interface McpServerHandle {
  /** Resolves when the client has gone, or sends what cannot be read to its end: then with a sentence. */
  readonly ended: Promise<string | null>;
  close(): Promise<void>;
}

/**
 * Serves one client on a pair of streams until it closes them. Nothing but the protocol is written to `output`; `onTrouble` hears a sentence
 * for what is no message of the protocol and so gets no answer.
 */
export async function serveMcp(
  input: Readable,
  output: Writable,
  version: string,
  outside: McpOutside,
  onTrouble: (sentence: string) => void = () => undefined,
): Promise<McpServerHandle> {
  const server = createMcpServer(version, outside);
  const ended = new Promise<string | null>((resolve) => {
    for (const event of ['end', 'close']) input.once(event, () => resolve(null));
    output.on('error', () => resolve(null));
    server.server.onclose = () =>
      resolve(`a message of more than ${mostBytesOfAMessage / 1024 / 1024} MiB cannot be read`);
  });
  server.server.onerror = (error) => {
    if (error instanceof SyntaxError || error.name === 'ZodError')
      onTrouble('a line that is no message of the Model Context Protocol is passed over');
  };
  await server.connect(new StdioServerTransport(input, output, { maxBufferSize: mostBytesOfAMessage }));
  return {
    ended,
    async close() {
      await server.close();
      await outside.simulation.stop();
    },
  };
}
