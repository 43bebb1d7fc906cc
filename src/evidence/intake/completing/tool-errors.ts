import type { Exchange } from '../../exchange.ts';
import { isRecord } from '../../is-record.ts';
import { parseJson, toolTexts } from '../values/index.ts';

/**
 * A server for agents (MCP) answers 200 and says inside that its tool failed: that is a refusal of a call of its own, whose
 * address and status nobody states. https://modelcontextprotocol.io/specification/2025-06-18/server/tools#error-handling
 */
export function withToolErrors(exchanges: readonly Exchange[]): Exchange[] {
  return exchanges.flatMap((exchange) => {
    const said = (exchange.response?.status ?? 400) < 400 ? saidByTool(exchange.response?.body ?? '') : null;
    return said === null
      ? [exchange]
      : [
          exchange,
          {
            request: { method: 'GET', url: '', headers: exchange.request.headers, body: null },
            response: { status: null, headers: {}, body: said },
          },
        ];
  });
}

function saidByTool(body: string): string | null {
  if (!/["']isError["']\s{0,3}:\s{0,3}true/.test(body)) return null;
  // Sent as an event, the record stands behind "data:".
  const json = parseJson(/^(?:event: .{0,80}\n)?data: (.*)$/m.exec(body)?.[1] ?? body);
  const value = json.ok && isRecord(json.value) ? json.value : {};
  return toolTexts(isRecord(value.result) ? value.result : value);
}
