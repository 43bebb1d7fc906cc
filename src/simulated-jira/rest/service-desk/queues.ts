import { json, type WireResponse } from '../../request.ts';
import type { Queue } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { chosenFields, issueBean } from '../issue/issue-bean.ts';
import { issuesOf, readQuery } from '../search/find-issues.ts';
import { flagged } from '../shapes/wanted.ts';
import { root } from './desk-beans.ts';
import { deskError, deskPage } from './page.ts';
import { type Desk, deskNamed, isAgent, noPermission } from './place.ts';

function queueBean(call: RestCall, { desk }: Desk, queue: Queue) {
  const query = readQuery(call, queue.jql);
  const count = 'status' in query ? 0 : issuesOf(call, query).length;
  const withCount = flagged(call, 'includeCount');
  return {
    id: queue.id,
    name: queue.name,
    jql: queue.jql,
    fields: queue.fields,
    ...(withCount ? { issueCount: count } : {}),
    _links: { self: `${root(call)}/servicedesk/${desk.id}/queue/${queue.id}` },
  };
}

function asAgent(call: RestCall, answer: (at: Desk) => WireResponse): WireResponse {
  const at = deskNamed(call);
  if ('status' in at) return at;
  return isAgent(call, at.project) ? answer(at) : noPermission();
}

function queueNamed(call: RestCall, answer: (at: Desk, queue: Queue) => WireResponse): WireResponse {
  return asAgent(call, (at) => {
    const queue = at.desk.queues.find(({ id }) => id === call.params.queueId);
    return queue === undefined ? deskError(404, 'The queue was not found.') : answer(at, queue);
  });
}

/** Queues of agents. */
export const queueRoutes: Route[] = [
  selfJudging('GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/queue', (call) =>
    asAgent(call, (at) => deskPage(call, at.desk.queues, (queue) => queueBean(call, at, queue))),
  ),
  selfJudging('GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/queue/{queueId}', (call) =>
    queueNamed(call, (at, queue) => json(200, queueBean(call, at, queue))),
  ),
  selfJudging('GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/queue/{queueId}/issue', (call) =>
    queueNamed(call, (at, queue) => {
      const query = readQuery(call, queue.jql);
      const issues =
        'status' in query ? [] : issuesOf(call, query).filter(({ projectId }) => projectId === at.project.id);
      const ids = chosenFields(call, queue.fields, '*navigable');
      return deskPage(call, issues, (issue) => issueBean(call, issue, ids, { within: 'list' }));
    }),
  ),
];
