import { propertyRoutes } from '../properties.ts';
import { isDeskAdmin, noPermission, requestTypeNamed } from './place.ts';

const path = '/rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/property';

/** Properties of request types: read by whoever sees the desk, written by those who administer it. */
export const requestTypePropertyRoutes = propertyRoutes(path, 'propertyKey', (call, access) => {
  const found = requestTypeNamed(call);
  if ('status' in found) return found;
  if (access === 'write' && !isDeskAdmin(call, found.project)) return noPermission();
  found.type.properties ??= {};
  const { desk, type } = found;
  return {
    properties: found.type.properties,
    address: `${call.base}/rest/servicedeskapi/servicedesk/${desk.id}/requesttype/${type.id}/property`,
  };
});
