import { z } from 'zod';
import { empty, json, type WireResponse } from '../../request.ts';
import { knownFields } from '../../sites/custom-fields.ts';
import { statusOf } from '../../state/lookup.ts';
import type { Comment, Issue } from '../../state.ts';
import { documentFromWiki } from '../../text/from-wiki.ts';
import { wikiFrom } from '../../text/to-wiki.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { addComment } from '../issue/comment-writes.ts';
import { makeIssue } from '../issue/create.ts';
import { change } from '../issue/history.ts';
import { mayOn } from '../issue/permissions.ts';
import { transitionsOf } from '../issue/transition-beans.ts';
import { enter } from '../issue/transitions.ts';
import { self } from '../shapes/address.ts';
import { customerBean, requestTypeBean } from './desks.ts';
import { deskDate, deskError, deskPage } from './page.ts';
import { type Desk, desks, isAgent, noPermission } from './place.ts';

const participantsField = 'customfield_10033';

/** Participants of a request; kept like a field of people. */
function participants(issue: Issue): string[] {
  const kept = issue.fields[participantsField];
  return Array.isArray(kept) ? kept.filter((each): each is string => typeof each === 'string') : [];
}

const hidden = () =>
  deskError(
    404,
    'The request you are trying to view does not exist or you do not have permission to view it.',
  );

interface Found {
  readonly issue: Issue;
  readonly at: Desk;
}

/** Customers see what they reported or take part in, agents everything of their project. */
function sees(call: RestCall, issue: Issue): boolean {
  const { accountId } = call.caller;
  return (
    call.rights.see(issue) ||
    (accountId !== null && (issue.reporterAccountId === accountId || participants(issue).includes(accountId)))
  );
}

function requests(call: RestCall): Found[] {
  return desks(call).flatMap((at) =>
    call.state.issues
      .filter((issue) => issue.projectId === at.project.id && sees(call, issue))
      .map((issue) => ({ issue, at })),
  );
}

function named(call: RestCall): Found | WireResponse {
  const wanted = call.params.issueIdOrKey ?? call.params.requestIdOrKey ?? '';
  return (
    requests(call).find(({ issue }) => issue.id === wanted || issue.key === wanted.toUpperCase()) ?? hidden()
  );
}

const statusNames = {
  undefined: 'UNDEFINED',
  new: 'NEW',
  indeterminate: 'INDETERMINATE',
  done: 'DONE',
} as const;

function currentStatus(call: RestCall, issue: Issue) {
  const status = statusOf(call.state, issue);
  const changed = issue.history.findLast(({ items }) => items.some(({ fieldId }) => fieldId === 'status'));
  return {
    status: status.name,
    statusCategory: statusNames[status.category],
    statusDate: deskDate(call, changed?.created ?? issue.created),
  };
}

function typeOf({ issue, at }: Found) {
  const id = issue.fields[knownFields.requestType];
  return (
    at.desk.requestTypes.find((type) => type.id === id) ??
    at.desk.requestTypes.find((type) => type.issueTypeId === issue.issueType)
  );
}

function bean(call: RestCall, found: Found) {
  const { issue, at } = found;
  const type = typeOf(found);
  const expand = (call.query.get('expand') ?? '').split(',');
  return {
    _expands: [
      'participant',
      'status',
      'sla',
      'requestType',
      'serviceDesk',
      'attachment',
      'action',
      'comment',
    ],
    issueId: issue.id,
    issueKey: issue.key,
    summary: issue.summary,
    requestTypeId: type?.id ?? '',
    serviceDeskId: at.desk.id,
    createdDate: deskDate(call, issue.created),
    reporter: customerBean(call, issue.reporterAccountId),
    requestFieldValues: [
      { fieldId: 'summary', label: 'Summary', value: issue.summary },
      ...(issue.description === null
        ? []
        : [{ fieldId: 'description', label: 'Description', value: wikiFrom(issue.description) }]),
    ],
    currentStatus: currentStatus(call, issue),
    ...(expand.includes('requestType') && type !== undefined
      ? { requestType: requestTypeBean(call, at, type) }
      : {}),
    _links: {
      jiraRest: self(call, `/issue/${issue.id}`),
      web: `${call.world.addresses.siteUrl}/servicedesk/customer/portal/${at.desk.id}/${issue.key}`,
      self: `${call.base}/rest/servicedeskapi/request/${issue.id}`,
      agent: `${call.world.addresses.siteUrl}/browse/${issue.key}`,
    },
  };
}

const createSchema = z.looseObject({
  serviceDeskId: z.union([z.string(), z.number()]).transform(String),
  requestTypeId: z.union([z.string(), z.number()]).transform(String),
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
  return json(201, bean(call, { issue: made, at }));
}

function commentBean(call: RestCall, issue: Issue, comment: Comment) {
  return {
    _expands: ['attachment', 'renderedBody'],
    id: comment.id,
    body: comment.body === null ? '' : wikiFrom(comment.body),
    public: comment.public,
    author: customerBean(call, comment.authorAccountId),
    created: deskDate(call, comment.created),
    _links: { self: `${call.base}/rest/servicedeskapi/request/${issue.id}/comment/${comment.id}` },
  };
}

const commentSchema = z.looseObject({ body: z.string().min(1), public: z.boolean().nullish() });

function comment(call: RestCall): WireResponse {
  const found = named(call);
  if ('status' in found) return found;
  const asked = given(call, commentSchema);
  if ('status' in asked) return asked;
  const agent = isAgent(call, found.at.project);
  if (asked.given.public === false && !agent) return noPermission();
  const made = addComment(call, found.issue, {
    body: documentFromWiki(asked.given.body),
    visibility: null,
    properties: {},
    public: asked.given.public ?? true,
  });
  return json(201, commentBean(call, found.issue, made));
}

/** Comments the caller sees: internal ones are for agents. */
function comments(call: RestCall, { issue, at }: Found): Comment[] {
  const agent = isAgent(call, at.project);
  return issue.comments.filter((each) => each.public || agent);
}

const transitionSchema = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String),
  additionalComment: z.looseObject({ body: z.string() }).nullish(),
});

function transition(call: RestCall): WireResponse {
  const found = named(call);
  if ('status' in found) return found;
  const asked = given(call, transitionSchema);
  if ('status' in asked) return asked;
  const wanted = transitionsOf(call, found.issue).find(({ id }) => id === asked.given.id);
  if (wanted === undefined || !mayOn(call, found.issue, 'TRANSITION_ISSUES'))
    return deskError(400, 'The transition is not valid for the request.');
  change(call, found.issue, ['status'], () => enter(call, found.issue, wanted));
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

const accountsSchema = z.looseObject({ accountIds: z.array(z.string()).nullish() });

function changeParticipants(call: RestCall, add: boolean): WireResponse {
  const found = named(call);
  if ('status' in found) return found;
  const asked = given(call, accountsSchema);
  if ('status' in asked) return asked;
  const ids = asked.given.accountIds ?? [];
  const rest = participants(found.issue).filter((id) => !ids.includes(id));
  found.issue.fields[participantsField] = add ? [...rest, ...ids] : rest;
  return deskPage(call, participants(found.issue), (id) => customerBean(call, id));
}

const about = (call: RestCall, answer: (found: Found) => WireResponse): WireResponse => {
  const found = named(call);
  return 'status' in found ? found : answer(found);
};

export const requestRoutes: Route[] = [
  selfJudging('GET /rest/servicedeskapi/request', (call) => {
    const { accountId } = call.caller;
    const ownership = call.query.getAll('requestOwnership');
    const status = call.query.get('requestStatus');
    const text = (call.query.get('searchTerm') ?? '').toLowerCase();
    const desk = call.query.get('serviceDeskId');
    const mine = (issue: Issue) => issue.reporterAccountId === accountId;
    const all = requests(call).filter(({ issue, at }) => {
      const done = statusOf(call.state, issue).category === 'done';
      const owned =
        ownership.length === 0 || ownership.includes('OWNED_REQUESTS')
          ? mine(issue)
          : ownership.includes('PARTICIPATED_REQUESTS')
            ? participants(issue).includes(accountId ?? '')
            : true;
      return (
        owned &&
        (status === null || status === 'ALL_REQUESTS' || (status === 'CLOSED_REQUESTS') === done) &&
        issue.summary.toLowerCase().includes(text) &&
        (desk === null || at.desk.id === desk)
      );
    });
    return deskPage(call, all, (found) => bean(call, found));
  }),
  selfJudging('POST /rest/servicedeskapi/request', create),
  selfJudging('GET /rest/servicedeskapi/request/{issueIdOrKey}', (call) =>
    about(call, (found) => json(200, bean(call, found))),
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
  selfJudging('GET /rest/servicedeskapi/request/{issueIdOrKey}/comment', (call) =>
    about(call, (found) => {
      const wants = (name: string) => call.query.get(name) !== 'false';
      const shown = comments(call, found).filter((each) =>
        each.public ? wants('public') : wants('internal'),
      );
      return deskPage(call, shown, (each) => commentBean(call, found.issue, each));
    }),
  ),
  selfJudging('POST /rest/servicedeskapi/request/{issueIdOrKey}/comment', comment),
  selfJudging('GET /rest/servicedeskapi/request/{issueIdOrKey}/comment/{commentId}', (call) =>
    about(call, (found) => {
      const each = comments(call, found).find(({ id }) => id === call.params.commentId);
      return each === undefined
        ? deskError(404, 'The comment was not found.')
        : json(200, commentBean(call, found.issue, each));
    }),
  ),
  selfJudging('GET /rest/servicedeskapi/request/{issueIdOrKey}/transition', (call) =>
    about(call, ({ issue }) => deskPage(call, transitionsOf(call, issue), ({ id, name }) => ({ id, name }))),
  ),
  selfJudging('POST /rest/servicedeskapi/request/{issueIdOrKey}/transition', transition),
  selfJudging('GET /rest/servicedeskapi/request/{issueIdOrKey}/participant', (call) =>
    about(call, ({ issue }) => deskPage(call, participants(issue), (id) => customerBean(call, id))),
  ),
  selfJudging('POST /rest/servicedeskapi/request/{issueIdOrKey}/participant', (call) =>
    changeParticipants(call, true),
  ),
  selfJudging('DELETE /rest/servicedeskapi/request/{issueIdOrKey}/participant', (call) =>
    changeParticipants(call, false),
  ),
  selfJudging('GET /rest/servicedeskapi/request/{issueIdOrKey}/sla', (call) =>
    about(call, ({ at }) =>
      isAgent(call, at.project) ? deskPage(call, [], (each) => each) : noPermission(),
    ),
  ),
  selfJudging('GET /rest/servicedeskapi/request/{issueIdOrKey}/approval', (call) =>
    about(call, () => deskPage(call, [], (each) => each)),
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
