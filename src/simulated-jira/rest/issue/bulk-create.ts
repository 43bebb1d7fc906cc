import { z } from 'zod';
import { jiraError, json, type WireResponse } from '../../request.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { idOrKey } from '../ids.ts';
import { readPayload } from '../scalars.ts';
import { expansions, self } from '../shapes/address.ts';
import { makeIssue } from './create.ts';
import { chosenFields, issueBean } from './issue-bean.ts';
import { issuePicker } from './issue-picker.ts';
import { visibleIssue } from './permissions.ts';

const schema = z.object({ issueUpdates: z.array(z.unknown()).min(1).max(50) });
const errorSchema = z.looseObject({
  errorMessages: z.array(z.string()).default([]),
  errors: z.record(z.string(), z.string()).default({}),
});

/** `POST /issue/bulk`: each issue by itself; 400 only when none could be made. */
function bulk(call: RestCall): WireResponse {
  const asked = readPayload(schema, call.body);
  if (!asked.success) return jiraError(400, ['issueUpdates is required, with 1 to 50 issues.']);
  const issues: unknown[] = [];
  const errors: unknown[] = [];
  asked.data.issueUpdates.forEach((each, failedElementNumber) => {
    const made = makeIssue(call, each);
    if ('key' in made) issues.push({ id: made.id, key: made.key, self: self(call, `/issue/${made.id}`) });
    else {
      const elementErrors = errorSchema.parse(JSON.parse(made.body.toString()));
      errors.push({ status: made.status, elementErrors, failedElementNumber });
    }
  });
  return json(issues.length === 0 ? 400 : 201, { issues, errors });
}

const fetchSchema = z.looseObject({
  issueIdsOrKeys: z.array(idOrKey).min(1).max(100),
  fields: z.array(z.string()).optional(),
  properties: z.array(z.string()).optional(),
});

/** `POST /issue/bulkfetch`: several issues at once; those unknown or hidden are named in `issueErrors`. */
function bulkFetch(call: RestCall): WireResponse {
  const asked = readPayload(fetchSchema, call.body);
  if (!asked.success) return jiraError(400, ['issueIdsOrKeys is required, with 1 to 100 issues.']);
  const { issueIdsOrKeys, fields = [], properties = [] } = asked.data;
  const ids = chosenFields(call, fields, '*navigable');
  const found = issueIdsOrKeys.map((name) => ({ name, issue: visibleIssue(call, name) }));
  return json(200, {
    expand: 'schema,names',
    issues: found.flatMap(({ issue }) =>
      issue === null
        ? []
        : [issueBean(call, issue, ids, { expand: expansions(call), properties, within: 'list' })],
    ),
    issueErrors: found
      .filter(({ issue }) => issue === null)
      .map(({ name }) => ({
        issueIdOrKey: name,
        errorMessage: 'Issue does not exist or you do not have permission to see it.',
      })),
  });
}

export const bulkCreateRoutes: Route[] = [
  selfJudging('POST /issue/bulk', bulk),
  selfJudging('POST /issue/bulkfetch', bulkFetch),
  selfJudging('GET /issue/picker', issuePicker),
];
