import { z } from 'zod';
import { allFields } from '../../fields/custom-fields.ts';
import { jiraError, json, type WireResponse } from '../../request.ts';
import type { FieldScheme, FieldSchemeItem } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { given } from '../given.ts';
import { idOrKey } from '../ids.ts';
import { fieldSchemes, itemsOf } from './field-scheme-of.ts';

/** What came of one field in one scheme, or of one project. */
type Outcome = Readonly<Record<string, unknown>> & { readonly success: boolean };

const outcome = (said: Record<string, unknown>, error: string | null): Outcome =>
  error === null ? { ...said, success: true } : { ...said, success: false, error };

const results = (all: readonly Outcome[]): WireResponse =>
  all.length === 0 ? jiraError(400, ['The request names nothing.']) : json(200, { results: all });

const ids = z.array(z.number().int()).min(1);

/** Carries out a change of one field in each scheme that is named. */
function inSchemes(
  call: RestCall,
  fieldId: string,
  schemeIds: readonly number[],
  more: Record<string, unknown>,
  change: (items: Record<string, FieldSchemeItem>, scheme: FieldScheme) => string | null,
): Outcome[] {
  const known = allFields(call.state).some(({ id }) => id === fieldId);
  return schemeIds.map((schemeId) => {
    const said = { schemeId, fieldId, ...more };
    const scheme = fieldSchemes(call.state).find(({ id }) => id === schemeId);
    if (scheme === undefined) return outcome(said, 'The field scheme was not found.');
    if (!known) return outcome(said, 'The field was not found.');
    scheme.fields = itemsOf(call.state, scheme);
    return outcome(said, change(scheme.fields, scheme));
  });
}

const associateSchema = z.record(
  z.string(),
  z.array(z.looseObject({ schemeIds: ids, restrictedToWorkTypes: z.array(idOrKey).nullish() })),
);

function associate(call: RestCall): WireResponse {
  const asked = given(call, associateSchema);
  if ('status' in asked) return asked;
  const all = Object.entries(asked.given).flatMap(([fieldId, parts]) =>
    parts.flatMap(({ schemeIds, restrictedToWorkTypes }) => {
      const workTypes = restrictedToWorkTypes ?? null;
      return inSchemes(call, fieldId, schemeIds, { workTypeIds: (workTypes ?? []).map(Number) }, (items) => {
        items[fieldId] = { parameters: {}, own: {}, ...items[fieldId], workTypes };
        return null;
      });
    }),
  );
  return results(all);
}

const dissociateSchema = z.record(z.string(), z.looseObject({ schemeIds: ids }));
/** Without these nothing can be made. */
const kept = ['summary', 'issuetype', 'project'];

function dissociate(call: RestCall): WireResponse {
  const asked = given(call, dissociateSchema);
  if ('status' in asked) return asked;
  const all = Object.entries(asked.given).flatMap(([fieldId, { schemeIds }]) =>
    inSchemes(call, fieldId, schemeIds, {}, (items) => {
      if (kept.includes(fieldId)) return 'The field cannot be removed.';
      delete items[fieldId];
      return null;
    }),
  );
  return results(all);
}

const parameterSchema = z.looseObject({
  isRequired: z.boolean().nullish(),
  description: z.string().nullish(),
});
const parametersSchema = z.record(
  z.string(),
  z.array(
    z.looseObject({
      schemeIds: ids,
      parameters: parameterSchema.nullish(),
      workTypeParameters: z.array(parameterSchema.extend({ workTypeId: idOrKey })).nullish(),
    }),
  ),
);

/** What is said, without what is left as it was. */
function told({ isRequired, description }: z.output<typeof parameterSchema>) {
  return {
    ...(isRequired == null ? {} : { isRequired }),
    ...(description == null ? {} : { description }),
  };
}

function setParameters(call: RestCall): WireResponse {
  const asked = given(call, parametersSchema);
  if ('status' in asked) return asked;
  const all = Object.entries(asked.given).flatMap(([fieldId, parts]) =>
    parts.flatMap(({ schemeIds, parameters, workTypeParameters }) =>
      inSchemes(call, fieldId, schemeIds, {}, (items) => {
        const item = items[fieldId];
        if (item === undefined) return 'The field is not in this field scheme.';
        const own = workTypeParameters ?? [];
        if (own.some(({ workTypeId }) => !call.state.issueTypes.some(({ id }) => id === workTypeId)))
          return 'The work type was not found.';
        item.parameters = { ...item.parameters, ...told(parameters ?? {}) };
        for (const { workTypeId, ...each } of own)
          item.own[workTypeId] = { ...item.own[workTypeId], ...told(each) };
        return null;
      }),
    ),
  );
  return results(all);
}

const clearSchema = z.record(
  z.string(),
  z.array(z.looseObject({ schemeId: z.number().int(), workTypeIds: z.array(idOrKey).nullish() })),
);

function clearParameters(call: RestCall): WireResponse {
  const asked = given(call, clearSchema);
  if ('status' in asked) return asked;
  const all = Object.entries(asked.given).flatMap(([fieldId, parts]) =>
    parts.flatMap(({ schemeId, workTypeIds }) =>
      inSchemes(call, fieldId, [schemeId], {}, (items) => {
        const item = items[fieldId];
        if (item === undefined) return 'The field is not in this field scheme.';
        if (workTypeIds == null) item.parameters = {};
        else for (const id of workTypeIds) delete item.own[id];
        return null;
      }),
    ),
  );
  return results(all);
}

const projectsSchema = z.record(z.string(), z.looseObject({ projectIds: z.array(idOrKey).min(1) }));

function assign(call: RestCall): WireResponse {
  const asked = given(call, projectsSchema);
  if ('status' in asked) return asked;
  const all = Object.entries(asked.given).flatMap(([schemeId, { projectIds }]) => {
    const scheme = fieldSchemes(call.state).find(({ id }) => String(id) === schemeId);
    return projectIds.map((projectId) => {
      const said = { schemeId: Number(schemeId), projectId: Number(projectId) };
      const project = call.state.projects.find(({ id }) => id === projectId);
      if (scheme === undefined) return outcome(said, 'The field scheme was not found.');
      if (project === undefined) return outcome(said, 'The project was not found.');
      if (project.style === 'next-gen') return outcome(said, 'Team-managed projects have no field scheme.');
      project.fieldSchemeId = scheme.id;
      return outcome(said, null);
    });
  });
  return results(all);
}

/** Fields come into schemes and out of them, are asked for or not; schemes come to projects. */
export const fieldSchemeWriteRoutes: Route[] = [
  route('PUT /config/fieldschemes/fields', associate),
  route('DELETE /config/fieldschemes/fields', dissociate),
  route('PUT /config/fieldschemes/fields/parameters', setParameters),
  route('DELETE /config/fieldschemes/fields/parameters', clearParameters),
  route('PUT /config/fieldschemes/projects', assign),
];
