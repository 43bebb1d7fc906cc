import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Webhooks the app registered. */
export const webhooks: Probe = {
  operation: 'GET /rest/api/3/webhook',
  predicted: false,
  objects: 2,
  onlyFor: {
    kinds: ['connect-app', 'connect-user', 'oauth-3lo'],
    why: 'only Connect and OAuth 2.0 (3LO) apps have webhooks of this kind',
  },
  prepare: async () => found({ method: 'GET', path: '/rest/api/3/webhook?maxResults=10' }),
};
