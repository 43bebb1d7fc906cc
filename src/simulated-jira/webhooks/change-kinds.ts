import type { Operation } from '../../jira-facts/index.ts';
import { shape } from '../rest/operation-shape.ts';

/**
 * `answer`: in the operation's answer; `after`, `before`: behind the same address, after or before the change; `linked`, `unlinked`:
 * the links between issues that there are now, or no more.
 */
export type Where = 'answer' | 'after' | 'before' | 'linked' | 'unlinked';

/** What one operation means to those who listen. Events as Atlassian names them. */
export interface ChangeKind {
  readonly event: string;
  /** `issue_event_type_name` of the `jira:issue_…` events. */
  readonly issueEventType?: string;
  /** Name of the changed thing in the message, and where it is to be seen. */
  readonly object?: {
    readonly name: string;
    readonly seen: Where;
  };
  /** The issue goes along; `gone`: it is no more afterwards; `each`: several were made at once; `listed`: the body names them. */
  readonly issue?: 'stays' | 'gone' | 'each' | 'listed';
  /** Another version takes the place of the object: what `mergedTo` says. */
  readonly merged?: true;
  /** A property of the object whose change to a value has a name of its own. */
  readonly named?: { readonly property: string; readonly events: Readonly<Record<string, string>> };
  /** A parameter of the query that makes it another event. */
  readonly asked?: { readonly parameter: string; readonly value: string; readonly event: string };
}

type Row = readonly [operation: string, ...kinds: ChangeKind[]];

const updated = (issueEventType: string): ChangeKind => ({
  event: 'jira:issue_updated',
  issueEventType,
  issue: 'stays',
});

const about = (event: string, name: string, seen: Where): ChangeKind => ({
  event,
  object: { name, seen },
});

const inIssue = (event: string, name: string, seen: Where): ChangeKind => ({
  ...about(event, name, seen),
  issue: 'stays',
});

const linked = about('issuelink_created', 'issueLink', 'linked');
const listed: ChangeKind = { ...updated('issue_updated'), issue: 'listed' };

const sprintState = {
  named: { property: 'state', events: { active: 'sprint_started', closed: 'sprint_closed' } },
} as const;
const released = {
  named: {
    property: 'released',
    events: { true: 'jira:version_released', false: 'jira:version_unreleased' },
  },
} as const;

/** A deleted project goes into the trash, unless nobody is to bring it back. */
const forGood = { asked: { parameter: 'enableUndo', value: 'false', event: 'project_deleted' } } as const;
/** What is in the trash nobody sees, so a project that was seen to be archived comes out of the archive. */
const outOfArchive = {
  named: {
    property: 'archived',
    events: { false: 'project_restored_archived', undefined: 'project_restored_archived' },
  },
} as const;

/** Source: https://developer.atlassian.com/cloud/jira/platform/webhooks/ and the webhook module of Connect. */
const rows: readonly Row[] = [
  ['POST /issue', { event: 'jira:issue_created', issueEventType: 'issue_created', issue: 'stays' }, linked],
  ['POST /issue/bulk', { event: 'jira:issue_created', issueEventType: 'issue_created', issue: 'each' }],
  ['PUT /issue/{}', updated('issue_updated'), linked],
  ['PUT /issue/{}/assignee', updated('issue_assigned')],
  ['POST /issue/{}/transitions', updated('issue_generic')],
  ['DELETE /issue/{}', { event: 'jira:issue_deleted', issueEventType: 'issue_deleted', issue: 'gone' }],
  ['POST /issue/{}/comment', inIssue('comment_created', 'comment', 'answer'), updated('issue_commented')],
  [
    'PUT /issue/{}/comment/{}',
    inIssue('comment_updated', 'comment', 'answer'),
    updated('issue_comment_edited'),
  ],
  [
    'DELETE /issue/{}/comment/{}',
    inIssue('comment_deleted', 'comment', 'before'),
    updated('issue_comment_deleted'),
  ],
  ['POST /issue/{}/worklog', about('worklog_created', 'worklog', 'answer'), updated('issue_work_logged')],
  [
    'PUT /issue/{}/worklog/{}',
    about('worklog_updated', 'worklog', 'answer'),
    updated('issue_worklog_updated'),
  ],
  [
    'DELETE /issue/{}/worklog/{}',
    about('worklog_deleted', 'worklog', 'before'),
    updated('issue_worklog_deleted'),
  ],
  [
    'POST /issue/{}/attachments',
    about('attachment_created', 'attachment', 'answer'),
    updated('issue_updated'),
  ],
  ['DELETE /attachment/{}', about('attachment_deleted', 'attachment', 'before')],
  ['POST /issueLink', linked],
  ['DELETE /issueLink/{}', about('issuelink_deleted', 'issueLink', 'unlinked')],
  ['PUT /issue/{}/properties/{}', inIssue('issue_property_set', 'property', 'after')],
  ['DELETE /issue/{}/properties/{}', inIssue('issue_property_deleted', 'property', 'before')],
  ['POST /project', about('project_created', 'project', 'answer')],
  ['PUT /project/{}', about('project_updated', 'project', 'answer')],
  ['DELETE /project/{}', { ...about('project_soft_deleted', 'project', 'before'), ...forGood }],
  ['POST /project/{}/delete', about('project_deleted', 'project', 'before')],
  ['POST /project/{}/archive', about('project_archived', 'project', 'after')],
  [
    'POST /project/{}/restore',
    { ...about('project_restored_deleted', 'project', 'answer'), ...outOfArchive },
  ],
  ['POST /version', about('jira:version_created', 'version', 'answer')],
  ['PUT /version/{}', { ...about('jira:version_updated', 'version', 'answer'), ...released }],
  ['POST /version/{}/move', about('jira:version_moved', 'version', 'answer')],
  ['DELETE /version/{}', about('jira:version_deleted', 'version', 'before')],
  ['POST /version/{}/removeAndSwap', about('jira:version_deleted', 'version', 'before')],
  ['PUT /version/{}/mergeto/{}', { ...about('jira:version_deleted', 'version', 'before'), merged: true }],
  ['POST /issuetype', about('issuetype_created', 'issueType', 'answer')],
  ['PUT /issuetype/{}', about('issuetype_updated', 'issueType', 'answer')],
  ['DELETE /issuetype/{}', about('issuetype_deleted', 'issueType', 'before')],
  ['POST /filter', about('filter_created', 'filter', 'answer')],
  ['PUT /filter/{}', about('filter_updated', 'filter', 'answer')],
  ['DELETE /filter/{}', about('filter_deleted', 'filter', 'before')],
  ['POST /user', about('user_created', 'user', 'answer')],
  ['DELETE /user', about('user_deleted', 'user', 'before')],
  ['POST /rest/agile/1.0/sprint', about('sprint_created', 'sprint', 'answer')],
  ['PUT /rest/agile/1.0/sprint/{}', { ...about('sprint_updated', 'sprint', 'answer'), ...sprintState }],
  ['POST /rest/agile/1.0/sprint/{}', { ...about('sprint_updated', 'sprint', 'answer'), ...sprintState }],
  ['DELETE /rest/agile/1.0/sprint/{}', about('sprint_deleted', 'sprint', 'before')],
  ['POST /rest/agile/1.0/sprint/{}/issue', listed],
  ['POST /rest/agile/1.0/backlog/issue', listed],
  ['POST /rest/agile/1.0/board/{}/issue', listed],
  ['POST /rest/agile/1.0/epic/{}/issue', listed],
  ['POST /rest/agile/1.0/epic/none/issue', listed],
  ['PUT /rest/agile/1.0/issue/rank', listed],
  ['POST /rest/agile/1.0/board', about('board_created', 'board', 'answer')],
  ['DELETE /rest/agile/1.0/board/{}', about('board_deleted', 'board', 'before')],
];

const byShape: ReadonlyMap<string, readonly ChangeKind[]> = new Map(
  rows.map(([operation, ...kinds]) => [operation, kinds]),
);

/** What an operation changes, in the words of webhooks; empty: nothing that anybody is told of. */
export function changeKinds({ method, path }: Operation): readonly ChangeKind[] {
  return byShape.get(shape(method, path)) ?? [];
}

/** Every event a change may turn out to be. */
export function eventsOf({ event, named, asked }: ChangeKind): string[] {
  return [event, ...Object.values(named?.events ?? {}), ...(asked === undefined ? [] : [asked.event])];
}
