import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import type { Issue, Worklog } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { idOrKey } from '../ids.ts';
import { propertyRoutes } from '../properties.ts';
import { readPayload } from '../scalars.ts';
import { self } from '../shapes/address.ts';
import { worklogBean } from '../shapes/comments.ts';
import { pageBounds, pageNamed } from '../shapes/page.ts';
import { unknownFile } from './files-in-documents.ts';
import { change } from './history.ts';
import { issueOf, mayOn, mayRead } from './permissions.ts';
import { addWorklog, adjustEstimate, readWorklog } from './worklog-writes.ts';
import { bulkWorklogRoutes } from './worklogs-in-bulk.ts';

interface Found {
  readonly issue: Issue;
  readonly worklog: Worklog;
}

function list(call: RestCall): WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  const after = Number(call.query.get('startedAfter') ?? Number.NEGATIVE_INFINITY);
  const before = Number(call.query.get('startedBefore') ?? Number.POSITIVE_INFINITY);
  const shown = issue.worklogs.filter(
    ({ visibility, started }) =>
      mayRead(call, issue, visibility) && Date.parse(started) > after && Date.parse(started) < before,
  );
  const bounds = pageBounds(call, 5000, 5000);
  return pageNamed(bounds, 'worklogs', shown, (worklog) => worklogBean(call, issue, worklog));
}

function named(call: RestCall): Found | WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  const id = call.params.id ?? call.params.worklogId ?? '';
  const worklog = issue.worklogs.find((each) => each.id === id);
  return worklog === undefined || !mayRead(call, issue, worklog.visibility)
    ? jiraError(404, [`Cannot find worklog with id: '${id}'.`])
    : { issue, worklog };
}

function add(call: RestCall): WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  if (!mayOn(call, issue, 'WORK_ON_ISSUES')) {
    return jiraError(400, ['You do not have the permission to associate a worklog to this issue.']);
  }
  const given = readWorklog(call, issue, call.body);
  if ('errors' in given) return jiraError(400, [], given.errors);
  const noFile = unknownFile(call, given.comment);
  if (noFile !== null) return noFile;
  const bean = worklogBean(call, issue, addWorklog(call, issue, given));
  return json(201, bean, { location: bean.self });
}

function mayChange(call: RestCall, { issue, worklog }: Found, verb: 'EDIT' | 'DELETE'): boolean {
  const own = worklog.authorAccountId !== null && worklog.authorAccountId === call.caller.accountId;
  return mayOn(call, issue, `${verb}_ALL_WORKLOGS`) || (own && mayOn(call, issue, `${verb}_OWN_WORKLOGS`));
}

function update(call: RestCall): WireResponse {
  const found = named(call);
  if ('status' in found) return found;
  if (!mayChange(call, found, 'EDIT'))
    return jiraError(400, ['You do not have the permission to edit the worklog.']);
  const given = readWorklog(call, found.issue, call.body, true);
  if ('errors' in given) return jiraError(400, [], given.errors);
  const noFile = unknownFile(call, given.comment);
  if (noFile !== null) return noFile;
  const { issue, worklog } = found;
  const more = (given.seconds ?? worklog.seconds) - worklog.seconds;
  change(call, issue, ['worklog'], () => {
    worklog.seconds = given.seconds ?? worklog.seconds;
    worklog.started = given.started ?? worklog.started;
    if (given.comment !== undefined) worklog.comment = given.comment;
    if (given.visibility !== undefined) worklog.visibility = given.visibility;
    worklog.updated = new Date(call.world.now()).toISOString();
    worklog.updateAuthorAccountId = call.caller.accountId;
    Object.assign(worklog.properties, given.properties);
    adjustEstimate(call, issue, more);
  });
  const bean = worklogBean(call, issue, worklog);
  return json(200, bean, { location: bean.self });
}

function remove(call: RestCall): WireResponse {
  const found = named(call);
  if ('status' in found) return found;
  if (!mayChange(call, found, 'DELETE'))
    return jiraError(400, ['You do not have the permission to delete the worklog.']);
  const { issue, worklog } = found;
  change(call, issue, ['worklog'], () => {
    issue.worklogs = issue.worklogs.filter((each) => each !== worklog);
    adjustEstimate(call, issue, -worklog.seconds);
  });
  call.state.removedWorklogs.push({ id: worklog.id, at: new Date(call.world.now()).toISOString() });
  return empty(204);
}

const idsSchema = z.object({ ids: z.array(idOrKey).max(1000) });

/** Worklogs the caller may see, in all issues. */
function everywhere(call: RestCall): Found[] {
  return call.state.issues
    .filter((issue) => issue.worklogs.length > 0 && call.rights.see(issue))
    .flatMap((issue) => issue.worklogs.map((worklog) => ({ issue, worklog })))
    .filter(({ issue, worklog }) => mayRead(call, issue, worklog.visibility));
}

function byIds(call: RestCall): WireResponse {
  const asked = readPayload(idsSchema, call.body);
  if (!asked.success) return jiraError(400, ['The ids of the worklogs are required, at most 1000.']);
  const wanted = new Set(asked.data.ids);
  const found = everywhere(call).filter(({ worklog }) => wanted.has(worklog.id));
  return json(
    200,
    found.map(({ issue, worklog }) => worklogBean(call, issue, worklog)),
  );
}

/** Ids and times of worklogs that changed or went after `since`, oldest first, at most a thousand. */
function since(call: RestCall, all: readonly { id: string; at: string }[]): WireResponse {
  const from = Number(call.query.get('since') ?? 0) || 0;
  const values = all
    .map(({ id, at }) => ({ worklogId: Number(id), updatedTime: Date.parse(at), properties: [] }))
    .filter(({ updatedTime }) => updatedTime >= from)
    .sort((one, other) => one.updatedTime - other.updatedTime)
    .slice(0, 1000);
  return json(200, {
    values,
    since: from,
    until: values.at(-1)?.updatedTime ?? call.world.now(),
    self: `${call.base}${call.request.path}?since=${from}`,
    lastPage: values.length < 1000,
  });
}

export const worklogRoutes: Route[] = [
  ...bulkWorklogRoutes,
  selfJudging('GET /issue/{issueIdOrKey}/worklog', list),
  selfJudging('POST /issue/{issueIdOrKey}/worklog', add),
  selfJudging('GET /issue/{issueIdOrKey}/worklog/{id}', (call) => {
    const found = named(call);
    return 'status' in found ? found : json(200, worklogBean(call, found.issue, found.worklog));
  }),
  selfJudging('PUT /issue/{issueIdOrKey}/worklog/{id}', update),
  selfJudging('DELETE /issue/{issueIdOrKey}/worklog/{id}', remove),
  selfJudging('POST /worklog/list', byIds),
  selfJudging('GET /worklog/updated', (call) =>
    since(
      call,
      everywhere(call).map(({ worklog }) => ({ id: worklog.id, at: worklog.updated })),
    ),
  ),
  selfJudging('GET /worklog/deleted', (call) => since(call, call.state.removedWorklogs)),
  ...propertyRoutes('/issue/{issueIdOrKey}/worklog/{worklogId}/properties', 'propertyKey', (call, access) => {
    const found = named(call);
    if ('status' in found) return found;
    if (access === 'write' && !mayChange(call, found, 'EDIT'))
      return jiraError(403, ['You do not have the permission to edit the worklog.']);
    return {
      properties: found.worklog.properties,
      address: self(call, `/issue/${found.issue.id}/worklog/${found.worklog.id}/properties`),
    };
  }),
];
