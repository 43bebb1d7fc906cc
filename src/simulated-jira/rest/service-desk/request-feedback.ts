import { z } from 'zod';
import { empty, json, type WireResponse } from '../../request.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { deskError } from './page.ts';
import { noPermission } from './place.ts';
import { about } from './request-place.ts';

const schema = z.looseObject({
  rating: z.number().int().min(1).max(5),
  comment: z.looseObject({ body: z.string() }).nullish(),
});

const bean = ({ rating, comment }: { rating: number; comment: string }) => ({
  type: 'csat',
  rating,
  comment: { body: comment },
});

const path = '/rest/servicedeskapi/request/{requestIdOrKey}/feedback';

/** Only whoever reported a request says what they thought of it. */
const byReporter = (call: RestCall, answer: (issueId: string) => WireResponse): WireResponse =>
  about(call, ({ issue }) =>
    issue.reporterAccountId === call.caller.accountId ? answer(issue.id) : noPermission(),
  );

export const requestFeedbackRoutes: Route[] = [
  selfJudging(`GET ${path}`, (call) =>
    about(call, ({ issue }) => {
      const found = call.state.feedback?.[issue.id];
      return found === undefined ? deskError(404, 'The request has no feedback.') : json(200, bean(found));
    }),
  ),
  selfJudging(`POST ${path}`, (call) =>
    byReporter(call, (issueId) => {
      const asked = given(call, schema);
      if ('status' in asked) return asked;
      const made = { rating: asked.given.rating, comment: asked.given.comment?.body ?? '' };
      call.state.feedback = { ...call.state.feedback, [issueId]: made };
      return json(201, bean(made));
    }),
  ),
  selfJudging(`DELETE ${path}`, (call) =>
    byReporter(call, (issueId) => {
      const { [issueId]: gone, ...others } = call.state.feedback ?? {};
      if (gone === undefined) return deskError(404, 'The request has no feedback.');
      call.state.feedback = others;
      return empty(204);
    }),
  ),
];
