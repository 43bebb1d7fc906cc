import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Audit log: READ is enough for a Connect app, but its user must hold Administer Jira. */
export const auditRecords: Probe = {
  operation: 'GET /rest/api/3/auditing/record',
  predicted: false,
  objects: 5,
  prepare: async () => found({ method: 'GET', path: '/rest/api/3/auditing/record?limit=5' }),
};
