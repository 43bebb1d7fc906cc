import { findCustomField, isRichText, kindOf } from '../../fields/custom-fields.ts';
import { findGroup } from '../../people.ts';
import { knownFields } from '../../sites/custom-fields.ts';
import { issueTypeOf, priorityOf, projectOf, resolutionOf, statusOf } from '../../state/lookup.ts';
import type { Issue, RichText } from '../../state.ts';
import { documentIn } from '../../text/document.ts';
import { shownText } from '../../text/rich-text.ts';
import type { RestCall } from '../call.ts';
import { self } from '../shapes/address.ts';
import {
  issueTypeBean,
  linkTypeBean,
  priorityBean,
  resolutionBean,
  statusBean,
  statusCategoryBean,
} from '../shapes/catalogue.ts';
import { commentBean, prettyDuration, worklogBean } from '../shapes/comments.ts';
import { componentInIssue, projectInIssue, versionInIssue } from '../shapes/projects.ts';
import { groupBean, personOf } from '../shapes/users.ts';
import { attachmentBean } from './attachment-bean.ts';
import { mayRead } from './permissions.ts';
import { sprintInIssue } from './sprint-in-issue.ts';

type Reader = (call: RestCall, issue: Issue) => unknown;

/** An issue as it stands in another one: as parent, sub-task or linked issue. */
export function issueInIssue(call: RestCall, issue: Issue) {
  const priority = priorityOf(call.state, issue);
  return {
    id: issue.id,
    key: issue.key,
    self: self(call, `/issue/${issue.id}`),
    fields: {
      summary: issue.summary,
      status: statusBean(call, statusOf(call.state, issue)),
      ...(priority === null ? {} : { priority: priorityBean(call, priority) }),
      issuetype: issueTypeBean(call, issueTypeOf(call.state, issue)),
    },
  };
}

const spent = (issue: Issue): number | null =>
  issue.worklogs.length === 0 ? null : issue.worklogs.reduce((sum, { seconds }) => sum + seconds, 0);

const childrenOf = (call: RestCall, issue: Issue): Issue[] =>
  call.state.issues.filter(({ parentId }) => parentId === issue.id);

/** Sub-tasks proper: children below the level of usual issues. */
export const subtasksOf = (call: RestCall, issue: Issue): Issue[] =>
  childrenOf(call, issue).filter((child) => issueTypeOf(call.state, child).hierarchyLevel < 0);

function sum(call: RestCall, issue: Issue, of: (each: Issue) => number | null): number | null {
  const values = [issue, ...subtasksOf(call, issue)].map(of).filter((value) => value !== null);
  return values.length === 0 ? null : values.reduce((total, value) => total + value, 0);
}

function progress(done: number | null, left: number | null) {
  const total = (done ?? 0) + (left ?? 0);
  return {
    progress: done ?? 0,
    total,
    ...(total === 0 ? {} : { percent: Math.round(((done ?? 0) / total) * 100) }),
  };
}

function timeTracking(call: RestCall, issue: Issue) {
  const one = (name: string, seconds: number | null) =>
    seconds === null ? {} : { [name]: prettyDuration(seconds, call) };
  const timeSpent = spent(issue);
  const seconds = (name: string, value: number | null) => (value === null ? {} : { [name]: value });
  return {
    ...one('originalEstimate', issue.originalEstimateSeconds),
    ...one('remainingEstimate', issue.remainingEstimateSeconds),
    ...one('timeSpent', timeSpent),
    ...seconds('originalEstimateSeconds', issue.originalEstimateSeconds),
    ...seconds('remainingEstimateSeconds', issue.remainingEstimateSeconds),
    ...seconds('timeSpentSeconds', timeSpent),
  };
}

/** Links of the issue, each with the issue at its other end. */
function links(call: RestCall, issue: Issue) {
  return call.state.issueLinks.flatMap((link) => {
    const isOutward = link.outwardIssueId === issue.id;
    if (!isOutward && link.inwardIssueId !== issue.id) return [];
    const otherId = isOutward ? link.inwardIssueId : link.outwardIssueId;
    const other = call.state.issues.find(({ id }) => id === otherId);
    const type = call.state.issueLinkTypes.find(({ id }) => id === link.typeId);
    if (other === undefined || type === undefined || !call.rights.see(other)) return [];
    return [
      {
        id: link.id,
        self: self(call, `/issueLink/${link.id}`),
        type: linkTypeBean(call, type),
        [isOutward ? 'inwardIssue' : 'outwardIssue']: issueInIssue(call, other),
      },
    ];
  });
}

const rich = (call: RestCall, text: RichText) => shownText(text, call.version);
const date = (call: RestCall, iso: string | null) => (iso === null ? null : call.clock.time(iso));

function components(call: RestCall, issue: Issue) {
  const all = projectOf(call.state, issue)?.components ?? [];
  return issue.componentIds.flatMap((id) => {
    const found = all.find((component) => component.id === id);
    return found === undefined ? [] : [componentInIssue(call, found)];
  });
}

function versions(call: RestCall, issue: Issue, ids: readonly string[]) {
  const all = projectOf(call.state, issue)?.versions ?? [];
  return ids.flatMap((id) => {
    const found = all.find((version) => version.id === id);
    return found === undefined ? [] : [versionInIssue(call, found)];
  });
}

function security(call: RestCall, issue: Issue) {
  if (issue.securityLevelId === null) return null;
  const level = call.state.issueSecuritySchemes
    .flatMap(({ levels }) => levels)
    .find(({ id }) => id === issue.securityLevelId);
  if (level === undefined) return null;
  return {
    self: self(call, `/securitylevel/${level.id}`),
    id: String(level.id),
    description: level.description ?? '',
    name: level.name,
  };
}

/** Parent of a sub-task or of an issue in an epic. */
function parent(call: RestCall, issue: Issue) {
  const found = call.state.issues.find(({ id }) => id === issue.parentId);
  return found === undefined || !call.rights.see(found) ? undefined : issueInIssue(call, found);
}

const systemReaders: Readonly<Record<string, Reader>> = {
  statuscategorychangedate: (call, issue) => date(call, issue.statusCategoryChanged),
  parent,
  issuetype: (call, issue) => issueTypeBean(call, issueTypeOf(call.state, issue)),
  timespent: (_, issue) => spent(issue),
  project: (call, issue) => {
    const project = projectOf(call.state, issue);
    return project === null ? null : projectInIssue(call, project);
  },
  fixVersions: (call, issue) => versions(call, issue, issue.fixVersionIds),
  statusCategory: (call, issue) => statusCategoryBean(call, statusOf(call.state, issue).category),
  aggregatetimespent: (call, issue) => sum(call, issue, spent),
  resolution: (call, issue) => {
    const found = resolutionOf(call.state, issue);
    return found === null ? null : resolutionBean(call, found);
  },
  resolutiondate: (call, issue) => date(call, issue.resolutionDate),
  workratio: (_, issue) => {
    const estimate = issue.originalEstimateSeconds;
    return estimate === null || estimate === 0 ? -1 : Math.round(((spent(issue) ?? 0) / estimate) * 100);
  },
  lastViewed: () => null,
  watches: (call, issue) => ({
    self: self(call, `/issue/${issue.key}/watchers`),
    watchCount: issue.watchers.length,
    isWatching: call.caller.accountId !== null && issue.watchers.includes(call.caller.accountId),
  }),
  issuerestriction: (call, issue) => ({
    issuerestrictions: {},
    shouldDisplay: projectOf(call.state, issue)?.style === 'next-gen',
  }),
  created: (call, issue) => date(call, issue.created),
  priority: (call, issue) => {
    const found = priorityOf(call.state, issue);
    return found === null ? null : priorityBean(call, found);
  },
  labels: (_, issue) => issue.labels,
  timeestimate: (_, issue) => issue.remainingEstimateSeconds,
  aggregatetimeoriginalestimate: (call, issue) =>
    sum(call, issue, ({ originalEstimateSeconds }) => originalEstimateSeconds),
  versions: (call, issue) => versions(call, issue, issue.affectedVersionIds),
  issuelinks: links,
  assignee: (call, issue) => personOf(call, issue.assigneeAccountId),
  updated: (call, issue) => date(call, issue.updated),
  status: (call, issue) => statusBean(call, statusOf(call.state, issue)),
  components,
  timeoriginalestimate: (_, issue) => issue.originalEstimateSeconds,
  description: (call, issue) => rich(call, issue.description),
  timetracking: timeTracking,
  security,
  attachment: (call, issue) => issue.attachments.map((each) => attachmentBean(call, each)),
  aggregatetimeestimate: (call, issue) =>
    sum(call, issue, ({ remainingEstimateSeconds }) => remainingEstimateSeconds),
  summary: (_, issue) => issue.summary,
  creator: (call, issue) => personOf(call, issue.creatorAccountId),
  subtasks: (call, issue) => subtasksOf(call, issue).map((child) => issueInIssue(call, child)),
  reporter: (call, issue) => personOf(call, issue.reporterAccountId),
  aggregateprogress: (call, issue) =>
    progress(
      sum(call, issue, spent),
      sum(call, issue, ({ remainingEstimateSeconds }) => remainingEstimateSeconds),
    ),
  environment: (call, issue) => rich(call, issue.environment),
  duedate: (_, issue) => issue.dueDate,
  progress: (_, issue) => progress(spent(issue), issue.remainingEstimateSeconds),
  comment: (call, issue) => {
    const shown = issue.comments.filter(({ visibility }) => mayRead(call, issue, visibility));
    return {
      comments: shown.map((comment) => commentBean(call, issue, comment)),
      self: self(call, `/issue/${issue.id}/comment`),
      maxResults: shown.length,
      total: shown.length,
      startAt: 0,
    };
  },
  votes: (call, issue) => ({
    self: self(call, `/issue/${issue.key}/votes`),
    votes: issue.voters.length,
    hasVoted: call.caller.accountId !== null && issue.voters.includes(call.caller.accountId),
  }),
  worklog: (call, issue) => {
    const shown = issue.worklogs.filter(({ visibility }) => mayRead(call, issue, visibility));
    return {
      startAt: 0,
      maxResults: 20,
      total: shown.length,
      worklogs: shown.slice(0, 20).map((worklog) => worklogBean(call, issue, worklog)),
    };
  },
};

/** `0|i00007:`: ranks sort as text. */
export const rankText = (rank: number): string =>
  `0|i${Math.round(rank * 1000)
    .toString(36)
    .padStart(10, '0')}:`;

/** A custom field's value in the form of its schema. */
function customValue(call: RestCall, issue: Issue, id: string): unknown {
  const field = findCustomField(call.state, id);
  if (field === null) return undefined;
  if (id === knownFields.rank) return rankText(issue.rank);
  if (id === knownFields.sprint) {
    const sprints = issue.sprintIds.flatMap(
      (each) => call.state.sprints.find((one) => one.id === each) ?? [],
    );
    return sprints.length === 0 ? null : sprints.map((sprint) => sprintInIssue(call, sprint));
  }
  if (id === knownFields.epicLink) {
    const epic = call.state.issues.find((each) => each.id === issue.parentId);
    return epic !== undefined && issueTypeOf(call.state, epic).hierarchyLevel === 1 ? epic.key : null;
  }
  if (id === knownFields.epicName) return call.state.epics[issue.id]?.name ?? null;
  const value = issue.fields[id] ?? null;
  if (value === null) return null;
  const { type, items } = kindOf(field);
  if (isRichText(field)) return shownText(documentIn(value), call.version);
  return Array.isArray(value)
    ? value.map((each) => customItem(call, issue, items ?? 'any', each, id))
    : customItem(call, issue, type, value, id);
}

function customItem(call: RestCall, issue: Issue, type: string, value: unknown, fieldId: string): unknown {
  if (typeof value !== 'string') return value;
  switch (type) {
    case 'user':
      return personOf(call, value);
    case 'group': {
      const group = findGroup(call.state, value);
      return group === null ? null : groupBean(call, group);
    }
    case 'option':
    case 'option-with-child': {
      const options = findCustomField(call.state, fieldId)?.contexts.flatMap((each) => each.options) ?? [];
      const found = options.find(({ id }) => id === value);
      if (found === undefined) return null;
      const bean = (option: typeof found) => ({
        self: self(call, `/customFieldOption/${option.id}`),
        value: option.value,
        id: option.id,
      });
      const above = options.find(({ id }) => id === found.parentId);
      return above === undefined ? bean(found) : { ...bean(above), child: bean(found) };
    }
    case 'version':
      return versions(call, issue, [value])[0] ?? null;
    case 'project': {
      const project = call.state.projects.find(({ id }) => id === value);
      return project === undefined ? null : projectInIssue(call, project);
    }
    case 'datetime':
      return call.clock.time(value);
    default:
      return value;
  }
}

/** Columns that are no fields of an issue. */
const noFields = new Set(['issuekey', 'thumbnail']);

/** One field of an issue in the form of its schema; undefined: the issue has none of this name. */
export function fieldValue(call: RestCall, issue: Issue, id: string): unknown {
  const reader = systemReaders[id];
  return reader === undefined ? customValue(call, issue, id) : reader(call, issue);
}

/** Ids of all fields an issue shows. */
export function fieldIds(call: RestCall): string[] {
  return [
    ...Object.keys(systemReaders),
    ...call.state.customFields.filter(({ trashed }) => !trashed).map(({ id }) => id),
  ].filter((id) => !noFields.has(id));
}
