import { z } from 'zod';
import { rightsOf } from '../../permissions/rights.ts';
import { administratorsOnly, loginRequired } from '../../refusals.ts';
import { empty, invalidPayload, jiraError, json, jsonIn, type WireResponse } from '../../request.ts';
import { wrongMethod } from '../../site/framework.ts';
import { nextNumber } from '../../state/counters.ts';
import type { AdministratorWebhook } from '../../state.ts';
import { readPayload } from '../scalars.ts';
import type { OutsideCall } from './outside-call.ts';

const address = '/rest/webhooks/1.0/webhook';

const issueFilter = 'issue-related-events-section';

const given = z.object({
  name: z.string().min(1),
  description: z.string().default(''),
  url: z.url(),
  events: z.array(z.string()).default([]),
  filters: z.record(z.string(), z.string()).default({}),
  excludeBody: z.boolean().default(false),
  enabled: z.boolean().default(true),
  secret: z.string().optional(),
});

function bean({ world }: OutsideCall, webhook: AdministratorWebhook) {
  const { id, jqlFilter, secret, lastUpdatedAccountId, lastUpdated, ...shown } = webhook;
  const user = world.state.users.find(({ accountId }) => accountId === lastUpdatedAccountId);
  return {
    ...shown,
    filters: jqlFilter === '' ? {} : { [issueFilter]: jqlFilter },
    isSigned: secret !== null,
    self: `${world.addresses.siteUrl}${address}/${id}`,
    lastUpdatedUser: lastUpdatedAccountId,
    lastUpdatedDisplayName: user?.displayName ?? '',
    lastUpdated,
  };
}

function read({ request, caller, world }: OutsideCall, id: number): AdministratorWebhook | WireResponse {
  const body = jsonIn(request);
  if (body === undefined) return invalidPayload();
  const parsed = readPayload(given, body);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => [path.map(String).join('.'), message]);
    return jiraError(400, [], Object.fromEntries(fields));
  }
  const { filters, secret, ...rest } = parsed.data;
  return {
    ...rest,
    id,
    jqlFilter: filters[issueFilter] ?? '',
    secret: secret ?? null,
    lastUpdatedAccountId: caller.accountId,
    lastUpdated: world.now(),
  };
}

function add(call: OutsideCall, all: AdministratorWebhook[]): WireResponse {
  const made = read(call, nextNumber(call.world.state, 'administratorWebhook', []));
  if ('status' in made) return made;
  all.push(made);
  return json(201, bean(call, made));
}

function one(call: OutsideCall, all: AdministratorWebhook[], id: number): WireResponse {
  const at = all.findIndex((each) => each.id === id);
  const found = all[at];
  if (found === undefined) return jiraError(404, [`A webhook with id ${id} does not exist.`]);
  switch (call.request.method) {
    case 'GET':
      return json(200, bean(call, found));
    case 'PUT': {
      const changed = read(call, id);
      if ('status' in changed) return changed;
      all[at] = changed;
      return json(200, bean(call, changed));
    }
    case 'DELETE':
      all.splice(at, 1);
      return empty(204);
    default:
      return wrongMethod(call.request, call.world, ['GET', 'PUT', 'DELETE']);
  }
}

/**
 * The webhooks that administrators register
 * (https://developer.atlassian.com/cloud/jira/platform/webhooks/#registering-a-webhook-using-the-jira-rest-api--other-integrations-).
 * null: another address. The words of its refusals are ours.
 */
export function administratorWebhooks(call: OutsideCall): WireResponse | null {
  const { request, caller, world } = call;
  const id = request.path.startsWith(`${address}/`) ? request.path.slice(address.length + 1) : null;
  if (request.path !== address && (id === null || !/^\d+$/.test(id))) return null;
  if (caller.accountId === null) return loginRequired();
  if (!rightsOf(world.state, caller).global('ADMINISTER')) return administratorsOnly();
  world.state.administratorWebhooks ??= [];
  const all = world.state.administratorWebhooks;
  if (id !== null) return one(call, all, Number(id));
  if (request.method === 'POST') return add(call, all);
  return json(
    200,
    all.map((each) => bean(call, each)),
  );
}
