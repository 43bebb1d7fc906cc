import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Fields: open to everyone who may see a project. */
export const fields: Probe = {
  operation: 'GET /rest/api/3/field',
  predicted: false,
  objects: 60,
  prepare: async () => found({ method: 'GET', path: '/rest/api/3/field' }),
};
