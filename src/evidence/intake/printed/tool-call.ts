import type { Exchange } from '../../exchange.ts';
import { headersOf, recordOf, textOf } from '../values/index.ts';

/**
 * A request and an answer of JSON-RPC side by side, as clients of MCP write them down. A result is carried by a 200, whatever it says:
 * https://modelcontextprotocol.io/specification/2025-06-18/basic/transports#sending-messages-to-the-server
 */
export function toolCallIn(one: Record<string, unknown>): Exchange | null {
  const request = recordOf(one.request ?? one.req);
  const response = recordOf(one.response ?? one.res);
  if (request.jsonrpc === undefined || response.jsonrpc === undefined || response.result === undefined)
    return null;
  return {
    request: {
      method: 'POST',
      url: textOf(one.url) ?? textOf(one.endpoint) ?? '',
      headers: headersOf(one.headers),
      body: JSON.stringify(request),
    },
    response: { status: 200, headers: {}, body: JSON.stringify(response) },
  };
}
