import { jiraError, type WireResponse } from '../../request.ts';
import { mayEdit, maySee } from '../../sharing.ts';
import type { Filter } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { self } from '../shapes/address.ts';
import { ownerOf } from '../shapes/users.ts';
import { flagged } from '../shapes/wanted.ts';
import { shareBean } from './shares.ts';

/** A filter as the API shows it. */
export function filterBean(call: RestCall, filter: Filter) {
  const { accountId } = call.caller;
  const owner = ownerOf(call, filter.ownerAccountId);
  return {
    expand: 'sharedUsers,subscriptions',
    self: self(call, `/filter/${filter.id}`),
    id: filter.id,
    name: filter.name,
    description: filter.description,
    ...(owner === null ? {} : { owner }),
    jql: filter.jql,
    viewUrl: `${call.world.addresses.siteUrl}/issues/?filter=${filter.id}`,
    searchUrl: self(call, `/search?jql=${encodeURIComponent(filter.jql)}`),
    favourite: accountId !== null && filter.favouredBy.includes(accountId),
    favouritedCount: filter.favouredBy.length,
    sharePermissions: filter.sharePermissions.map((share) => shareBean(call, share)),
    editPermissions: filter.editPermissions.map((share) => shareBean(call, share)),
    isWritable: mayEdit(call.state, call.rights, filter),
    sharedUsers: { size: 0, items: [], 'max-results': 1000, 'start-index': 0, 'end-index': 0 },
    subscriptions: { size: 0, items: [], 'max-results': 1000, 'start-index': 0, 'end-index': 0 },
  };
}

/** 400 for the filter itself, 404 for its shares (documented both, the first measured as well). */
const noSuchFilter = ({ operation }: RestCall) =>
  jiraError(operation.path.includes('/permission') ? 404 : 400, [
    'The selected filter is not available to you, perhaps it has been deleted or had its permissions changed.',
  ]);

/** The filter the path names if it is shared with the caller; with `write` only for those who may edit it. */
export function filterNamed(call: RestCall, write = false): Filter | WireResponse {
  const filter = call.state.filters.find(({ id }) => id === call.params.id);
  const admin = call.rights.global('ADMINISTER') && flagged(call, 'overrideSharePermissions');
  if (filter === undefined || !(admin || maySee(call.state, call.rights, filter))) return noSuchFilter(call);
  return write && !admin && !mayEdit(call.state, call.rights, filter)
    ? jiraError(400, ['You must be the owner of the filter or have permission to edit it.'])
    : filter;
}
