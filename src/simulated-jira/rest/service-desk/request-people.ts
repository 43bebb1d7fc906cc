import { z } from 'zod';
import { empty, json, type WireResponse } from '../../request.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { customerBean } from './desk-beans.ts';
import { deskPage } from './page.ts';
import { about, participants, participantsField, requestNamed } from './request-place.ts';

const accountsSchema = z.looseObject({ accountIds: z.array(z.string()).nullish() });

function changeParticipants(call: RestCall, add: boolean): WireResponse {
  const found = requestNamed(call);
  if ('status' in found) return found;
  const asked = given(call, accountsSchema);
  if ('status' in asked) return asked;
  const ids = asked.given.accountIds ?? [];
  const rest = participants(found.issue).filter((id) => !ids.includes(id));
  found.issue.fields[participantsField] = add ? [...rest, ...ids] : rest;
  return deskPage(call, participants(found.issue), (id) => customerBean(call, id));
}

/** Who takes part in a request, and who is told of it. */
export const requestPeopleRoutes: Route[] = [
  selfJudging('GET /rest/servicedeskapi/request/{issueIdOrKey}/participant', (call) =>
    about(call, ({ issue }) => deskPage(call, participants(issue), (id) => customerBean(call, id))),
  ),
  selfJudging('POST /rest/servicedeskapi/request/{issueIdOrKey}/participant', (call) =>
    changeParticipants(call, true),
  ),
  selfJudging('DELETE /rest/servicedeskapi/request/{issueIdOrKey}/participant', (call) =>
    changeParticipants(call, false),
  ),
  selfJudging('GET /rest/servicedeskapi/request/{issueIdOrKey}/notification', (call) =>
    about(call, ({ issue }) =>
      json(200, { subscribed: issue.watchers.includes(call.caller.accountId ?? '') }),
    ),
  ),
  selfJudging('PUT /rest/servicedeskapi/request/{issueIdOrKey}/notification', (call) =>
    about(call, ({ issue }) => {
      const { accountId } = call.caller;
      if (accountId !== null && !issue.watchers.includes(accountId)) issue.watchers.push(accountId);
      return empty(204);
    }),
  ),
  selfJudging('DELETE /rest/servicedeskapi/request/{issueIdOrKey}/notification', (call) =>
    about(call, ({ issue }) => {
      issue.watchers = issue.watchers.filter((each) => each !== call.caller.accountId);
      return empty(204);
    }),
  ),
];
