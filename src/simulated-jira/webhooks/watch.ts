import { z } from 'zod';
import { watchForApps } from '../forge/product-events/index.ts';
import type { WireResponse } from '../request.ts';
import type { RestCall } from '../rest/call.ts';
import type { IssueLink } from '../state.ts';
import { type ChangeKind, changeKinds, eventsOf, type Where } from './change-kinds.ts';
import { send } from './deliver.ts';
import { linkTold, missing } from './links.ts';
import type { Look } from './look.ts';
import { type SeenIssue, seenIssue, written } from './seen-issue.ts';
import { type Subscription, subscriptions } from './subscriptions.ts';

const record = z.record(z.string(), z.unknown());
type Plain = z.infer<typeof record>;

const plain = (value: unknown): Plain | null => {
  const parsed = record.safeParse(value);
  return parsed.success ? parsed.data : null;
};

const bodyOf = (response: WireResponse): unknown => {
  try {
    return JSON.parse(response.body.toString());
  } catch {
    return null;
  }
};

const issueParameters = ['issueIdOrKey', 'issueKeyOrId', 'issueId', 'issueKey'];

const issueNamed = (call: RestCall): string | null =>
  issueParameters.map((name) => call.params[name]).find((value) => value !== undefined) ?? null;

const madeSchema = z.looseObject({ issues: z.array(z.looseObject({ id: z.string() })) });

const listedSchema = z.looseObject({ issues: z.array(z.union([z.string(), z.number()]).transform(String)) });

/** The issues that a body names. */
const listedIn = ({ body }: RestCall): string[] => listedSchema.safeParse(body).data?.issues ?? [];

/** The issues a change is about: the one in the path, the one that was made, or each of several. null: none. */
function issuesOf(kind: ChangeKind, call: RestCall, made: unknown): (string | null)[] {
  if (kind.issue === 'listed') return listedIn(call);
  if (kind.issue === 'each') {
    const several = madeSchema.safeParse(made);
    return several.success ? several.data.issues.map(({ id }) => id) : [];
  }
  return [call.operation.path.endsWith('/issue') ? String(plain(made)?.id ?? '') : issueNamed(call)];
}

/** Everything that was seen around one change. */
interface Seen {
  readonly call: RestCall;
  readonly answer: unknown;
  readonly objectBefore: unknown;
  readonly objectAfter: unknown;
  readonly linksBefore: readonly IssueLink[];
  readonly before: SeenIssue | null;
  readonly after: SeenIssue | null;
}

function objects(where: Where, { answer, objectBefore, objectAfter, linksBefore, call }: Seen): unknown[] {
  const { state } = call;
  switch (where) {
    case 'answer':
      return Array.isArray(answer) ? answer : [answer];
    case 'after':
      return [objectAfter];
    case 'before':
      return [objectBefore];
    case 'linked':
      return missing(state.issueLinks, linksBefore).map((link) => linkTold(link, state));
    case 'unlinked':
      return missing(linksBefore, state.issueLinks).map((link) => linkTold(link, state));
  }
}

/** The event's name: that of the new value where a property changed to one with a name of its own. */
function eventName({ event, named, asked }: ChangeKind, { call, answer, objectBefore }: Seen): string {
  if (asked !== undefined && call.query.get(asked.parameter) === asked.value) return asked.event;
  if (named === undefined) return event;
  const now = plain(answer)?.[named.property];
  return now === plain(objectBefore)?.[named.property] ? event : (named.events[String(now)] ?? event);
}

/** The messages of one kind of change; an update that left no trace in the changelog is none. */
function messages(kind: ChangeKind, seen: Seen, look: Look): Plain[] {
  const { call } = seen;
  const changelog = written(seen.before, seen.after);
  if (kind.issueEventType === 'issue_updated' && seen.after !== null && changelog === null) return [];
  const issue = kind.issue === 'gone' ? seen.before : seen.after;
  const user = plain(look('/rest/api/2/myself'));
  const { changelog: _, ...shown } = issue ?? {};
  const base: Plain = {
    timestamp: call.world.now(),
    webhookEvent: eventName(kind, seen),
    ...(kind.issueEventType === undefined ? {} : { issue_event_type_name: kind.issueEventType }),
    ...(user === null || kind.issueEventType === undefined ? {} : { user }),
    ...(kind.issue === undefined || issue === null ? {} : { issue: shown }),
    ...(changelog === null || kind.event !== 'jira:issue_updated' ? {} : { changelog }),
  };
  if (kind.object === undefined) return [base];
  const { name, seen: where } = kind.object;
  const mergedTo = kind.merged === true ? { mergedTo: look(versionTakingOver(call)) } : {};
  return objects(where, seen).map((object) => ({ ...base, [name]: object, ...mergedTo }));
}

const itemSchema = z.looseObject({ fieldId: z.string() });

/** Whether a subscription wants this message; a filter is put to the site's own search. */
function wants(one: Subscription, message: Plain, matches: (filter: string) => boolean): boolean {
  if (!one.events.includes(String(message.webhookEvent))) return false;
  if (one.fieldIds !== null && message.webhookEvent === 'jira:issue_updated') {
    const items = z.looseObject({ items: z.array(itemSchema) }).safeParse(message.changelog);
    const changed = items.success ? items.data.items.map(({ fieldId }) => fieldId) : [];
    if (!one.fieldIds.some((id) => changed.includes(id))) return false;
  }
  if (one.propertyKeys !== null && String(message.webhookEvent).startsWith('issue_property_')) {
    if (!one.propertyKeys.includes(String(plain(message.property)?.key))) return false;
  }
  return (
    one.filter === null || one.filter.trim() === '' || message.issue === undefined || matches(one.filter)
  );
}

const foundSchema = z.looseObject({ issues: z.array(z.unknown()) });

/** Asks the site's search whether the issue is among what a filter finds; a filter it refuses finds nothing. */
const matching =
  (issue: SeenIssue | null, look: Look) =>
  (filter: string): boolean => {
    if (issue === null) return false;
    const bare = filter.replace(/\border\s+by\b.*$/is, '').trim();
    const jql = encodeURIComponent(`(${bare}) AND key = ${issue.key}`);
    const found = foundSchema.safeParse(look(`/rest/api/3/search/jql?jql=${jql}&fields=id`));
    return found.success && found.data.issues.length > 0;
  };

const versionTakingOver = ({ params }: RestCall): string => `/rest/api/2/version/${params.moveIssuesTo}`;

/**
 * Where the changed thing stands: the path of the operation up to its last parameter, of two that are merged up to the first; what a
 * query names, with the query.
 */
function addressOf({ operation, request }: RestCall, kinds: readonly ChangeKind[]): string {
  const parts = operation.path.split('/');
  const isParameter = (part: string) => part.startsWith('{');
  const merged = kinds.some((kind) => kind.merged === true);
  const at = merged ? parts.findIndex(isParameter) : parts.findLastIndex(isParameter);
  return at === -1
    ? `${request.path}?${request.rawQuery}`
    : request.path
        .split('/')
        .slice(0, at + 1)
        .join('/');
}

/** Looks at the site before a write and returns what tells the webhooks afterwards; null: none listens. */
function watchForWebhooks(call: RestCall, look: Look): ((made: unknown) => void) | null {
  const kinds = changeKinds(call.operation);
  if (kinds.length === 0) return null;
  const events = new Set(kinds.flatMap(eventsOf));
  const listening = subscriptions(call.state, call.world.now()).filter((one) =>
    one.events.some((event) => events.has(event)),
  );
  if (listening.length === 0) return null;
  const address = addressOf(call, kinds);
  const needed = kinds.some(({ object, named }) => object?.seen === 'before' || named !== undefined);
  const objectBefore = needed ? look(address) : null;
  const linksBefore = [...call.state.issueLinks];
  const known = [issueNamed(call), ...(kinds.some(({ issue }) => issue === 'listed') ? listedIn(call) : [])];
  const issuesBefore = new Map(
    known.flatMap((idOrKey) => (idOrKey === null ? [] : [[idOrKey, seenIssue(idOrKey, look)]])),
  );
  // Whether a filter finds a deleted issue can only be asked while it is there.
  const asked = kinds.some(({ issue }) => issue === 'gone') ? listening : [];
  const matchesBefore = new Map(
    asked.map(({ filter }) => [
      filter,
      filter !== null && matching(issuesBefore.get(known[0] ?? '') ?? null, look)(filter),
    ]),
  );
  return (made) => {
    const objectAfter = kinds.some(({ object }) => object?.seen === 'after') ? look(address) : null;
    for (const kind of kinds) {
      for (const idOrKey of issuesOf(kind, call, made)) {
        const after = idOrKey === null ? null : seenIssue(idOrKey, look);
        const before = issuesBefore.get(idOrKey ?? '') ?? null;
        const seen: Seen = { call, answer: made, objectBefore, objectAfter, linksBefore, before, after };
        const matches =
          kind.issue === 'gone'
            ? (filter: string) => matchesBefore.get(filter) === true
            : matching(after, look);
        for (const message of messages(kind, seen, look))
          send(
            listening.filter((one) => wants(one, message, matches)),
            message,
            call,
          );
      }
    }
  };
}

/**
 * Carries out an operation and tells those who listen what it changed. Nothing is looked at while nobody listens, and nothing is told
 * of what was refused or is not modelled.
 */
export function watched(call: RestCall, answer: () => WireResponse, look: Look): WireResponse {
  if (call.operation.method === 'GET') return answer();
  const telling = [watchForWebhooks(call, look), watchForApps({ call, look })].filter((one) => one !== null);
  const response = answer();
  if (telling.length === 0 || response.status >= 300 || response.headers['x-simulated'] !== undefined)
    return response;
  const made = bodyOf(response);
  for (const tell of telling) tell(made);
  return response;
}
