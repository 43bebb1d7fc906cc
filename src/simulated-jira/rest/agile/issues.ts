import { z } from 'zod';
import { noSuchIssue } from '../../permissions/needs.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { knownFields } from '../../sites/custom-fields.ts';
import { issueTypeOf, statusOf } from '../../state/lookup.ts';
import type { Issue } from '../../state.ts';
import type { RestCall, Route } from '../call.ts';
import { given } from '../given.ts';
import { change } from '../issue/history.ts';
import { chosenFields, issueBean } from '../issue/issue-bean.ts';
import { issueOf, mayOn, visibleIssue } from '../issue/permissions.ts';
import { sprintInIssue } from '../issue/sprint-in-issue.ts';
import { pageStart, pageToken } from '../search/page-token.ts';
import { expansions } from '../shapes/address.ts';
import { pageBounds, queryList } from '../shapes/page.ts';
import { epicBean } from './epic-bean.ts';
import { boardIssues, boardNamed, inOpenSprint, softwareRoute } from './place.ts';

/** An issue as Jira Software shows it: with flag, sprint and epic beside the usual fields. */
export function agileIssue(call: RestCall, issue: Issue, asked: readonly string[]) {
  const bean = issueBean(call, issue, chosenFields(call, asked, '*all'), {
    expand: expansions(call),
    within: 'list',
  });
  const wants = (name: string) => asked.length === 0 || asked.includes(name) || asked.includes('*all');
  const sprints = issue.sprintIds.flatMap((id) => call.state.sprints.find((each) => each.id === id) ?? []);
  const open = sprints.find(({ state }) => state !== 'closed');
  const closed = sprints.filter(({ state }) => state === 'closed');
  const epic = call.state.issues.find(({ id }) => id === issue.parentId);
  const isEpic = epic !== undefined && issueTypeOf(call.state, epic).hierarchyLevel === 1;
  const flagged = issue.fields[knownFields.flagged];
  return {
    ...bean,
    self: `${call.base}/rest/agile/1.0/issue/${issue.id}`,
    fields: {
      ...bean.fields,
      ...(wants('flagged') ? { flagged: Array.isArray(flagged) && flagged.length > 0 } : {}),
      ...(wants('sprint') ? { sprint: open === undefined ? null : sprintInIssue(call, open) } : {}),
      ...(wants('closedSprints') && closed.length > 0
        ? { closedSprints: closed.map((sprint) => sprintInIssue(call, sprint)) }
        : {}),
      ...(wants('epic') ? { epic: isEpic ? epicBean(call, epic) : null } : {}),
    },
  };
}

/** A page of issues of Jira Software. */
export function agileIssues(call: RestCall, found: Issue[] | WireResponse): WireResponse {
  if (!Array.isArray(found)) return found;
  const { startAt, maxResults } = pageBounds(call, 50);
  const fields = queryList(call, 'fields');
  return json(200, {
    expand: 'schema,names',
    startAt,
    maxResults,
    total: found.length,
    issues: found.slice(startAt, startAt + maxResults).map((issue) => agileIssue(call, issue, fields)),
  });
}

/**
 * The younger form of the same lists, below `/rest/software/1.0`: pages by token instead of by number, and the count by itself.
 * Which form is asked shows in the path.
 */
export function issueLists(older: string, find: (call: RestCall) => Issue[] | WireResponse): Route[] {
  const younger = older.replace('/rest/agile/', '/rest/software/');
  return [
    softwareRoute(`GET ${older}`, (call) => agileIssues(call, find(call))),
    softwareRoute(`GET ${younger}`, (call) => tokenIssues(call, find(call))),
    softwareRoute(`GET ${younger}/approximate-count`, (call) => {
      const found = find(call);
      return Array.isArray(found) ? json(200, { count: found.length }) : found;
    }),
  ];
}

function tokenIssues(call: RestCall, found: Issue[] | WireResponse): WireResponse {
  if (!Array.isArray(found)) return found;
  const { maxResults } = pageBounds(call, 50, 5000);
  const start = pageStart(call.query.get('nextPageToken'));
  if (start === null) return jiraError(400, ['The provided next page token is invalid or expired.']);
  const fields = queryList(call, 'fields');
  const shown = found.slice(start, start + maxResults);
  const next = start + shown.length;
  return json(200, {
    issues: shown.map((issue) => agileIssue(call, issue, fields)),
    ...(next < found.length ? { nextPageToken: pageToken(next) } : {}),
    isLast: next >= found.length,
  });
}

/** Issues of a board that wait: in no sprint that is open, not done, no sub-tasks. */
function backlog(call: RestCall): Issue[] | WireResponse {
  const board = boardNamed(call);
  if ('status' in board) return board;
  const found = boardIssues(call, board);
  if (!Array.isArray(found)) return found;
  return found.filter(
    (issue) =>
      !inOpenSprint(call, issue) &&
      issueTypeOf(call.state, issue).hierarchyLevel === 0 &&
      statusOf(call.state, issue).category !== 'done',
  );
}

const rankSchema = z.looseObject({
  issues: z
    .array(z.union([z.string(), z.number()]).transform(String))
    .min(1)
    .max(50),
  rankBeforeIssue: z.union([z.string(), z.number()]).transform(String).nullish(),
  rankAfterIssue: z.union([z.string(), z.number()]).transform(String).nullish(),
  rankCustomFieldId: z.number().nullish(),
});

/** The issues named, all of them seen and open to a change; or the refusal. */
export function issuesNamed(
  call: RestCall,
  names: readonly string[],
  permission: string,
): Issue[] | WireResponse {
  const found: Issue[] = [];
  for (const name of names) {
    const issue = visibleIssue(call, name);
    if (issue === null)
      return jiraError(404, [`Issue does not exist or you do not have permission to see it. (${name})`]);
    if (!mayOn(call, issue, permission))
      return jiraError(403, [`You do not have permission to change the issue ${issue.key}.`]);
    found.push(issue);
  }
  return found;
}

/** Puts issues before or behind another one. */
export function rank(call: RestCall, issues: readonly Issue[], beside: Issue, before: boolean): void {
  const moved = issues.filter((issue) => issue !== beside);
  const rest = call.state.issues
    .filter((issue) => !moved.includes(issue))
    .sort((one, other) => one.rank - other.rank);
  const at = rest.indexOf(beside) + (before ? 0 : 1);
  const low = rest[at - 1]?.rank ?? beside.rank - 1;
  const high = rest[at]?.rank ?? low + 1;
  const step = (high - low) / (moved.length + 1);
  moved.forEach((issue, index) => {
    issue.rank = low + step * (index + 1);
  });
}

/** Ranks what a body with `rankBeforeIssue` or `rankAfterIssue` names; null: done. */
export function rankAsAsked(
  call: RestCall,
  issues: readonly Issue[],
  asked: { rankBeforeIssue?: string | null | undefined; rankAfterIssue?: string | null | undefined },
): WireResponse | null {
  const { rankBeforeIssue, rankAfterIssue } = asked;
  const name = rankBeforeIssue ?? rankAfterIssue;
  if (typeof name !== 'string') return null;
  const beside = visibleIssue(call, name);
  if (beside === null) return noSuchIssue();
  rank(call, issues, beside, typeof rankBeforeIssue === 'string');
  return null;
}

function rankIssues(call: RestCall): WireResponse {
  const asked = given(call, rankSchema);
  if ('status' in asked) return asked;
  const { rankBeforeIssue, rankAfterIssue } = asked.given;
  if ((rankBeforeIssue ?? rankAfterIssue) === undefined || (rankBeforeIssue ?? rankAfterIssue) === null)
    return jiraError(400, ['Either rankBeforeIssue or rankAfterIssue is required.']);
  const issues = issuesNamed(call, asked.given.issues, 'SCHEDULE_ISSUES');
  if (!Array.isArray(issues)) return issues;
  return rankAsAsked(call, issues, asked.given) ?? empty(204);
}

const moveSchema = rankSchema.partial({ rankCustomFieldId: true });

/** Takes issues out of their open sprints. */
export function moveToBacklog(call: RestCall): WireResponse {
  const asked = given(call, moveSchema);
  if ('status' in asked) return asked;
  const issues = issuesNamed(call, asked.given.issues, 'SCHEDULE_ISSUES');
  if (!Array.isArray(issues)) return issues;
  for (const issue of issues) {
    change(call, issue, [knownFields.sprint], () => {
      issue.sprintIds = issue.sprintIds.filter(
        (id) => call.state.sprints.find((each) => each.id === id)?.state === 'closed',
      );
    });
  }
  return rankAsAsked(call, issues, asked.given) ?? empty(204);
}

const estimationSchema = z.looseObject({ value: z.union([z.string(), z.number()]).nullish() });

/** The estimate of an issue in the field its board estimates in. */
function estimation(call: RestCall, write: boolean): WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  const boardId = call.query.get('boardId');
  const board = call.state.boards.find(({ id }) => String(id) === boardId);
  if (board === undefined)
    return jiraError(boardId === null ? 400 : 404, ['The board id is required and must exist.']);
  const fieldId = board.estimationFieldId;
  if (fieldId === null) return jiraError(400, ['The board has no estimation field.']);
  if (write) {
    if (!mayOn(call, issue, 'EDIT_ISSUES'))
      return jiraError(403, ['You do not have permission to edit issues in this project.']);
    const asked = given(call, estimationSchema);
    if ('status' in asked) return asked;
    const value = asked.given.value;
    const number = value === null || value === undefined || value === '' ? null : Number(value);
    if (number !== null && Number.isNaN(number)) return jiraError(400, ['The estimation must be a number.']);
    change(call, issue, [fieldId], () => {
      if (number === null) delete issue.fields[fieldId];
      else issue.fields[fieldId] = number;
    });
  }
  const kept = issue.fields[fieldId];
  return json(200, { fieldId, ...(kept === undefined ? {} : { value: kept }) });
}

export const agileIssueRoutes: Route[] = [
  softwareRoute('GET /rest/agile/1.0/issue/{issueIdOrKey}', (call) => {
    const issue = issueOf(call);
    return 'key' in issue ? json(200, agileIssue(call, issue, queryList(call, 'fields'))) : issue;
  }),
  softwareRoute('GET /rest/agile/1.0/issue/{issueIdOrKey}/estimation', (call) => estimation(call, false)),
  softwareRoute('PUT /rest/agile/1.0/issue/{issueIdOrKey}/estimation', (call) => estimation(call, true)),
  softwareRoute('PUT /rest/agile/1.0/issue/rank', rankIssues),
  ...issueLists('/rest/agile/1.0/board/{boardId}/issue', (call) => {
    const board = boardNamed(call);
    return 'status' in board ? board : boardIssues(call, board);
  }),
  softwareRoute('POST /rest/agile/1.0/board/{boardId}/issue', (call) => {
    const board = boardNamed(call);
    return 'status' in board ? board : moveToBacklog(call);
  }),
  ...issueLists('/rest/agile/1.0/board/{boardId}/backlog', backlog),
  softwareRoute('POST /rest/agile/1.0/backlog/issue', moveToBacklog),
  softwareRoute('POST /rest/agile/1.0/backlog/{boardId}/issue', (call) => {
    const board = boardNamed(call);
    return 'status' in board ? board : moveToBacklog(call);
  }),
];
