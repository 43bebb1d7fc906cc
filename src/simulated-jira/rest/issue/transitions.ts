import { z } from 'zod';
import { empty, invalidPayload, jiraError, json, type WireResponse } from '../../request.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { readPayload } from '../scalars.ts';
import { applyWrite } from './edit.ts';
import { passing } from './pass-transition.ts';
import { issueOf, mayOn } from './permissions.ts';
import { transitionBeans, transitionsOf } from './transition-beans.ts';
import { writeSchema } from './write.ts';

function list(call: RestCall): WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  const wanted = call.query.get('transitionId');
  return json(200, {
    expand: 'transitions',
    transitions: transitionBeans(call, issue).filter(({ id }) => wanted === null || id === wanted),
  });
}

const bodySchema = writeSchema.extend({
  transition: z
    .union([z.string(), z.number()])
    .or(z.looseObject({ id: z.union([z.string(), z.number()]).optional(), name: z.string().optional() }))
    .optional(),
});

/** `POST /issue/{issueIdOrKey}/transitions`; fields count only when they stand on the transition's screen. */
function perform(call: RestCall): WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  const asked = readPayload(bodySchema, call.body);
  if (!asked.success) return invalidPayload();
  const given = asked.data.transition;
  if (given === undefined) return jiraError(400, ["Missing 'transition' identifier"]);
  const id = String(typeof given === 'object' ? (given.id ?? '') : given);
  if (!/^-?\d+$/.test(id)) return jiraError(400, ["'transition' identifier must be an integer"]);
  const transition = transitionsOf(call, issue).find((each) => each.id === id);
  if (transition === undefined || !mayOn(call, issue, 'TRANSITION_ISSUES'))
    return jiraError(400, [`Transition id '${id}' is not valid for this issue.`]);
  const refused = applyWrite(
    call,
    issue,
    asked.data,
    new Set(transition.screenFields),
    passing(call, issue, transition),
  );
  return refused ?? empty(204, { 'content-type': 'text/html;charset=UTF-8' });
}

export const transitionRoutes: Route[] = [
  selfJudging('GET /issue/{issueIdOrKey}/transitions', list),
  selfJudging('POST /issue/{issueIdOrKey}/transitions', perform),
];
