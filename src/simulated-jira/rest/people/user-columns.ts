import { partsOf } from '../../multipart.ts';
import { findUser } from '../../people.ts';
import { administratorsOnly } from '../../refusals.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import type { User } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { columnBean, knownColumn } from '../settings/columns.ts';
import { namedOtherwise } from './named-otherwise.ts';
import { personal } from './personal.ts';

/** Whose columns or properties are meant: the caller's own unless an administrator names somebody. */
export function subject(call: RestCall): User | WireResponse {
  const refused = namedOtherwise(call);
  if (refused !== null) return refused;
  const accountId = call.query.get('accountId') ?? call.caller.accountId;
  const user = findUser(call.state, accountId);
  if (user === null)
    return jiraError(404, ['Specified user does not exist or you do not have required permissions']);
  return accountId === call.caller.accountId || call.rights.global('ADMINISTER')
    ? user
    : administratorsOnly();
}

/** Names of columns as clients send them: a form field repeated, or JSON. */
export function givenColumns(call: RestCall): string[] | WireResponse {
  const { body } = call;
  const fromJson =
    typeof body === 'object' && body !== null && 'columns' in body && Array.isArray(body.columns)
      ? body.columns
      : [];
  const type = String(call.request.headers['content-type'] ?? '');
  const fromForm = type.includes('json')
    ? []
    : [
        ...new URLSearchParams(call.request.body.toString()).getAll('columns'),
        ...multipartColumns(type, call.request.body),
      ];
  const names = [...fromJson.map(String), ...fromForm];
  if (names.length === 0) return jiraError(400, ['No columns were given.']);
  const unknown = names.find((name) => knownColumn(call, name) === null);
  return unknown === undefined ? names : jiraError(400, [`There is no column '${unknown}'.`]);
}

function multipartColumns(type: string, body: Buffer): string[] {
  return (partsOf(type, body) ?? [])
    .filter(({ name }) => name === 'columns')
    .map(({ bytes }) => bytes.toString());
}

function columns(call: RestCall): WireResponse {
  const user = subject(call);
  if ('status' in user) return user;
  const own = personal(call, user.accountId).columns ?? call.state.settings.columns;
  return json(
    200,
    own.map((id) => columnBean(call, id)),
  );
}

/** Columns of a person's lists of work items. */
export const userColumnRoutes: Route[] = [
  selfJudging('GET /user/columns', columns),
  selfJudging('PUT /user/columns', (call) => {
    const user = subject(call);
    if ('status' in user) return user;
    const names = givenColumns(call);
    if ('status' in names) return names;
    personal(call, user.accountId).columns = names;
    return json(200, {});
  }),
  selfJudging('DELETE /user/columns', (call) => {
    const user = subject(call);
    if ('status' in user) return user;
    personal(call, user.accountId).columns = null;
    return empty(204);
  }),
];
