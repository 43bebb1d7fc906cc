import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Default columns of the issue navigator: closed to Connect apps. */
export const issueTableColumns: Probe = {
  operation: 'GET /rest/api/3/settings/columns',
  predicted: false,
  objects: 12,
  prepare: async () => found({ method: 'GET', path: '/rest/api/3/settings/columns' }),
};
