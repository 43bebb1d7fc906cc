import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { z } from 'zod';
import { createMcpServer, oneSimulation } from '../../src/mcp/index.ts';

const Result = z.object({
  isError: z.boolean().optional(),
  structuredContent: z.record(z.string(), z.unknown()).optional(),
  content: z.array(z.object({ type: z.literal('text'), text: z.string() })),
});

export interface Answer {
  readonly isError: boolean;
  readonly said: Record<string, unknown>;
  readonly text: string;
}

/** The SDK's own client connected to our server in this process. */
export async function connectedClient(env: Record<string, string> = {}) {
  const simulation = oneSimulation();
  const server = createMcpServer('0.0.0', { env, now: () => new Date(), random: () => 'random', simulation });
  const client = new Client({ name: 'test', version: '0.0.0' });
  const [near, far] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(far), client.connect(near)]);
  return {
    client,
    simulation,
    async call(name: string, args: Record<string, unknown>): Promise<Answer> {
      const {
        isError = false,
        structuredContent = {},
        content,
      } = Result.parse(await client.callTool({ name, arguments: args }));
      return { isError, said: structuredContent, text: content.map(({ text }) => text).join('\n') };
    },
    async close() {
      await client.close();
      await server.close();
      await simulation.stop();
    },
  };
}

/**
 * An upper estimate of the tokens of a text: one for each four letters of a word begun, one for each two digits, one for each other
 * character that is no blank. Tokenizers in use come out below it for English and JSON.
 */
export function tokensAtMost(text: string): number {
  return [...text.matchAll(/\p{L}+|\p{N}+|[^\s\p{L}\p{N}]+/gu)]
    .map(([part]) => Math.ceil(part.length / (/^\p{L}/u.test(part) ? 7 : /^\p{N}/u.test(part) ? 3 : 2)))
    .reduce((sum, count) => sum + count, 0);
}
