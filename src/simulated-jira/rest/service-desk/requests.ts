import { z } from 'zod';
import { knownFields } from '../../new-site/custom-fields.ts';
import { empty, json, later, type WireResponse } from '../../request.ts';
import { documentFromWiki } from '../../text/from-wiki.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { idOrKey } from '../ids.ts';
import { addComment } from '../issue/comment-writes.ts';
import { makeIssue } from '../issue/create.ts';
import { move } from '../issue/pass-transition.ts';
import { mayOn } from '../issue/permissions.ts';
import { transitionsOf } from '../issue/transition-beans.ts';
import { deskDate, deskError, deskPage } from './page.ts';
import { desks, isAgent, noPermission } from './place.ts';
import { requestApprovalRoutes } from './request-approvals.ts';
import { currentStatus, requestBean, statusNames } from './request-bean.ts';
import { requestCommentRoutes } from './request-comments.ts';
import { requestGoalRoutes } from './request-goals.ts';
import { requestPeopleRoutes } from './request-people.ts';
import { about, participantsField, requestNamed, requests } from './request-place.ts';
import { wantedRequests } from './wanted-requests.ts';

const createSchema = z.looseObject({
  serviceDeskId: idOrKey,
  requestTypeId: idOrKey,
  requestFieldValues: z.record(z.string(), z.unknown()).nullish(),
  raiseOnBehalfOf: z.string().nullish(),
  requestParticipants: z.array(z.string()).nullish(),
});

function create(call: RestCall): WireResponse {
  const asked = given(call, createSchema);
  if ('status' in asked) return asked;
  const { serviceDeskId, requestTypeId, requestFieldValues, raiseOnBehalfOf, requestParticipants } =
    asked.given;
  const at = desks(call).find(({ desk }) => desk.id === serviceDeskId);
  const type = at?.desk.requestTypes.find(({ id }) => id === requestTypeId);
  if (at === undefined) return deskError(404, 'No service desk has been found for the ID or key.');
  if (type === undefined)
    return deskError(400, 'The request type does not exist or you do not have permission to use it.');
  if (typeof raiseOnBehalfOf === 'string' && !isAgent(call, at.project)) return noPermission();
  const { summary, description, ...others } = requestFieldValues ?? {};
  const made = makeIssue(
    { ...call, version: 2 },
    {
      fields: {
        ...others,
        project: { id: at.project.id },
        issuetype: { id: type.issueTypeId },
        ...(summary === undefined ? {} : { summary }),
        ...(description === undefined ? {} : { description }),
      },
    },
  );
  if (!('key' in made)) return made;
  made.fields[knownFields.requestType] = type.id;
  if (typeof raiseOnBehalfOf === 'string') made.reporterAccountId = raiseOnBehalfOf;
  if (requestParticipants) made.fields[participantsField] = requestParticipants;
  return json(201, requestBean(call, { issue: made, at }));
}

const transitionSchema = z.looseObject({
  id: idOrKey,
  additionalComment: z.looseObject({ body: z.string() }).nullish(),
});

function transition(call: RestCall): WireResponse {
  const found = requestNamed(call);
  if ('status' in found) return found;
  const asked = given(call, transitionSchema);
  if ('status' in asked) return asked;
  const wanted = transitionsOf(call, found.issue).find(({ id }) => id === asked.given.id);
  if (wanted === undefined || !mayOn(call, found.issue, 'TRANSITION_ISSUES'))
    return deskError(400, 'The transition is not valid for the request.');
  const wrong = move(call, found.issue, wanted);
  if (wrong instanceof Promise) return later(wrong);
  if (wrong[0] !== undefined) return deskError(400, wrong[0]);
  const text = asked.given.additionalComment?.body;
  if (typeof text === 'string')
    addComment(call, found.issue, {
      body: documentFromWiki(text),
      visibility: null,
      properties: {},
      public: true,
    });
  return empty(204);
}

export const requestRoutes: Route[] = [
  ...requestCommentRoutes,
  ...requestPeopleRoutes,
  ...requestGoalRoutes,
  ...requestApprovalRoutes,
  selfJudging('GET /rest/servicedeskapi/request', (call) =>
    deskPage(call, requests(call).filter(wantedRequests(call)), (found) => requestBean(call, found)),
  ),
  selfJudging('POST /rest/servicedeskapi/request', create),
  selfJudging('GET /rest/servicedeskapi/request/{issueIdOrKey}', (call) =>
    about(call, (found) => json(200, requestBean(call, found))),
  ),
  selfJudging('GET /rest/servicedeskapi/request/{issueIdOrKey}/status', (call) =>
    about(call, ({ issue }) => {
      const changes = issue.history
        .filter(({ items }) => items.some(({ fieldId }) => fieldId === 'status'))
        .map(({ created, items }) => ({
          status: items.find(({ fieldId }) => fieldId === 'status')?.toText ?? '',
          statusCategory:
            statusNames[
              call.state.statuses.find(
                ({ id }) => id === items.find(({ fieldId }) => fieldId === 'status')?.to,
              )?.category ?? 'undefined'
            ],
          statusDate: deskDate(call, created),
        }));
      return deskPage(
        call,
        changes.length === 0 ? [currentStatus(call, issue)] : changes.reverse(),
        (each) => each,
      );
    }),
  ),
  selfJudging('GET /rest/servicedeskapi/request/{issueIdOrKey}/transition', (call) =>
    about(call, ({ issue }) => deskPage(call, transitionsOf(call, issue), ({ id, name }) => ({ id, name }))),
  ),
  selfJudging('POST /rest/servicedeskapi/request/{issueIdOrKey}/transition', transition),
];
