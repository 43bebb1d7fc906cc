import { json, type WireResponse } from '../../request.ts';
import type { Issue } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { findable, issuesOf, readQuery } from '../search/find-issues.ts';
import { pageBounds } from '../shapes/page.ts';
import { among } from '../shapes/wanted.ts';

/** What `currentJQL` finds, of which the picker offers; where it is no query, nothing. */
function offered(call: RestCall): Issue[] {
  const jql = call.query.get('currentJQL');
  if (jql === null || jql === '') return findable(call);
  const query = readQuery(call, jql);
  return 'status' in query ? [] : issuesOf(call, query);
}

/** Whether an issue may be offered beside the one that is looked at, as the query wants sub-tasks and parents. */
function besideCurrent(call: RestCall): (issue: Issue) => boolean {
  const current = call.state.issues.find(({ key }) => key === call.query.get('currentIssueKey'));
  const without = (name: string): boolean => call.query.get(name) === 'false';
  const isSubtask = ({ issueType }: Issue) =>
    call.state.issueTypes.some(({ id, hierarchyLevel }) => id === issueType && hierarchyLevel < 0);
  const [noSubtasks, noParent] = [without('showSubTasks'), without('showSubTaskParent')];
  return (issue) =>
    issue !== current &&
    !(noSubtasks && isSubtask(issue)) &&
    !(noParent && current !== undefined && isSubtask(current) && issue.id === current.parentId);
}

/** `GET /issue/picker`: issues by key or words of the summary. */
export function issuePicker(call: RestCall): WireResponse {
  const query = (call.query.get('query') ?? '').toLowerCase();
  const ofProject = among(call, 'currentProjectId');
  const beside = besideCurrent(call);
  const all = offered(call).filter(
    (issue) =>
      query !== '' &&
      (issue.key.toLowerCase().startsWith(query) || issue.summary.toLowerCase().includes(query)) &&
      ofProject(issue.projectId) &&
      beside(issue),
  );
  const issues = all.slice(0, pageBounds(call, 20).maxResults).map(({ id, key, summary }) => ({
    id: Number(id),
    key,
    keyHtml: key,
    img: '/images/icons/issuetypes/task.svg',
    summary,
    summaryText: summary,
  }));
  return json(200, {
    sections: [
      { label: 'History Search', id: 'hs', issues: [] },
      {
        label: 'Current Search',
        sub: `Showing ${issues.length} of ${all.length} matching issues`,
        id: 'cs',
        issues,
        ...(issues.length === 0 ? { msg: 'No matching issues found' } : {}),
      },
    ],
  });
}
