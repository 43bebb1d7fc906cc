import { z } from 'zod';
import { findUser } from '../../people.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextId } from '../../state/counters.ts';
import type { Filter } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { readQuery } from '../search/find-issues.ts';
import { filterBean, filterNamed } from './filter-bean.ts';
import { readShare, shareSchema } from './shares.ts';

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
  return json(200, filterBean(call, filter));
}

function update(call: RestCall): WireResponse {
  const filter = filterNamed(call, true);
  if ('status' in filter) return filter;
  const asked = given(call, schema.partial());
  if ('status' in asked) return asked;
  const { name = filter.name, description, jql } = asked.given;
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
  return json(200, filterBean(call, filter));
}

const ownerSchema = z.looseObject({ accountId: z.string() });

/** Filters made, changed and given away. */
export const filterWriteRoutes: Route[] = [
  selfJudging('POST /filter', create),
  selfJudging('PUT /filter/{id}', update),
  selfJudging('PUT /filter/{id}/owner', (call) => {
    const filter = filterNamed(call, true);
    if ('status' in filter) return filter;
    const asked = given(call, ownerSchema);
    if ('status' in asked) return asked;
    if (findUser(call.state, asked.given.accountId) === null)
      return jiraError(400, ['The new owner does not exist.']);
    filter.ownerAccountId = asked.given.accountId;
    return empty(204);
  }),
];
