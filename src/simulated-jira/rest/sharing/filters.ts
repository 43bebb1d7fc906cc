import { z } from 'zod';
import { findUser } from '../../people.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { mayEdit, maySee, mayUseFilter } from '../../sharing.ts';
import { nextId } from '../../state/counters.ts';
import type { Filter } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { givenColumns, personal } from '../people/users.ts';
import { readQuery } from '../search/find-issues.ts';
import { columnBean } from '../settings/columns.ts';
import { expansions, self } from '../shapes/address.ts';
import { ordered, page, queryList } from '../shapes/page.ts';
import { personOf } from '../shapes/users.ts';
import { readShare, shareBean, shareSchema } from './shares.ts';

function bean(call: RestCall, filter: Filter) {
  const { accountId } = call.caller;
  const owner = personOf(call, filter.ownerAccountId);
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

const noSuchFilter = (id: string | undefined) =>
  jiraError(404, [
    `The selected filter is not available to you, perhaps it has been deleted or had its permissions changed. (${id ?? ''})`,
  ]);

/** The filter the path names if it is shared with the caller; with `write` only for those who may edit it. */
function named(call: RestCall, write = false): Filter | WireResponse {
  const filter = call.state.filters.find(({ id }) => id === call.params.id);
  const admin = call.rights.global('ADMINISTER') && call.query.get('overrideSharePermissions') === 'true';
  if (filter === undefined || !(admin || maySee(call.state, call.rights, filter)))
    return noSuchFilter(call.params.id);
  return write && !admin && !mayEdit(call.state, call.rights, filter)
    ? jiraError(400, ['You must be the owner of the filter or have permission to edit it.'])
    : filter;
}

const schema = z.looseObject({
  name: z.string(),
  description: z.string().nullish(),
  jql: z.string().nullish(),
  favourite: z.boolean().nullish(),
  sharePermissions: z.array(shareSchema).nullish(),
  editPermissions: z.array(shareSchema).nullish(),
});

/** Reads several shares; a response: one of them is wrong. */
function shares(call: RestCall, all: z.infer<typeof shareSchema>[] | null | undefined) {
  const read = (all ?? []).map((each) => readShare(call, each));
  const wrong = read.find((each) => typeof each === 'string');
  if (typeof wrong === 'string') return jiraError(400, [wrong]);
  return read.filter((each) => typeof each !== 'string');
}

/** A name may be used once by each owner; the query must be one Jira understands. */
function problem(call: RestCall, name: string, jql: string, except?: Filter): WireResponse | null {
  if (name.trim() === '')
    return jiraError(400, [], { filterName: 'You must specify a name to save this filter as.' });
  const owner = except?.ownerAccountId ?? call.caller.accountId;
  const taken = call.state.filters.some(
    (each) =>
      each !== except && each.ownerAccountId === owner && each.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken) return jiraError(400, [], { filterName: 'Filter with same name already exists.' });
  const query = readQuery(call, jql);
  return 'status' in query ? query : null;
}

function create(call: RestCall): WireResponse {
  const asked = given(call, schema);
  if ('status' in asked) return asked;
  const { accountId } = call.caller;
  if (accountId === null) return jiraError(401, ['You are not authenticated.']);
  const { name, description, jql, favourite } = asked.given;
  const wrong = problem(call, name, jql ?? '');
  if (wrong !== null) return wrong;
  const sharePermissions = shares(call, asked.given.sharePermissions);
  const editPermissions = shares(call, asked.given.editPermissions);
  if ('status' in sharePermissions) return sharePermissions;
  if ('status' in editPermissions) return editPermissions;
  if (sharePermissions.length > 0 && !call.rights.global('CREATE_SHARED_OBJECTS'))
    return jiraError(400, ['You do not have permission to share filters.']);
  const filter: Filter = {
    id: nextId(call.state, 'filter', call.state.filters),
    name,
    description: description ?? '',
    jql: jql ?? '',
    ownerAccountId: accountId,
    favouredBy: favourite === true ? [accountId] : [],
    sharePermissions,
    editPermissions,
    columns: null,
  };
  call.state.filters.push(filter);
  return json(200, bean(call, filter));
}

function update(call: RestCall): WireResponse {
  const filter = named(call, true);
  if ('status' in filter) return filter;
  const asked = given(call, schema);
  if ('status' in asked) return asked;
  const { name, description, jql } = asked.given;
  const wrong = problem(call, name, jql ?? filter.jql, filter);
  if (wrong !== null) return wrong;
  for (const list of ['sharePermissions', 'editPermissions'] as const) {
    if (asked.given[list] === undefined || asked.given[list] === null) continue;
    const read = shares(call, asked.given[list]);
    if ('status' in read) return read;
    filter[list] = read;
  }
  filter.name = name;
  filter.description = description ?? filter.description;
  filter.jql = jql ?? filter.jql;
  return json(200, bean(call, filter));
}

function favour(call: RestCall, on: boolean): WireResponse {
  const filter = named(call);
  if ('status' in filter) return filter;
  const { accountId } = call.caller;
  if (accountId === null) return jiraError(401, ['You are not authenticated.']);
  filter.favouredBy = filter.favouredBy.filter((each) => each !== accountId);
  if (on) filter.favouredBy.push(accountId);
  return json(200, bean(call, filter));
}

function search(call: RestCall): WireResponse {
  const name = (call.query.get('filterName') ?? '').toLowerCase();
  const ids = queryList(call, 'id');
  const owner = call.query.get('accountId');
  const projectId = call.query.get('projectId');
  const group = call.query.get('groupname');
  const all = call.state.filters.filter(
    (filter) =>
      mayUseFilter(call.state, call.rights, filter) &&
      filter.name.toLowerCase().includes(name) &&
      (ids.length === 0 || ids.includes(filter.id)) &&
      (owner === null || filter.ownerAccountId === owner) &&
      (projectId === null || filter.sharePermissions.some((share) => share.projectId === projectId)) &&
      (group === null || filter.sharePermissions.some((share) => share.groupName === group)),
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
    const whole = bean(call, filter);
    const always = {
      self: whole.self,
      id: whole.id,
      name: whole.name,
      expand:
        'description,favourite,favouritedCount,jql,owner,searchUrl,sharePermissions,editPermissions,isWritable,subscriptions,viewUrl',
    };
    const asked = Object.fromEntries(
      Object.entries(whole).filter(([key]) => expand.has(key) && key !== 'expand'),
    );
    return { ...always, ...asked };
  });
}

const permissionSchema = z.looseObject({
  type: z.enum(['user', 'project', 'group', 'projectRole', 'global', 'authenticated']),
  projectId: z.string().nullish(),
  groupname: z.string().nullish(),
  groupId: z.string().nullish(),
  projectRoleId: z.string().nullish(),
  accountId: z.string().nullish(),
});

function share(call: RestCall): WireResponse {
  const filter = named(call, true);
  if ('status' in filter) return filter;
  const asked = given(call, permissionSchema);
  if ('status' in asked) return asked;
  const { type, projectId, groupname, groupId, projectRoleId, accountId } = asked.given;
  const read = readShare(call, {
    type,
    project: { id: projectId },
    role: { id: projectRoleId },
    group: { name: groupname, groupId },
    user: { accountId: accountId ?? '' },
  });
  if (typeof read === 'string') return jiraError(400, [read]);
  filter.sharePermissions.push(read);
  return json(
    201,
    filter.sharePermissions.map((each) => shareBean(call, each)),
  );
}

function shareNamed(
  call: RestCall,
  answer: (filter: Filter, id: number) => WireResponse,
  write: boolean,
): WireResponse {
  const filter = named(call, write);
  if ('status' in filter) return filter;
  const id = Number(call.params.permissionId);
  return filter.sharePermissions.some((each) => each.id === id)
    ? answer(filter, id)
    : jiraError(404, [`The share permission with id '${call.params.permissionId}' does not exist.`]);
}

const ownerSchema = z.looseObject({ accountId: z.string() });
const scopeSchema = z.looseObject({ scope: z.enum(['GLOBAL', 'AUTHENTICATED', 'PRIVATE']) });

export const filterRoutes: Route[] = [
  selfJudging('POST /filter', create),
  selfJudging('GET /filter', (call) =>
    json(
      200,
      call.state.filters
        .filter((filter) => maySee(call.state, call.rights, filter))
        .map((filter) => bean(call, filter)),
    ),
  ),
  selfJudging('GET /filter/my', (call) => {
    const { accountId } = call.caller;
    const withFavourites = call.query.get('includeFavourites') === 'true';
    const own = call.state.filters.filter(
      (filter) =>
        filter.ownerAccountId === accountId ||
        (withFavourites && filter.favouredBy.includes(accountId ?? '')),
    );
    return json(
      200,
      own.map((filter) => bean(call, filter)),
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
        .map((filter) => bean(call, filter)),
    ),
  ),
  selfJudging('GET /filter/search', search),
  selfJudging('GET /filter/defaultShareScope', (call) =>
    json(200, {
      scope:
        call.caller.accountId === null ? 'PRIVATE' : personal(call, call.caller.accountId).defaultShareScope,
    }),
  ),
  selfJudging('PUT /filter/defaultShareScope', (call) => {
    const asked = given(call, scopeSchema);
    if ('status' in asked) return asked;
    if (call.caller.accountId === null) return jiraError(401, ['You are not authenticated.']);
    personal(call, call.caller.accountId).defaultShareScope = asked.given.scope;
    return json(200, { scope: asked.given.scope });
  }),
  selfJudging('GET /filter/{id}', (call) => {
    const filter = named(call);
    return 'status' in filter ? filter : json(200, bean(call, filter));
  }),
  selfJudging('PUT /filter/{id}', update),
  selfJudging('DELETE /filter/{id}', (call) => {
    const filter = named(call, true);
    if ('status' in filter) return filter;
    call.state.filters = call.state.filters.filter((each) => each !== filter);
    return empty(204);
  }),
  selfJudging('PUT /filter/{id}/favourite', (call) => favour(call, true)),
  selfJudging('DELETE /filter/{id}/favourite', (call) => favour(call, false)),
  selfJudging('PUT /filter/{id}/owner', (call) => {
    const filter = named(call, true);
    if ('status' in filter) return filter;
    const asked = given(call, ownerSchema);
    if ('status' in asked) return asked;
    if (findUser(call.state, asked.given.accountId) === null)
      return jiraError(400, ['The new owner does not exist.']);
    filter.ownerAccountId = asked.given.accountId;
    return empty(204);
  }),
  selfJudging('GET /filter/{id}/columns', (call) => {
    const filter = named(call);
    if ('status' in filter) return filter;
    return filter.columns === null
      ? jiraError(404, ['The filter has no columns of its own.'])
      : json(
          200,
          filter.columns.map((id) => columnBean(call, id)),
        );
  }),
  selfJudging('PUT /filter/{id}/columns', (call) => {
    const filter = named(call, true);
    if ('status' in filter) return filter;
    const columns = givenColumns(call);
    if ('status' in columns) return columns;
    filter.columns = columns;
    return json(200, {});
  }),
  selfJudging('DELETE /filter/{id}/columns', (call) => {
    const filter = named(call, true);
    if ('status' in filter) return filter;
    filter.columns = null;
    return empty(204);
  }),
  selfJudging('GET /filter/{id}/permission', (call) => {
    const filter = named(call);
    return 'status' in filter
      ? filter
      : json(
          200,
          filter.sharePermissions.map((each) => shareBean(call, each)),
        );
  }),
  selfJudging('POST /filter/{id}/permission', share),
  selfJudging('GET /filter/{id}/permission/{permissionId}', (call) =>
    shareNamed(
      call,
      (filter, id) =>
        json(
          200,
          filter.sharePermissions.filter((each) => each.id === id).map((each) => shareBean(call, each))[0],
        ),
      false,
    ),
  ),
  selfJudging('DELETE /filter/{id}/permission/{permissionId}', (call) =>
    shareNamed(
      call,
      (filter, id) => {
        filter.sharePermissions = filter.sharePermissions.filter((each) => each.id !== id);
        return empty(204);
      },
      true,
    ),
  ),
];
