import { z } from 'zod';
import { findCustomField, kindOf } from '../../fields/custom-fields.ts';
import { knownFields } from '../../new-site/custom-fields.ts';
import { findUser } from '../../people.ts';
import { nextNumber } from '../../state/counters.ts';
import { issueTypeOf, priorityOf, projectOf, resolutionOf, statusOf } from '../../state/lookup.ts';
import type { ChangeGroup, ChangeItem, Issue, RichText, SiteState } from '../../state.ts';
import { documentIn } from '../../text/document.ts';
import { wikiFrom } from '../../text/to-wiki.ts';
import type { RestCall } from '../call.ts';

/** A field's value as the changelog writes it: as an id, and as people read it. */
interface Recorded {
  readonly id: string | null;
  readonly text: string | null;
}

const none: Recorded = { id: null, text: null };
const text = (value: string | null): Recorded => ({ id: null, text: value });
/** Rich text stands in it as wiki markup. */
const markup = (of: RichText): Recorded => text(of === null ? null : wikiFrom(of));
const named = (thing: { id: string; name: string } | null): Recorded =>
  thing === null ? none : { id: thing.id, text: thing.name };

type Recorder = (state: SiteState, issue: Issue) => Recorded | Recorded[];

const person = (state: SiteState, accountId: string | null): Recorded =>
  accountId === null ? none : { id: accountId, text: findUser(state, accountId)?.displayName ?? accountId };

const some = (all: readonly { id: string; name: string }[], ids: readonly string[]): Recorded[] =>
  ids.map((id) => named(all.find((each) => each.id === id) ?? { id, name: id }));

/** Names the changelog has for fields, where it has its own, and how it records their values. */
const recorders: Readonly<Record<string, readonly [name: string, recorder: Recorder]>> = {
  summary: ['summary', (_, issue) => text(issue.summary)],
  description: ['description', (_, issue) => markup(issue.description)],
  environment: ['environment', (_, issue) => markup(issue.environment)],
  status: ['status', (state, issue) => named(statusOf(state, issue))],
  resolution: ['resolution', (state, issue) => named(resolutionOf(state, issue))],
  priority: ['priority', (state, issue) => named(priorityOf(state, issue))],
  issuetype: ['issuetype', (state, issue) => named(issueTypeOf(state, issue))],
  assignee: ['assignee', (state, issue) => person(state, issue.assigneeAccountId)],
  reporter: ['reporter', (state, issue) => person(state, issue.reporterAccountId)],
  labels: ['labels', (_, issue) => text(issue.labels.length === 0 ? null : issue.labels.join(' '))],
  duedate: [
    'duedate',
    (_, issue) => (issue.dueDate === null ? none : { id: issue.dueDate, text: issue.dueDate }),
  ],
  components: [
    'Component',
    (state, issue) => some(projectOf(state, issue)?.components ?? [], issue.componentIds),
  ],
  fixVersions: [
    'Fix Version',
    (state, issue) => some(projectOf(state, issue)?.versions ?? [], issue.fixVersionIds),
  ],
  versions: [
    'Version',
    (state, issue) => some(projectOf(state, issue)?.versions ?? [], issue.affectedVersionIds),
  ],
  parent: [
    'IssueParentAssociation',
    (state, issue) => {
      const found = state.issues.find(({ id }) => id === issue.parentId);
      return found === undefined ? none : { id: found.id, text: found.key };
    },
  ],
  security: [
    'security',
    (state, issue) => {
      const level = state.issueSecuritySchemes
        .flatMap(({ levels }) => levels)
        .find(({ id }) => id === issue.securityLevelId);
      return level === undefined ? none : { id: String(level.id), text: level.name };
    },
  ],
  project: ['project', (state, issue) => named(projectOf(state, issue))],
  issuekey: ['Key', (_, issue) => text(issue.key)],
  timeestimate: ['timeestimate', (_, issue) => seconds(issue.remainingEstimateSeconds)],
  timeoriginalestimate: ['timeoriginalestimate', (_, issue) => seconds(issue.originalEstimateSeconds)],
  timespent: [
    'timespent',
    (_, { worklogs }) =>
      seconds(worklogs.length === 0 ? null : worklogs.reduce((sum, each) => sum + each.seconds, 0)),
  ],
  attachment: [
    'Attachment',
    (_, issue) => issue.attachments.map(({ id, filename }) => ({ id, text: filename })),
  ],
};

const seconds = (value: number | null): Recorded =>
  value === null ? none : { id: String(value), text: String(value) };

function customValue(state: SiteState, issue: Issue, id: string): Recorded {
  if (id === knownFields.sprint) {
    const sprints = state.sprints.filter((sprint) => issue.sprintIds.includes(sprint.id));
    return sprints.length === 0
      ? none
      : { id: sprints.map((each) => each.id).join(', '), text: sprints.map(({ name }) => name).join(', ') };
  }
  const value = issue.fields[id];
  const field = findCustomField(state, id);
  if (value === undefined || value === null || field === null) return none;
  const options = field.contexts.flatMap((context) => context.options);
  const one = (each: unknown): string => {
    if (typeof each !== 'string') return JSON.stringify(each);
    const { type, items } = kindOf(field);
    const kind = type === 'array' ? items : type;
    if (kind === 'user') return findUser(state, each)?.displayName ?? each;
    return options.find((option) => option.id === each)?.value ?? each;
  };
  const document = documentIn(value);
  if (document !== null) return markup(document);
  return Array.isArray(value)
    ? { id: JSON.stringify(value), text: value.map(one).join(', ') }
    : { id: typeof value === 'string' ? value : null, text: one(value) };
}

const recorded = (state: SiteState, issue: Issue, id: string): Recorded | Recorded[] =>
  recorders[id]?.[1](state, issue) ?? customValue(state, issue, id);

/** Fields that others carry along. */
const alsoChanged: Readonly<Record<string, readonly string[]>> = {
  timetracking: ['timeestimate', 'timeoriginalestimate'],
  status: ['resolution'],
  worklog: ['timespent', 'timeestimate'],
  project: ['issuekey', 'issuetype', 'status', 'components', 'fixVersions', 'versions'],
};

function items(
  state: SiteState,
  id: string,
  before: Recorded | Recorded[],
  after: Recorded | Recorded[],
  always = false,
): ChangeItem[] {
  const known = recorders[id];
  const base = {
    field: known?.[0] ?? findCustomField(state, id)?.name ?? id,
    fieldtype: known === undefined ? ('custom' as const) : ('jira' as const),
    fieldId: id,
  };
  const item = (from: Recorded, to: Recorded): ChangeItem => ({
    ...base,
    from: from.id,
    fromText: from.text,
    to: to.id,
    toText: to.text,
  });
  if (!Array.isArray(before) || !Array.isArray(after)) {
    const [one = none] = [before].flat();
    const [other = none] = [after].flat();
    return !always && one.id === other.id && one.text === other.text ? [] : [item(one, other)];
  }
  const missing = (list: Recorded[], from: Recorded[]) =>
    from.filter(({ id: each }) => !list.some((one) => one.id === each));
  return [
    ...missing(after, before).map((gone) => item(gone, none)),
    ...missing(before, after).map((come) => item(none, come)),
  ];
}

const saidOfChange = z.looseObject({ historyMetadata: z.record(z.string(), z.unknown()) });

/**
 * Changes fields of an issue and writes what became different into its changelog, under the caller's name: that, and the status
 * where it is named itself, for a transition is written also when it leads back. Returns the entry, or null when nothing changed.
 */
export function change(call: RestCall, issue: Issue, fields: readonly string[], apply: () => void) {
  const { state } = call;
  const ids = [...new Set(fields.flatMap((id) => [id, ...(alsoChanged[id] ?? [])]))];
  const before = ids.map((id) => recorded(state, issue, id));
  apply();
  const changed = ids.flatMap((id, index) =>
    items(
      state,
      id,
      before[index] ?? none,
      recorded(state, issue, id),
      id === 'status' && fields.includes(id),
    ),
  );
  const now = new Date(call.world.now()).toISOString();
  issue.updated = now;
  if (changed.length === 0) return null;
  const said = saidOfChange.safeParse(call.body).data?.historyMetadata;
  const entry: ChangeGroup = {
    id: String(nextNumber(state, 'change', [], 20_000)),
    authorAccountId: call.caller.accountId,
    created: now,
    items: changed,
    ...(said === undefined ? {} : { historyMetadata: said }),
  };
  issue.history.push(entry);
  return entry;
}
