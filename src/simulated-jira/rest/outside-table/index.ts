import type { WireResponse } from '../../request.ts';
import { addonOfItsOwn } from './addon-of-its-own.ts';
import { administratorWebhooks } from './administrator-webhooks.ts';
import type { OutsideCall } from './outside-call.ts';
import { pluginManager } from './plugin-manager.ts';
import { session } from './session.ts';

/** The answer of an address outside the table of operations; null: there is none. Apps have no business there but to ask about themselves: no scope opens them. */
export function answerOutsideTable(call: OutsideCall): WireResponse | null {
  const own = addonOfItsOwn(call);
  if (own !== null || call.caller.reach.kind !== 'unscoped') return own;
  return administratorWebhooks(call) ?? pluginManager(call) ?? session(call);
}
