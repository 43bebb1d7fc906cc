import { jiraError, type WireResponse } from '../../request.ts';
import { mayEdit, maySee } from '../../sharing.ts';
import type { Dashboard } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { self } from '../shapes/address.ts';
import { ownerOf } from '../shapes/users.ts';
import { shareBean } from './shares.ts';

/** Whether the caller may change a dashboard; the site's own one is the administrators' (recorded). */
const writable = (call: RestCall, dashboard: Dashboard): boolean =>
  (dashboard.isSystem && call.rights.global('ADMINISTER')) || mayEdit(call.state, call.rights, dashboard);

/** A dashboard as the API shows it. */
export function dashboardBean(call: RestCall, dashboard: Dashboard) {
  const owner = ownerOf(call, dashboard.ownerAccountId);
  const favourites = call.state.dashboards.filter(({ favouredBy }) =>
    favouredBy.includes(call.caller.accountId ?? ''),
  );
  const rank = favourites.indexOf(dashboard);
  return {
    id: dashboard.id,
    isFavourite: rank >= 0,
    name: dashboard.name,
    ...(dashboard.description === '' ? {} : { description: dashboard.description }),
    ...(owner === null ? {} : { owner }),
    popularity: dashboard.favouredBy.length,
    ...(rank < 0 ? {} : { rank }),
    self: self(call, `/dashboard/${dashboard.id}`),
    sharePermissions: dashboard.sharePermissions.map((share) => shareBean(call, share)),
    editPermissions: dashboard.editPermissions.map((share) => shareBean(call, share)),
    view: `/jira/dashboards/${dashboard.id}`,
    isWritable: writable(call, dashboard),
    systemDashboard: dashboard.isSystem,
  };
}

export const visible = (call: RestCall): Dashboard[] =>
  call.state.dashboards.filter((dashboard) => maySee(call.state, call.rights, dashboard));

/** Told by the dashboard itself and by what hangs on it (published example). */
const noSuchDashboard = ({ operation, params }: RestCall) =>
  jiraError(404, [
    operation.path.includes('/gadget')
      ? "The dashboard you requested either does not exist or you don't have the required permissions to perform this action."
      : `The dashboard with id '${params.id ?? params.dashboardId ?? ''}' does not exist.`,
  ]);

/** The dashboard that the path names if it is shared with the caller; with `write` for those who may edit it. */
export function dashboardNamed(call: RestCall, write = false, parameter = 'id'): Dashboard | WireResponse {
  const found = visible(call).find(({ id }) => id === call.params[parameter]);
  if (found === undefined) return noSuchDashboard(call);
  return write && !writable(call, found)
    ? jiraError(400, ['You do not have permission to edit this dashboard.'])
    : found;
}
