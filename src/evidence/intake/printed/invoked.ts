import type { Exchange } from '../../exchange.ts';
import { isRecord } from '../../is-record.ts';
import { jsonOrNull, recordOf, textOf, walk } from '../values/index.ts';
import { exchangeOf } from './objects.ts';

const gatewayOfBrowser = /\/gateway\/api\/graphql\b/;

/**
 * A page of a Forge app calls a function of the app through GraphQL, which answers 200 whatever the function met: where the function
 * hands back a call that it made, that is a call of its own. https://developer.atlassian.com/platform/forge/custom-ui-bridge/invoke/
 */
export function withInvoked(exchanges: readonly Exchange[]): Exchange[] {
  return exchanges.flatMap((exchange) => {
    const body = exchange.response?.body ?? '';
    if (!gatewayOfBrowser.test(exchange.request.url) || !body.includes('invokeExtension')) return [exchange];
    const { data } = recordOf(jsonOrNull(body));
    return [exchange, ...madeByFunction(recordOf(recordOf(recordOf(data).invokeExtension).response).body)];
  });
}

function madeByFunction(handedBack: unknown): Exchange[] {
  const made: Exchange[] = [];
  walk(
    handedBack,
    (one) => {
      if (!isRecord(one) || made.length >= 20) return [];
      const call = exchangeOf(one);
      if (call === null || call.request.url === '') return Object.values(one);
      const as = /^(?:as)?(app|user)$/i.exec(textOf(one.as) ?? '')?.[1]?.toLowerCase();
      made.push(as === undefined ? call : { ...call, identity: as === 'app' ? 'forge-app' : 'forge-user' });
      return [];
    },
    500,
  );
  return made;
}
