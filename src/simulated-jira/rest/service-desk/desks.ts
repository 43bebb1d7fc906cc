import { z } from 'zod';
import { jiraDate } from '../../dates.ts';
import { findUser } from '../../people.ts';
import { empty, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import { typesOf } from '../../state/lookup.ts';
import type { Queue, RequestType } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { fieldMeta, settable } from '../issue/edit-meta.ts';
import { chosenFields, issueBean } from '../issue/issue-bean.ts';
import { issuesOf, readQuery } from '../search/find-issues.ts';
import { personBean } from '../shapes/users.ts';
import { deskError, deskPage } from './page.ts';
import {
  type Desk,
  deskNamed,
  desks,
  isAgent,
  isDeskAdmin,
  noPermission,
  requestTypeNamed,
} from './place.ts';

const root = (call: RestCall) => `${call.base}/rest/servicedeskapi`;

export function deskBean(call: RestCall, { desk, project }: Desk) {
  return {
    id: desk.id,
    projectId: project.id,
    projectName: project.name,
    projectKey: project.key,
    _links: { self: `${root(call)}/servicedesk/${desk.id}` },
  };
}

export function requestTypeBean(call: RestCall, { desk }: Desk, type: RequestType) {
  return {
    _expands: ['field'],
    id: type.id,
    _links: { self: `${root(call)}/servicedesk/${desk.id}/requesttype/${type.id}` },
    name: type.name,
    description: type.description,
    helpText: type.helpText,
    issueTypeId: type.issueTypeId,
    serviceDeskId: desk.id,
    portalId: desk.id,
    groupIds: type.groupIds,
    icon: { id: '10529', _links: { iconUrls: {} } },
    canCreateRequest: true,
  };
}

/** A person as the portal shows them. */
export function customerBean(call: RestCall, accountId: string | null) {
  const user = findUser(call.state, accountId);
  if (user === null) return null;
  const { self, avatarUrls, accountType: _, ...shown } = personBean(call, user);
  return { ...shown, _links: { jiraRest: self, avatarUrls, self } };
}

function queueBean(call: RestCall, { desk }: Desk, queue: Queue) {
  const query = readQuery(call, queue.jql);
  const count = 'status' in query ? 0 : issuesOf(call, query).length;
  const withCount = call.query.get('includeCount') === 'true';
  return {
    id: queue.id,
    name: queue.name,
    jql: queue.jql,
    fields: queue.fields,
    ...(withCount ? { issueCount: count } : {}),
    _links: { self: `${root(call)}/servicedesk/${desk.id}/queue/${queue.id}` },
  };
}

function asAgent(call: RestCall, answer: (at: Desk) => WireResponse): WireResponse {
  const at = deskNamed(call);
  if ('status' in at) return at;
  return isAgent(call, at.project) ? answer(at) : noPermission();
}

function queueNamed(call: RestCall, answer: (at: Desk, queue: Queue) => WireResponse): WireResponse {
  return asAgent(call, (at) => {
    const queue = at.desk.queues.find(({ id }) => id === call.params.queueId);
    return queue === undefined ? deskError(404, 'The queue was not found.') : answer(at, queue);
  });
}

const typeSchema = z.looseObject({
  issueTypeId: z.string(),
  name: z.string().min(1),
  description: z.string().nullish(),
  helpText: z.string().nullish(),
});

function createType(call: RestCall): WireResponse {
  const at = deskNamed(call);
  if ('status' in at) return at;
  if (!isDeskAdmin(call, at.project)) return noPermission();
  const asked = given(call, typeSchema);
  if ('status' in asked) return asked;
  const { issueTypeId, name, description, helpText } = asked.given;
  if (!typesOf(call.state, at.project).some(({ id }) => id === issueTypeId))
    return deskError(400, 'The issue type is not part of the project.');
  const taken = call.state.serviceDesks.flatMap(({ requestTypes }) => requestTypes.map(({ id }) => id));
  const type: RequestType = {
    id: String(nextNumber(call.state, 'requestType', taken, 1)),
    name,
    description: description ?? '',
    helpText: helpText ?? '',
    issueTypeId,
    groupIds: [],
  };
  at.desk.requestTypes.push(type);
  return json(200, requestTypeBean(call, at, type));
}

/** Fields a customer fills in: the issue's own, in the words of the portal. */
function typeFields(call: RestCall): WireResponse {
  const at = requestTypeNamed(call);
  if ('status' in at) return at;
  const type = call.state.issueTypes.find(({ id }) => id === at.type.issueTypeId);
  if (type === undefined) return deskError(404, 'The request type was not found.');
  const asked = ['summary', 'description'];
  const fields = settable(call, at.project, type, 'create', null).filter(({ id }) => asked.includes(id));
  return json(200, {
    requestTypeFields: fields.map((field) => {
      const meta = fieldMeta(call, at.project, type, field, null);
      return {
        fieldId: field.id,
        name: field.name,
        description: '',
        required: meta.required,
        defaultValues: [],
        validValues: [],
        presetValues: [],
        jiraSchema: field.schema,
        visible: true,
      };
    }),
    canRaiseOnBehalfOf: isAgent(call, at.project),
    canAddRequestParticipants: true,
  });
}

const accountsSchema = z.looseObject({ accountIds: z.array(z.string()).nullish() });

function changeCustomers(call: RestCall, add: boolean): WireResponse {
  const at = deskNamed(call);
  if ('status' in at) return at;
  if (!isDeskAdmin(call, at.project)) return noPermission();
  const asked = given(call, accountsSchema);
  if ('status' in asked) return asked;
  const ids = asked.given.accountIds ?? [];
  const missing = ids.find((id) => findUser(call.state, id) === null);
  if (missing !== undefined) return deskError(400, `The user '${missing}' does not exist.`);
  const rest = at.desk.customerAccountIds.filter((id) => !ids.includes(id));
  at.desk.customerAccountIds = add ? [...rest, ...ids] : rest;
  return empty(204);
}

export const deskRoutes: Route[] = [
  selfJudging('GET /rest/servicedeskapi/info', ({ state, world, base }) =>
    json(200, {
      version: state.site.version,
      platformVersion: state.site.version,
      buildDate: { iso8601: jiraDate(world.now()).replace(/\.\d{3}/, '') },
      buildChangeSet: '',
      isLicensedForUse: state.site.products.serviceManagement,
      _links: { self: `${base}/rest/servicedeskapi/info` },
    }),
  ),
  selfJudging('GET /rest/servicedeskapi/servicedesk', (call) =>
    deskPage(call, desks(call), (at) => deskBean(call, at)),
  ),
  selfJudging('GET /rest/servicedeskapi/servicedesk/{serviceDeskId}', (call) => {
    const at = deskNamed(call);
    return 'status' in at ? at : json(200, deskBean(call, at));
  }),
  selfJudging('GET /rest/servicedeskapi/requesttype', (call) => {
    const wanted = call.query.getAll('serviceDeskId');
    const text = (call.query.get('searchQuery') ?? '').toLowerCase();
    const all = desks(call)
      .filter(({ desk }) => wanted.length === 0 || wanted.includes(desk.id))
      .flatMap((at) => at.desk.requestTypes.map((type) => ({ at, type })))
      .filter(({ type }) => `${type.name} ${type.description}`.toLowerCase().includes(text));
    return deskPage(call, all, ({ at, type }) => requestTypeBean(call, at, type));
  }),
  selfJudging('GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype', (call) => {
    const at = deskNamed(call);
    return 'status' in at
      ? at
      : deskPage(call, at.desk.requestTypes, (type) => requestTypeBean(call, at, type));
  }),
  selfJudging('POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype', createType),
  selfJudging('GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}', (call) => {
    const at = requestTypeNamed(call);
    return 'status' in at ? at : json(200, requestTypeBean(call, at, at.type));
  }),
  selfJudging(
    'DELETE /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}',
    (call) => {
      const at = requestTypeNamed(call);
      if ('status' in at) return at;
      if (!isDeskAdmin(call, at.project)) return noPermission();
      at.desk.requestTypes = at.desk.requestTypes.filter((type) => type !== at.type);
      return empty(204);
    },
  ),
  selfJudging(
    'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/field',
    typeFields,
  ),
  selfJudging('GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttypegroup', (call) => {
    const at = deskNamed(call);
    return 'status' in at ? at : deskPage(call, [{ id: '1', name: 'General' }], (group) => group);
  }),
  selfJudging('GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/queue', (call) =>
    asAgent(call, (at) => deskPage(call, at.desk.queues, (queue) => queueBean(call, at, queue))),
  ),
  selfJudging('GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/queue/{queueId}', (call) =>
    queueNamed(call, (at, queue) => json(200, queueBean(call, at, queue))),
  ),
  selfJudging('GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/queue/{queueId}/issue', (call) =>
    queueNamed(call, (at, queue) => {
      const query = readQuery(call, queue.jql);
      const issues =
        'status' in query ? [] : issuesOf(call, query).filter(({ projectId }) => projectId === at.project.id);
      const ids = chosenFields(call, queue.fields, '*navigable');
      return deskPage(call, issues, (issue) => issueBean(call, issue, ids, { within: 'list' }));
    }),
  ),
  selfJudging('GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer', (call) => {
    const at = deskNamed(call);
    if ('status' in at) return at;
    const text = (call.query.get('query') ?? '').toLowerCase();
    const people = at.desk.customerAccountIds
      .flatMap((id) => findUser(call.state, id) ?? [])
      .filter(({ displayName, emailAddress }) =>
        `${displayName} ${emailAddress ?? ''}`.toLowerCase().includes(text),
      );
    return deskPage(call, people, ({ accountId }) => customerBean(call, accountId));
  }),
  selfJudging('POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer', (call) =>
    changeCustomers(call, true),
  ),
  selfJudging('DELETE /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer', (call) =>
    changeCustomers(call, false),
  ),
];
