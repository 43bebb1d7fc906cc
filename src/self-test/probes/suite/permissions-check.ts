import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** The same question in bulk, about the caller and the projects the run knows. */
export const permissionsCheck: Probe = {
  operation: 'POST /rest/api/3/permissions/check',
  predicted: false,
  objects: 4,
  prepare: async ({ permissionsQuestion }) => found(await permissionsQuestion()),
};
