import { serverInfoRequest } from '../facts/site.ts';
import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** What kind of Jira it is: open to everyone, so a refusal here is about the site and not about rights. */
export const serverInfoProbe: Probe = {
  operation: 'GET /rest/api/3/serverInfo',
  predicted: false,
  objects: 1,
  prepare: async () => found(serverInfoRequest),
};
