import { z } from 'zod';
import { noSuchIssue } from '../../permissions/needs.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { issueTypeOf } from '../../state/lookup.ts';
import type { Issue } from '../../state.ts';
import type { RestCall, Route } from '../call.ts';
import { given } from '../given.ts';
import { issueNames } from '../ids.ts';
import { change } from '../issue/history.ts';
import { mayOn, visibleIssue } from '../issue/permissions.ts';
import { findable } from '../search/find-issues.ts';
import { issueLists } from './agile-issue.ts';
import { agilePage } from './board-bean.ts';
import { detailsOf, epicBean } from './epic-bean.ts';
import { boardIssues, boardNamed, narrowed, softwareRoute } from './place.ts';
import { issuesNamed, rank } from './rank.ts';

const isEpic = (call: RestCall, issue: Issue): boolean => issueTypeOf(call.state, issue).hierarchyLevel === 1;

function named(
  call: RestCall,
  name = call.params.epicIdOrKey ?? call.params.epicId ?? '',
): Issue | WireResponse {
  const issue = visibleIssue(call, name);
  return issue !== null && isEpic(call, issue)
    ? issue
    : jiraError(404, [
        'The requested epic cannot be viewed because it either does not exist or you do not have permission to view it.',
      ]);
}

/** Issues of an epic the caller may see, those of one board only where one is named. */
function children(call: RestCall, epic: Issue, within?: readonly Issue[]): Issue[] {
  return findable(call, within)
    .filter(({ parentId }) => parentId === epic.id)
    .sort((one, other) => one.rank - other.rank);
}

/** Issues of the usual level that no epic has. */
function orphans(call: RestCall, within?: readonly Issue[]): Issue[] {
  return findable(call, within).filter(
    (issue) => issue.parentId === null && issueTypeOf(call.state, issue).hierarchyLevel === 0,
  );
}

const updateSchema = z.looseObject({
  name: z.string().nullish(),
  summary: z.string().nullish(),
  color: z.looseObject({ key: z.string().regex(/^color_\d+$/, 'The color is unknown.') }).nullish(),
  done: z.boolean().nullish(),
});

function update(call: RestCall): WireResponse {
  const epic = named(call);
  if (!('key' in epic)) return epic;
  if (!mayOn(call, epic, 'EDIT_ISSUES'))
    return jiraError(403, ['You do not have permission to edit issues in this project.']);
  const asked = given(call, updateSchema);
  if ('status' in asked) return asked;
  const { name, summary, color, done } = asked.given;
  const known = detailsOf(call, epic);
  call.state.epics[epic.id] = {
    name: name ?? known.name,
    color: color?.key ?? known.color,
    done: done ?? known.done,
  };
  if (typeof summary === 'string' && summary.trim() !== '')
    change(call, epic, ['summary'], () => {
      epic.summary = summary;
    });
  return json(200, epicBean(call, epic));
}

const issuesSchema = z.looseObject({
  issues: issueNames(50),
});

/** Puts issues into an epic, or out of any. */
function setEpic(call: RestCall, epic: Issue | null): WireResponse {
  const asked = given(call, issuesSchema);
  if ('status' in asked) return asked;
  const issues = issuesNamed(call, asked.given.issues, 'EDIT_ISSUES');
  if (!Array.isArray(issues)) return issues;
  const wrong = issues.find((issue) => issueTypeOf(call.state, issue).hierarchyLevel !== 0);
  if (wrong !== undefined) return jiraError(400, [`The issue ${wrong.key} cannot be in an epic.`]);
  for (const issue of issues)
    change(call, issue, ['parent'], () => {
      issue.parentId = epic?.id ?? null;
    });
  return empty(204);
}

const rankSchema = z.looseObject({
  rankBeforeEpic: z.string().nullish(),
  rankAfterEpic: z.string().nullish(),
});

function rankEpic(call: RestCall): WireResponse {
  const epic = named(call);
  if (!('key' in epic)) return epic;
  const asked = given(call, rankSchema);
  if ('status' in asked) return asked;
  const { rankBeforeEpic, rankAfterEpic } = asked.given;
  const beside = visibleIssue(call, rankBeforeEpic ?? rankAfterEpic ?? '');
  if (beside === null) return noSuchIssue();
  rank(call, [epic], beside, typeof rankBeforeEpic === 'string');
  return empty(204);
}

/** Answers about one board with what its filter finds. */
const onBoard = <T>(call: RestCall, answer: (issues: Issue[]) => T | WireResponse): T | WireResponse => {
  const board = boardNamed(call);
  if ('status' in board) return board;
  const issues = boardIssues(call, board);
  return Array.isArray(issues) ? answer(issues) : issues;
};

export const epicRoutes: Route[] = [
  softwareRoute('GET /rest/agile/1.0/epic/{epicIdOrKey}', (call) => {
    const epic = named(call);
    return 'key' in epic ? json(200, epicBean(call, epic)) : epic;
  }),
  softwareRoute('POST /rest/agile/1.0/epic/{epicIdOrKey}', update),
  ...issueLists('/rest/agile/1.0/epic/{epicIdOrKey}/issue', (call) => {
    const epic = named(call);
    return 'key' in epic ? narrowed(call, children(call, epic)) : epic;
  }),
  softwareRoute('POST /rest/agile/1.0/epic/{epicIdOrKey}/issue', (call) => {
    const epic = named(call);
    return 'key' in epic ? setEpic(call, epic) : epic;
  }),
  softwareRoute('PUT /rest/agile/1.0/epic/{epicIdOrKey}/rank', rankEpic),
  ...issueLists('/rest/agile/1.0/epic/none/issue', (call) => narrowed(call, orphans(call))),
  softwareRoute('POST /rest/agile/1.0/epic/none/issue', (call) => setEpic(call, null)),
  softwareRoute('GET /rest/agile/1.0/board/{boardId}/epic', (call) =>
    onBoard(call, (issues) => {
      const done = call.query.get('done');
      const epics = issues
        .filter((issue) => isEpic(call, issue))
        .map((epic) => epicBean(call, epic))
        .filter((epic) => done === null || String(epic.done) === done);
      return agilePage(call, epics, (each) => each);
    }),
  ),
  ...issueLists('/rest/agile/1.0/board/{boardId}/epic/none/issue', (call) =>
    onBoard(call, (issues) => orphans(call, issues)),
  ),
  ...issueLists('/rest/agile/1.0/board/{boardId}/epic/{epicId}/issue', (call) =>
    onBoard(call, (issues) => {
      const epic = named(call);
      return 'key' in epic ? children(call, epic, issues) : epic;
    }),
  ),
];
