import { textQuery } from '../../jql/text-search.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { maySee, mayUseFilter } from '../../sharing.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { ownerAsAsked } from '../people/named-otherwise.ts';
import { givenColumns } from '../people/user-columns.ts';
import { columnBean } from '../settings/columns.ts';
import { expansions } from '../shapes/address.ts';
import { ordered, page } from '../shapes/page.ts';
import { among, flagged, holding } from '../shapes/wanted.ts';
import { filterBean, filterNamed } from './filter-bean.ts';
import { filterShareRoutes } from './filter-shares.ts';
import { filterWriteRoutes } from './filter-writes.ts';
import { sharedAsAsked } from './shares.ts';

function favour(call: RestCall, on: boolean): WireResponse {
  const filter = filterNamed(call);
  if ('status' in filter) return filter;
  const { accountId } = call.caller;
  if (accountId === null) return jiraError(401, ['You are not authenticated.']);
  filter.favouredBy = filter.favouredBy.filter((each) => each !== accountId);
  if (on) filter.favouredBy.push(accountId);
  return json(200, filterBean(call, filter));
}

/** Filters are found by the words of their names, or on wish by any part of one. */
function nameAsAsked(call: RestCall): (name: string) => boolean {
  const typed = call.query.get('filterName') ?? '';
  return typed === '' || flagged(call, 'isSubstringMatch') ? holding(call, 'filterName') : textQuery(typed);
}

function search(call: RestCall): WireResponse {
  const hasId = among(call, 'id');
  const owner = ownerAsAsked(call);
  const shared = sharedAsAsked(call);
  const called = nameAsAsked(call);
  const whateverShares = flagged(call, 'overrideSharePermissions') && call.rights.global('ADMINISTER');
  const all = call.state.filters.filter(
    (filter) =>
      (whateverShares || mayUseFilter(call.state, call.rights, filter)) &&
      called(filter.name) &&
      hasId(filter.id) &&
      (owner === null || filter.ownerAccountId === owner) &&
      shared(filter.sharePermissions),
  );
  const sorted = ordered(call, all, {
    name: (filter) => filter.name.toLowerCase(),
    description: ({ description }) => description.toLowerCase(),
    favourite_count: ({ favouredBy }) => favouredBy.length,
    id: ({ id }) => Number(id),
    owner: ({ ownerAccountId }) => ownerAccountId ?? '',
    is_favourite: ({ favouredBy }) => (favouredBy.includes(call.caller.accountId ?? '') ? 0 : 1),
    is_shared: ({ sharePermissions }) => (sharePermissions.length > 0 ? 0 : 1),
  });
  if (sorted === null) return jiraError(400, ['The orderBy parameter is invalid.']);
  const expand = expansions(call);
  return page(call, sorted, (filter) => {
    const whole = { ...filterBean(call, filter), subscriptions: [] };
    const always = {
      self: whole.self,
      id: whole.id,
      name: whole.name,
      expand:
        'description,owner,jql,viewUrl,searchUrl,favourite,favouritedCount,sharePermissions,editPermissions,isWritable,subscriptions',
    };
    const asked = Object.fromEntries(
      Object.entries(whole).filter(([key]) => expand.has(key) && key !== 'expand'),
    );
    return { ...always, ...asked };
  });
}

export const filterRoutes: Route[] = [
  ...filterWriteRoutes,
  ...filterShareRoutes,
  selfJudging('GET /filter', (call) =>
    json(
      200,
      call.state.filters
        .filter((filter) => maySee(call.state, call.rights, filter))
        .map((filter) => filterBean(call, filter)),
    ),
  ),
  selfJudging('GET /filter/my', (call) => {
    const { accountId } = call.caller;
    const withFavourites = flagged(call, 'includeFavourites');
    const own = call.state.filters.filter(
      (filter) =>
        filter.ownerAccountId === accountId ||
        (withFavourites && filter.favouredBy.includes(accountId ?? '')),
    );
    return json(
      200,
      own.map((filter) => filterBean(call, filter)),
    );
  }),
  selfJudging('GET /filter/favourite', (call) =>
    json(
      200,
      call.state.filters
        .filter(
          (filter) =>
            filter.favouredBy.includes(call.caller.accountId ?? '') &&
            maySee(call.state, call.rights, filter),
        )
        .map((filter) => filterBean(call, filter)),
    ),
  ),
  selfJudging('GET /filter/search', search),
  selfJudging('GET /filter/{id}', (call) => {
    const filter = filterNamed(call);
    return 'status' in filter ? filter : json(200, filterBean(call, filter));
  }),
  selfJudging('DELETE /filter/{id}', (call) => {
    const filter = filterNamed(call, true);
    if ('status' in filter) return filter;
    call.state.filters = call.state.filters.filter((each) => each !== filter);
    return empty(204);
  }),
  selfJudging('PUT /filter/{id}/favourite', (call) => favour(call, true)),
  selfJudging('DELETE /filter/{id}/favourite', (call) => favour(call, false)),
  selfJudging('GET /filter/{id}/columns', (call) => {
    const filter = filterNamed(call);
    if ('status' in filter) return filter;
    return filter.columns === null
      ? jiraError(404, ['The filter has no columns of its own.'])
      : json(
          200,
          filter.columns.map((id) => columnBean(call, id)),
        );
  }),
  selfJudging('PUT /filter/{id}/columns', (call) => {
    const filter = filterNamed(call, true);
    if ('status' in filter) return filter;
    const columns = givenColumns(call);
    if ('status' in columns) return columns;
    filter.columns = columns;
    return json(200, {});
  }),
  selfJudging('DELETE /filter/{id}/columns', (call) => {
    const filter = filterNamed(call, true);
    if ('status' in filter) return filter;
    filter.columns = null;
    return empty(204);
  }),
];
