import { z } from 'zod';
import { user as newUser } from '../../new-site/people.ts';
import { findUser } from '../../people.ts';
import { administratorsOnly } from '../../refusals.ts';
import { empty, json, type WireResponse } from '../../request.ts';
import { nextId } from '../../state/counters.ts';
import type { Organization } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { idOrKey } from '../ids.ts';
import { propertyRoutes } from '../properties.ts';
import { customerBean } from './desk-beans.ts';
import { deskError, deskPage } from './page.ts';
import { deskNamed, desks, isAgent, isDeskAdmin, noPermission, organizationNamed } from './place.ts';

function bean(call: RestCall, { id, name }: Organization) {
  return {
    id,
    name,
    _links: { self: `${call.base}/rest/servicedeskapi/organization/${id}` },
    scimManaged: false,
  };
}

const mayManage = (call: RestCall): boolean =>
  desks(call).some(({ project }) => isAgent(call, project) || isDeskAdmin(call, project));

const nameSchema = z.looseObject({ name: z.string().min(1).max(200) });
const accountsSchema = z.looseObject({ accountIds: z.array(z.string()).min(1) });
const organizationSchema = z.looseObject({
  organizationId: idOrKey,
});

function create(call: RestCall): WireResponse {
  if (!mayManage(call)) return noPermission();
  const asked = given(call, nameSchema);
  if ('status' in asked) return asked;
  const made: Organization = {
    id: nextId(call.state, 'organization', call.state.organizations, 1),
    name: asked.given.name,
    accountIds: [],
    properties: {},
  };
  call.state.organizations.push(made);
  return json(201, bean(call, made));
}

function changeMembers(call: RestCall, add: boolean): WireResponse {
  const organization = organizationNamed(call);
  if ('status' in organization) return organization;
  if (!mayManage(call)) return noPermission();
  const asked = given(call, accountsSchema);
  if ('status' in asked) return asked;
  const { accountIds } = asked.given;
  const missing = accountIds.find((id) => findUser(call.state, id) === null);
  if (missing !== undefined) return deskError(400, `The user '${missing}' does not exist.`);
  const rest = organization.accountIds.filter((id) => !accountIds.includes(id));
  organization.accountIds = add ? [...rest, ...accountIds] : rest;
  return empty(204);
}

/** Puts an organization into a service desk, or takes it out. */
function changeDesk(call: RestCall, add: boolean): WireResponse {
  const at = deskNamed(call);
  if ('status' in at) return at;
  if (!isAgent(call, at.project)) return noPermission();
  const asked = given(call, organizationSchema);
  if ('status' in asked) return asked;
  const { organizationId } = asked.given;
  if (!call.state.organizations.some(({ id }) => id === organizationId))
    return deskError(404, 'The organization was not found.');
  const rest = at.desk.organizationIds.filter((id) => id !== organizationId);
  at.desk.organizationIds = add ? [...rest, organizationId] : rest;
  return empty(204);
}

const customerSchema = z.looseObject({
  email: z.string().regex(/^[^@\s]+@[^@\s]+\.[^@\s]+$/, 'The email address is not valid.'),
  displayName: z.string().nullish(),
  fullName: z.string().nullish(),
});

/** `POST /customer`: somebody who sees nothing but the portal. */
function createCustomer(call: RestCall): WireResponse {
  if (!call.rights.global('ADMINISTER')) return administratorsOnly();
  const asked = given(call, customerSchema);
  if ('status' in asked) return asked;
  const { email, displayName, fullName } = asked.given;
  if (call.state.users.some(({ emailAddress }) => emailAddress?.toLowerCase() === email.toLowerCase()))
    return deskError(409, 'An account already exists for this email.');
  const accountId = `qm:${crypto.randomUUID()}:${crypto.randomUUID()}`;
  call.state.users.push(
    newUser({
      accountId,
      accountType: 'customer',
      displayName: displayName ?? fullName ?? email,
      emailAddress: email,
    }),
  );
  return json(201, customerBean(call, accountId));
}

/** Organizations of the person that the query names; of everybody where it names none. */
function withMember({ query }: RestCall): (organization: Organization) => boolean {
  const account = query.get('accountId');
  return ({ accountIds }) => account === null || accountIds.includes(account);
}

export const organizationRoutes: Route[] = [
  selfJudging('GET /rest/servicedeskapi/organization', (call) => {
    const all = mayManage(call)
      ? call.state.organizations
      : call.state.organizations.filter(({ accountIds }) => accountIds.includes(call.caller.accountId ?? ''));
    return deskPage(call, all.filter(withMember(call)), (each) => bean(call, each));
  }),
  selfJudging('POST /rest/servicedeskapi/organization', create),
  selfJudging('GET /rest/servicedeskapi/organization/{organizationId}', (call) => {
    const organization = organizationNamed(call);
    return 'status' in organization ? organization : json(200, bean(call, organization));
  }),
  selfJudging('DELETE /rest/servicedeskapi/organization/{organizationId}', (call) => {
    if (!call.rights.global('ADMINISTER')) return administratorsOnly();
    const organization = organizationNamed(call);
    if ('status' in organization) return organization;
    call.state.organizations = call.state.organizations.filter((each) => each !== organization);
    for (const desk of call.state.serviceDesks)
      desk.organizationIds = desk.organizationIds.filter((id) => id !== organization.id);
    return empty(204);
  }),
  selfJudging('GET /rest/servicedeskapi/organization/{organizationId}/user', (call) => {
    const organization = organizationNamed(call);
    if ('status' in organization) return organization;
    return mayManage(call)
      ? deskPage(call, organization.accountIds, (id) => customerBean(call, id))
      : noPermission();
  }),
  selfJudging('POST /rest/servicedeskapi/organization/{organizationId}/user', (call) =>
    changeMembers(call, true),
  ),
  selfJudging('DELETE /rest/servicedeskapi/organization/{organizationId}/user', (call) =>
    changeMembers(call, false),
  ),
  ...propertyRoutes(
    '/rest/servicedeskapi/organization/{organizationId}/property',
    'propertyKey',
    (call, access) => {
      const organization = organizationNamed(call);
      if ('status' in organization) return organization;
      if (access === 'write' && !mayManage(call)) return noPermission();
      return {
        properties: organization.properties,
        address: `${call.base}/rest/servicedeskapi/organization/${organization.id}/property`,
      };
    },
  ),
  selfJudging('GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/organization', (call) => {
    const at = deskNamed(call);
    if ('status' in at) return at;
    if (!isAgent(call, at.project)) return noPermission();
    const all = call.state.organizations.filter(({ id }) => at.desk.organizationIds.includes(id));
    return deskPage(call, all.filter(withMember(call)), (each) => bean(call, each));
  }),
  selfJudging('POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/organization', (call) =>
    changeDesk(call, true),
  ),
  selfJudging('DELETE /rest/servicedeskapi/servicedesk/{serviceDeskId}/organization', (call) =>
    changeDesk(call, false),
  ),
  selfJudging('POST /rest/servicedeskapi/customer', createCustomer),
];
