import { jiraError, json, type WireResponse } from '../../request.ts';
import { issueTypeOf, projectOf } from '../../state/lookup.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { expansions } from '../shapes/address.ts';
import { page, pageBounds, queryList } from '../shapes/page.ts';
import { changeBean } from './changelog-bean.ts';
import { create } from './create.ts';
import { deleteIssue, editIssue } from './edit.ts';
import { editMeta, mayNotOverride } from './edit-meta.ts';
import { chosenFields, issueBean } from './issue-bean.ts';
import { issueOf, mayOn } from './permissions.ts';

function read(call: RestCall): WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  const ids = chosenFields(call, queryList(call, 'fields'), '*all');
  return json(
    200,
    issueBean(call, issue, ids, { expand: expansions(call), properties: queryList(call, 'properties') }),
  );
}

function editable(call: RestCall): WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  const refused = mayNotOverride(call);
  if (refused !== null) return refused;
  const project = projectOf(call.state, issue);
  if (project === null || !mayOn(call, issue, 'EDIT_ISSUES')) return json(200, { fields: {} });
  return json(200, { fields: editMeta(call, project, issueTypeOf(call.state, issue), issue) });
}

function changelog(call: RestCall): WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  return page(call, issue.history, (change) => changeBean(call, change), 100, 100);
}

/** `POST /issue/{issueIdOrKey}/changelog/list`: entries by their ids. */
function changesById(call: RestCall): WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  const body =
    typeof call.body === 'object' && call.body !== null && 'changelogIds' in call.body
      ? call.body.changelogIds
      : null;
  if (!Array.isArray(body)) return jiraError(400, ['changelogIds is required.']);
  const wanted = new Set(body.map(String));
  const histories = issue.history
    .filter(({ id }) => wanted.has(id))
    .map((change) => changeBean(call, change));
  const { startAt, maxResults } = pageBounds(call);
  return json(200, { startAt, maxResults, total: histories.length, histories });
}

/** One issue: read, made, changed, removed, with its changelog. */
export const issueCoreRoutes: Route[] = [
  selfJudging('GET /issue/{issueIdOrKey}', read),
  selfJudging('POST /issue', create),
  selfJudging('PUT /issue/{issueIdOrKey}', editIssue),
  selfJudging('DELETE /issue/{issueIdOrKey}', deleteIssue),
  selfJudging('GET /issue/{issueIdOrKey}/editmeta', editable),
  selfJudging('GET /issue/{issueIdOrKey}/changelog', changelog),
  selfJudging('POST /issue/{issueIdOrKey}/changelog/list', changesById),
];
