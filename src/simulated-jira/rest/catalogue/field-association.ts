import { z } from 'zod';
import { empty, jiraError, type WireResponse } from '../../request.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { given } from '../given.ts';
import { idOrKey } from '../ids.ts';

const schema = z.looseObject({
  fields: z
    .array(z.looseObject({ type: z.literal('FIELD_ID'), identifier: z.string() }))
    .min(1)
    .max(50),
  associationContexts: z
    .array(z.looseObject({ type: z.literal('PROJECT_ID'), identifier: idOrKey }))
    .min(1)
    .max(50),
});

/** Fields come to projects, or leave them: what left is in no form of the project and in none of its answers to what may be set. */
function associated(call: RestCall, present: boolean): WireResponse {
  const asked = given(call, schema);
  if ('status' in asked) return asked;
  const fields = asked.given.fields.map(({ identifier }) => identifier);
  const unknown = fields.find((id) => !call.state.customFields.some((field) => field.id === id));
  if (unknown !== undefined) return jiraError(400, [`The custom field with id '${unknown}' was not found.`]);
  const wanted = asked.given.associationContexts.map(({ identifier }) => identifier);
  const projects = call.state.projects.filter(({ id }) => wanted.includes(id));
  if (projects.length < new Set(wanted).size) return jiraError(404, ['The project was not found.']);
  for (const project of projects) {
    const left = (project.withoutFields ?? []).filter((id) => !fields.includes(id));
    project.withoutFields = present ? left : [...left, ...fields];
  }
  return empty(204);
}

/** Which projects custom fields belong to. */
export const fieldAssociationRoutes: Route[] = [
  route('PUT /field/association', (call) => associated(call, true)),
  route('DELETE /field/association', (call) => associated(call, false)),
];
