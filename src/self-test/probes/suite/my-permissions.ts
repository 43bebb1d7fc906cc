import { myPermissionsRequest } from '../facts/permissions-held.ts';
import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Which permissions the caller holds; also answered to nobody, so never a proof of login. */
export const myPermissions: Probe = {
  operation: 'GET /rest/api/3/mypermissions',
  predicted: false,
  objects: 10,
  prepare: async ({ permissions }) =>
    found(myPermissionsRequest([...permissions.global, ...permissions.project])),
};
