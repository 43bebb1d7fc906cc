import type { WireResponse } from '../../request.ts';
import { administratorWebhooks } from './administrator-webhooks.ts';
import type { OutsideCall } from './outside-call.ts';
import { session } from './session.ts';

/** The answer of an address outside the table of operations; null: there is none. Apps have no business there: no scope opens them. */
export function answerOutsideTable(call: OutsideCall): WireResponse | null {
  if (call.caller.reach.kind !== 'unscoped') return null;
  return administratorWebhooks(call) ?? session(call);
}
