import { jiraError, json, type WireResponse } from '../request.ts';
import { type RestCall, type Route, selfJudging } from '../rest/call.ts';
import { createMetaRoutes } from '../rest/issue/create-meta.ts';

/** A page of Cloud under a name of its own as Server's page of values (docs of Jira 8.4 and later). */
function inValues(answer: WireResponse, name: string): WireResponse {
  if (answer.status !== 200 || typeof answer.body !== 'string') return answer;
  const { [name]: values, ...page } = JSON.parse(answer.body);
  const isLast = page.startAt + values.length >= page.total;
  return json(200, { maxResults: page.maxResults, startAt: page.startAt, total: page.total, isLast, values });
}

const ofCloud = (call: RestCall, operation: string): WireResponse =>
  createMetaRoutes.find((each) => each.operation === operation)?.answer(call) ?? json(404, {});

/** The old `createmeta` went with Jira 9.0: what is left takes the word for a key. */
function old(call: RestCall): WireResponse {
  if (Number.parseInt(call.state.site.version, 10) < 9) return ofCloud(call, 'GET /issue/createmeta');
  return jiraError(404, ['Issue Does Not Exist']);
}

const types = 'GET /issue/createmeta/{projectIdOrKey}/issuetypes';

export const serverCreateMeta: readonly Route[] = [
  selfJudging('GET /issue/createmeta', old),
  selfJudging(types, (call) => inValues(ofCloud(call, types), 'issueTypes')),
  selfJudging(`${types}/{issueTypeId}`, (call) =>
    inValues(ofCloud(call, `${types}/{issueTypeId}`), 'fields'),
  ),
];
