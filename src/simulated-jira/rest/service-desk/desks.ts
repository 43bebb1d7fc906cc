import { z } from 'zod';
import { jiraDate } from '../../dates.ts';
import { findUser } from '../../people.ts';
import { empty, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import { typesOf } from '../../state/lookup.ts';
import type { RequestType } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { fieldMeta, settable } from '../issue/edit-meta.ts';
import { flagged, holding } from '../shapes/wanted.ts';
import { customerBean, deskBean, requestTypeBean } from './desk-beans.ts';
import { deskError, deskPage } from './page.ts';
import { deskNamed, desks, isAgent, isDeskAdmin, noPermission, requestTypeNamed } from './place.ts';
import { queueRoutes } from './queues.ts';

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

/** A request type of no group is hidden from the portal: a search finds it on wish, a list has it. */
function searchable(call: RestCall): (type: RequestType) => boolean {
  const all = !call.query.has('searchQuery') || flagged(call, 'includeHiddenRequestTypesInSearch');
  return ({ groupIds }) => all || groupIds.length > 0;
}

export const deskRoutes: Route[] = [
  ...queueRoutes,
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
    const shown = searchable(call);
    const all = desks(call)
      .filter(({ desk }) => wanted.length === 0 || wanted.includes(desk.id))
      .flatMap((at) => at.desk.requestTypes.map((type) => ({ at, type })))
      .filter(({ type }) => `${type.name} ${type.description}`.toLowerCase().includes(text))
      .filter(({ type }) => shown(type));
    return deskPage(call, all, ({ at, type }) => requestTypeBean(call, at, type));
  }),
  selfJudging('GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype', (call) => {
    const at = deskNamed(call);
    if ('status' in at) return at;
    const [group, named] = [call.query.get('groupId'), holding(call, 'searchQuery')];
    const shown = searchable(call);
    const found = at.desk.requestTypes.filter(
      (type) => named(type.name) && shown(type) && (group === null || type.groupIds.includes(group)),
    );
    return deskPage(call, found, (type) => requestTypeBean(call, at, type));
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
