import { listOf, recordOf, textOf } from './values.ts';

/**
 * What a tool of MCP says in the texts of its result, one a line; null where it has none.
 * https://modelcontextprotocol.io/specification/2025-06-18/server/tools#text-content
 */
export function toolTexts(result: Readonly<Record<string, unknown>>): string | null {
  const texts = listOf(result.content).flatMap((one) => textOf(recordOf(one).text) ?? []);
  return texts.length === 0 ? null : texts.join('\n');
}
