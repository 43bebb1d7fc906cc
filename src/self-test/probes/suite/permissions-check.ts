import { permissionsCheckRequest } from '../facts/project-permissions.ts';
import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** The same question in bulk, about the caller. */
export const permissionsCheck: Probe = {
  operation: 'POST /rest/api/3/permissions/check',
  predicted: false,
  objects: 4,
  prepare: async ({ permissions }) =>
    found(
      permissionsCheckRequest({
        globalPermissions: permissions.global,
        projectPermissions: [],
        projects: [],
      }),
    ),
};
