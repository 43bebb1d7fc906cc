import { z } from 'zod';
import { findUser } from '../people.ts';
import { rightsOf } from '../permissions/rights.ts';
import { administratorsOnly, loginRequired } from '../refusals.ts';
import { empty, invalidPayload, jiraError, json, jsonIn, type WireResponse } from '../request.ts';
import { administratorWebhooks } from '../rest/outside-table/administrator-webhooks.ts';
import type { OutsideCall } from '../rest/outside-table/outside-call.ts';
import { readPayload } from '../rest/scalars.ts';
import { customFieldsPage } from './custom-fields.ts';
import { named } from './people.ts';
import { personalTokens } from './personal-tokens.ts';
import { projectPicker } from './project-picker.ts';
import { userName } from './user-names.ts';
import { projectWorkflowScheme } from './workflows.ts';

const changeSchema = z.looseObject({
  name: z.string().min(1).optional(),
  emailAddress: z.string().optional(),
  displayName: z.string().optional(),
  active: z.boolean().optional(),
  password: z.string().min(1).optional(),
});

/** `PUT /user` and `PUT /user/password`: administrators change people. */
function changeUser({ request, caller, world }: OutsideCall, read: () => WireResponse): WireResponse {
  if (caller.accountId === null) return loginRequired();
  if (!rightsOf(world.state, caller).global('ADMINISTER')) return administratorsOnly();
  const user = named(request.query, world.state);
  if ('status' in user) return user;
  const asked = readPayload(changeSchema, jsonIn(request)).data;
  if (asked === undefined) return invalidPayload();
  const { name, emailAddress, displayName, active, password } = asked;
  Object.assign(user, {
    name: name ?? user.name,
    emailAddress: emailAddress ?? user.emailAddress,
    displayName: displayName ?? user.displayName,
    active: active ?? user.active,
    password: password ?? user.password,
  });
  return request.path.endsWith('/password') ? empty(204) : read();
}

/** Who is logged in (docs of `/rest/auth/1/session`). */
function session({ caller, world }: OutsideCall): WireResponse {
  const user = findUser(world.state, caller.accountId);
  if (user === null)
    return jiraError(401, ['You are not authenticated. Authentication required to perform this operation.']);
  const name = userName(user);
  const self = `${world.addresses.siteUrl}/rest/api/latest/user?username=${encodeURIComponent(name)}`;
  return json(200, { self, name, loginInfo: { loginCount: 1, failedLoginCount: 0 } });
}

const webhooks = {
  before10: '/rest/webhooks/1.0/webhook',
  since10: '/rest/jira-webhook/1.0/webhooks',
} as const;

const webhookSchema = z.looseObject({
  self: z.string(),
  filters: z.record(z.string(), z.string()),
  excludeBody: z.boolean(),
  enabled: z.boolean(),
});

/** Webhooks moved with Jira 10; the form is that of the typed client `jira.js` for it. */
function webhooksSince10(call: OutsideCall): WireResponse | null {
  const path = call.request.path.replace(webhooks.since10, webhooks.before10);
  const answer = administratorWebhooks({ ...call, request: { ...call.request, path } });
  if (answer === null || answer.status >= 300 || answer.body === '') return answer;
  const bean = (value: unknown) => {
    const { self, filters, excludeBody, enabled, ...rest } = webhookSchema.parse(value);
    return {
      ...rest,
      id: Number(self.split('/').at(-1)),
      active: enabled,
      configuration: { FILTERS: JSON.stringify(filters), EXCLUDE_BODY: String(excludeBody) },
      sslVerificationRequired: true,
    };
  };
  const body: unknown = JSON.parse(answer.body.toString());
  return json(answer.status, Array.isArray(body) ? body.map(bean) : bean(body));
}

/** Operations of Server that Cloud has not, or elsewhere; null: none of them. `read` answers the same address by GET. */
export function outsideCloud(call: OutsideCall, read: () => WireResponse): WireResponse | null {
  const { method, path } = call.request;
  if (method === 'PUT' && /^\/rest\/api\/(?:2|latest)\/user(?:\/password)?$/.test(path))
    return changeUser(call, read);
  if (method === 'GET' && /^\/rest\/api\/(?:2|latest)\/customFields$/.test(path))
    return customFieldsPage(call);
  if (method === 'GET' && /^\/rest\/api\/(?:2|latest)\/projects\/picker$/.test(path))
    return projectPicker(call);
  const [, project] = /^\/rest\/api\/(?:2|latest)\/project\/([^/]+)\/workflowscheme$/.exec(path) ?? [];
  if (method === 'GET' && project !== undefined) return projectWorkflowScheme(call, project);
  if (method === 'GET' && path === '/rest/auth/1/session') return session(call);
  const tokens = personalTokens(call);
  if (tokens !== null) return tokens;
  const since10 = Number.parseInt(call.world.state.site.version, 10) >= 10;
  const [there, gone] = since10
    ? [webhooks.since10, webhooks.before10]
    : [webhooks.before10, webhooks.since10];
  if (path.startsWith(gone)) return json(404, { message: `null for uri: ${path}`, 'status-code': 404 });
  return path.startsWith(there) && since10 ? webhooksSince10(call) : null;
}
