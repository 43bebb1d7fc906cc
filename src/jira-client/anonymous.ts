import { identityTraits } from '../jira-facts/index.ts';
import { identityFrom } from './call-with.ts';
import type { Identity } from './identity.ts';
import type { HttpCaller } from './transport.ts';

/** Nobody: sends no credential at all, and so shows what the site tells everyone. */
export function anonymousIdentity(options: {
  readonly caller: HttpCaller;
  readonly baseUrl: string;
  readonly label?: string;
}): Identity {
  return identityFrom({
    kind: 'anonymous',
    label: options.label ?? identityTraits.anonymous.words,
    scopes: null,
    baseUrl: options.baseUrl,
    caller: options.caller,
    credential: { headersFor: async () => ({ ok: true, headers: {} }) },
  });
}
