import { z } from 'zod';
import { jiraDate } from '../dates.ts';
import { findApp } from '../people.ts';
import { empty, invalidPayload, jiraError, json, type WireResponse } from '../request.ts';
import type { Webhook } from '../state.ts';
import { type RestCall, type Route, selfJudging } from './call.ts';
import { readPayload } from './scalars.ts';
import { pageOf } from './shapes.ts';

const lifeMs = 30 * 86_400_000;

/** Events a dynamic webhook may ask for. */
const offered = [
  ...['jira:issue_created', 'jira:issue_updated', 'jira:issue_deleted'],
  ...['comment_created', 'comment_updated', 'comment_deleted'],
  ...['issue_property_set', 'issue_property_deleted'],
];

const registration = z.object({
  url: z.string(),
  webhooks: z
    .array(
      z.object({
        jqlFilter: z.string(),
        events: z.array(z.string()).min(1),
        fieldIdsFilter: z.array(z.string()).optional(),
        issuePropertyKeysFilter: z.array(z.string()).optional(),
      }),
    )
    .min(1),
});

const idsSchema = z.object({ webhookIds: z.array(z.int()).min(1) });

/** Whose webhooks a caller deals with; a person's own call is told that there are none. */
interface Owner {
  readonly app: string;
  readonly accountId: string | null;
  /** Webhooks it may have. */
  readonly most: number;
}

function ownerOf({ caller }: RestCall): Owner | WireResponse {
  const { reach, accountId, identity } = caller;
  if (reach.kind === 'connect') return { app: reach.app, accountId: null, most: 100 };
  if (reach.kind === 'oauth' && reach.app !== null && !identity.startsWith('forge')) {
    return { app: reach.app, accountId, most: 5 };
  }
  return jiraError(403, ['Only Connect and OAuth 2.0 apps can use this operation.']);
}

const owns = ({ app, accountId }: Owner, of: { appKey: string; accountId?: string }): boolean =>
  of.appKey === app && (of.accountId ?? null) === accountId;

const living = (call: RestCall, owner: Owner): Webhook[] =>
  call.state.webhooks.filter((one) => owns(owner, one) && Date.parse(one.expirationDate) > call.world.now());

const withOwner = (answer: (call: RestCall, owner: Owner) => WireResponse) => (call: RestCall) => {
  const owner = ownerOf(call);
  return 'status' in owner ? owner : answer(call, owner);
};

/** Clauses that filters of dynamic webhooks may have (https://developer.atlassian.com/cloud/jira/platform/webhooks/). */
const clauses =
  /^(?:issuekey|key|project|issuetype|type|status|assignee|reporter|issue\.property\b.*|cf\[\d+\]|epic link)$/i;
const words = /"[^"]*"|'[^']*'|[\w.[\]]+|[^\s\w]/g;
const operators = new Set(['=', '!', '~', '<', '>', 'in', 'not', 'is', 'was', 'changed']);

/** Names that stand before an operator, and are none a filter may have. */
function unsupported(jql: string): string[] {
  const found = jql.match(words) ?? [];
  return found
    .filter((word, index) => /^["\w]/.test(word) && operators.has((found[index + 1] ?? '').toLowerCase()))
    .map((name) => name.replaceAll('"', ''))
    .filter((name) => !clauses.test(name) && !['and', 'or', 'not'].includes(name.toLowerCase()))
    .map((name) => `The clause ${name} is unsupported`);
}

function register(call: RestCall, owner: Owner): WireResponse {
  const asked = readPayload(registration, call.body);
  if (!asked.success) return invalidPayload();
  const { url, webhooks } = asked.data;
  const home = findApp(call.state, owner.app)?.baseUrl;
  if (!URL.canParse(url) || (home !== undefined && !url.startsWith(home))) {
    return jiraError(400, ['The webhook URL must use the same base URL as the app.']);
  }
  const { state, world } = call;
  const results = webhooks.map(({ jqlFilter, events, fieldIdsFilter, issuePropertyKeysFilter }) => {
    const unknown = events.filter((event) => !offered.includes(event));
    const errors = [
      ...unsupported(jqlFilter),
      ...unknown.map((event) => `The event ${event} is unsupported`),
    ];
    if (living(call, owner).length >= owner.most) {
      errors.push(`The limit of ${owner.most} webhooks was reached.`);
    }
    if (errors.length > 0) return { errors };
    const id = Math.max(999, ...state.webhooks.map((one) => one.id)) + 1;
    state.webhooks.push({
      ...{ id, appKey: owner.app, url, events, jqlFilter },
      ...(owner.accountId === null ? {} : { accountId: owner.accountId }),
      ...(fieldIdsFilter === undefined ? {} : { fieldIdsFilter }),
      ...(issuePropertyKeysFilter === undefined ? {} : { issuePropertyKeysFilter }),
      expirationDate: jiraDate(world.now() + lifeMs),
    });
    return { createdWebhookId: id };
  });
  return json(200, { webhookRegistrationResult: results });
}

function remove(call: RestCall, owner: Owner): WireResponse {
  const asked = readPayload(idsSchema, call.body);
  if (!asked.success) return jiraError(400, ['The list of webhook IDs is missing.']);
  const { webhookIds } = asked.data;
  call.state.webhooks = call.state.webhooks.filter(
    (one) => !owns(owner, one) || !webhookIds.includes(one.id),
  );
  return empty(202);
}

function refresh(call: RestCall, owner: Owner): WireResponse {
  const asked = readPayload(idsSchema, call.body);
  if (!asked.success) return jiraError(400, ['The list of webhook IDs is missing.']);
  const expirationDate = jiraDate(call.world.now() + lifeMs);
  for (const one of living(call, owner)) {
    if (asked.data.webhookIds.includes(one.id)) one.expirationDate = expirationDate;
  }
  return json(200, { expirationDate });
}

function list(call: RestCall, owner: Owner): WireResponse {
  const shown = living(call, owner).map(({ appKey: _, accountId: __, ...webhook }) => webhook);
  return json(200, pageOf(call, shown, 100));
}

/** What was given up in the last 72 hours, oldest first, from `after` (milliseconds) on. */
function failed(call: RestCall, owner: Owner): WireResponse {
  const maxResults = Math.min(Number(call.query.get('maxResults') ?? 100) || 100, 100);
  const after = Math.max(Number(call.query.get('after') ?? 0) || 0, call.world.now() - 72 * 3_600_000);
  const all = (call.state.failedWebhooks ?? []).filter((one) => owns(owner, one) && one.failureTime > after);
  const values = all
    .slice(0, maxResults)
    .map(({ id, url, body, failureTime }) => ({ id, body, url, failureTime }));
  const last = values.at(-1)?.failureTime;
  const next = `${call.base}/rest/api/3/webhook/failed?maxResults=${maxResults}&after=${last}`;
  return json(200, { values, maxResults, ...(all.length > values.length ? { next } : {}) });
}

/** Dynamic webhooks of Connect and OAuth 2.0 apps. */
export const webhookRoutes: Route[] = [
  selfJudging('GET /webhook', withOwner(list)),
  selfJudging('POST /webhook', withOwner(register)),
  selfJudging('DELETE /webhook', withOwner(remove)),
  selfJudging('PUT /webhook/refresh', withOwner(refresh)),
  selfJudging('GET /webhook/failed', withOwner(failed)),
];
