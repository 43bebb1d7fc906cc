import { issueTypeOf, priorityOf, projectOf, resolutionOf, statusOf } from '../../state/lookup.ts';
import type { Issue } from '../../state.ts';
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
import { componentInIssue, projectInIssue } from '../shapes/projects.ts';
import { personOf } from '../shapes/users.ts';
import { attachmentBean } from './attachment-bean.ts';
import { issueInIssue } from './issue-in-issue.ts';
import { customValue, date, rich, versions } from './shown-custom-fields.ts';
import { commentsShown, worklogsShown } from './shown-lists.ts';
import { progress, secondsSpent, subtasksOf, sum, timeTracking } from './shown-time.ts';

type Reader = (call: RestCall, issue: Issue) => unknown;

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

function components(call: RestCall, issue: Issue) {
  const all = projectOf(call.state, issue)?.components ?? [];
  return issue.componentIds.flatMap((id) => {
    const found = all.find((component) => component.id === id);
    return found === undefined ? [] : [componentInIssue(call, found)];
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
  timespent: (_, issue) => secondsSpent(issue),
  project: (call, issue) => {
    const project = projectOf(call.state, issue);
    return project === null ? null : projectInIssue(call, project);
  },
  fixVersions: (call, issue) => versions(call, issue, issue.fixVersionIds),
  statusCategory: (call, issue) => statusCategoryBean(call, statusOf(call.state, issue).category),
  aggregatetimespent: (call, issue) => sum(call, issue, secondsSpent),
  resolution: (call, issue) => {
    const found = resolutionOf(call.state, issue);
    return found === null ? null : resolutionBean(call, found);
  },
  resolutiondate: (call, issue) => date(call, issue.resolutionDate),
  workratio: (_, issue) => {
    const estimate = issue.originalEstimateSeconds;
    return estimate === null || estimate === 0
      ? -1
      : Math.round(((secondsSpent(issue) ?? 0) / estimate) * 100);
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
  description: (call, issue) => rich(call, issue, issue.description),
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
      sum(call, issue, secondsSpent),
      sum(call, issue, ({ remainingEstimateSeconds }) => remainingEstimateSeconds),
    ),
  environment: (call, issue) => rich(call, issue, issue.environment),
  duedate: (_, issue) => issue.dueDate,
  progress: (_, issue) => progress(secondsSpent(issue), issue.remainingEstimateSeconds),
  comment: commentsShown,
  votes: (call, issue) => ({
    self: self(call, `/issue/${issue.key}/votes`),
    votes: issue.voters.length,
    hasVoted: call.caller.accountId !== null && issue.voters.includes(call.caller.accountId),
  }),
  worklog: worklogsShown,
};

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
