import { kindsWith } from '../../../jira-facts/index.ts';
import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Webhooks the app registered. */
export const webhooks: Probe = {
  operation: 'GET /rest/api/3/webhook',
  predicted: false,
  objects: 2,
  onlyFor: {
    kinds: kindsWith(
      ({ framework, throughApp, scopeWorld }) =>
        framework === 'connect' || (throughApp && scopeWorld === 'oauth2'),
    ),
    why: 'only Connect and OAuth 2.0 (3LO) apps have webhooks of this kind',
  },
  prepare: async () => found({ method: 'GET', path: '/rest/api/3/webhook?maxResults=10' }),
};
