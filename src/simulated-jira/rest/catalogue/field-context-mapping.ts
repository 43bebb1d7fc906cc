import { z } from 'zod';
import { jiraError, type WireResponse } from '../../request.ts';
import type { FieldContext } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { given } from '../given.ts';
import { barePage } from '../shapes/page.ts';
import { namedField } from './field-place.ts';

const schema = z.looseObject({
  mappings: z.array(z.looseObject({ projectId: z.string(), issueTypeId: z.string() })).min(1),
});

/** Which context holds in each project for each work type: its own, else the one for every project. */
function contextsFor(call: RestCall): WireResponse {
  const field = namedField(call);
  if ('status' in field) return field;
  const asked = given(call, schema);
  if ('status' in asked) return asked;
  const { mappings } = asked.given;
  const { projects, issueTypes } = call.state;
  const lost = mappings.find(
    ({ projectId, issueTypeId }) =>
      !(projects.some(({ id }) => id === projectId) && issueTypes.some(({ id }) => id === issueTypeId)),
  );
  if (lost !== undefined)
    return jiraError(404, [`Project ${lost.projectId} or issue type ${lost.issueTypeId} was not found.`]);
  const pairs = mappings.map(({ projectId, issueTypeId }) => `${projectId} ${issueTypeId}`);
  if (new Set(pairs).size < pairs.length)
    return jiraError(400, ['Duplicate project and issue type mappings cannot be provided.']);
  return barePage(call, mappings, ({ projectId, issueTypeId }) => {
    const holds = ({ issueTypeIds }: FieldContext) =>
      issueTypeIds.length === 0 || issueTypeIds.includes(issueTypeId);
    const own = field.contexts.filter(({ projectIds }) => projectIds.includes(projectId));
    const open = own.length > 0 ? own : field.contexts.filter(({ projectIds }) => projectIds.length === 0);
    return { projectId, issueTypeId, contextId: open.find(holds)?.id ?? null };
  });
}

export const fieldContextMappingRoutes: Route[] = [
  route('POST /field/{fieldId}/context/mapping', contextsFor),
];
