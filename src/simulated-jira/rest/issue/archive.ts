import { z } from 'zod';
import { jiraError, json, type WireResponse } from '../../request.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { given } from '../given.ts';
import { idOrKey } from '../ids.ts';
import { issuesOf, readQuery } from '../search/find-issues.ts';
import { keepTask } from '../tasks.ts';
import { visibleIssue } from './permissions.ts';

const namesSchema = z.looseObject({ issueIdsOrKeys: z.array(idOrKey) });

/** How many issues one call may archive or bring back. */
const most = 1000;

/** Archives issues or brings them back; what cannot be found is counted by the reason. */
function archive(call: RestCall, archived: boolean): WireResponse {
  const asked = given(call, namesSchema);
  if ('status' in asked) return asked;
  const { issueIdsOrKeys } = asked.given;
  if (issueIdsOrKeys.length === 0)
    return jiraError(400, ['No valid issue to archive or unarchive. Bad request.']);
  if (issueIdsOrKeys.length > most)
    return jiraError(412, [
      `The number of issues to archive or unarchive exceeds the hard limit of ${most}. Precondition failed.`,
    ]);
  const missing: string[] = [];
  let numberOfIssuesUpdated = 0;
  for (const name of issueIdsOrKeys) {
    const issue = visibleIssue(call, name);
    if (issue === null) missing.push(name);
    else {
      if (issue.archived !== archived) numberOfIssuesUpdated += 1;
      issue.archived = archived;
    }
  }
  const errors =
    missing.length === 0
      ? {}
      : {
          issuesNotFound: {
            count: missing.length,
            issueIdsOrKeys: missing,
            message: 'Issue does not exist or you do not have permission to see it.',
          },
        };
  return json(200, { errors, numberOfIssuesUpdated });
}

/** `POST /issue/archive`: all that a query finds, as a task whose id is the answer. */
function archiveFound(call: RestCall): WireResponse {
  const asked = given(call, z.looseObject({ jql: z.string() }));
  if ('status' in asked) return asked;
  const query = readQuery(call, asked.given.jql);
  if ('status' in query) return jiraError(400, ['Invalid JQL. Bad request.']);
  const found = issuesOf(call, query);
  for (const issue of found) issue.archived = true;
  const { id } = keepTask(call, 'Archive issues', { numberOfIssuesUpdated: found.length });
  return json(202, id);
}

export const archiveRoutes: Route[] = [
  route('POST /issue/archive', archiveFound),
  route('PUT /issue/archive', (call) => archive(call, true)),
  route('PUT /issue/unarchive', (call) => archive(call, false)),
];
