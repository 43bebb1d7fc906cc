import { z } from 'zod';
import { contextAt } from '../../fields/context-at.ts';
import { jiraError, type WireResponse } from '../../request.ts';
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
  const lost = (named: readonly string[], all: readonly { id: string }[]) =>
    [...new Set(named)].filter((wanted) => !all.some(({ id }) => id === wanted)).join(', ');
  const noProjects = lost(
    mappings.map(({ projectId }) => projectId),
    projects,
  );
  if (noProjects !== '') return jiraError(404, [`These projects were not found: ${noProjects}.`]);
  const noTypes = lost(
    mappings.map(({ issueTypeId }) => issueTypeId),
    issueTypes,
  );
  if (noTypes !== '') return jiraError(404, [`These issue types were not found: ${noTypes}.`]);
  const pairs = mappings.map(({ projectId, issueTypeId }) => `${projectId} ${issueTypeId}`);
  if (new Set(pairs).size < pairs.length)
    return jiraError(400, ['Duplicate project and issue type mappings cannot be provided.']);
  return barePage(call, mappings, ({ projectId, issueTypeId }) => ({
    projectId,
    issueTypeId,
    contextId: contextAt(field, projectId, issueTypeId)?.id ?? null,
  }));
}

export const fieldContextMappingRoutes: Route[] = [
  route('POST /field/{fieldId}/context/mapping', contextsFor),
];
