import { z } from 'zod';
import { json, type WireResponse } from '../../request.ts';
import { findIssue, findProject } from '../../state/lookup.ts';
import type { FieldContext } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given, missingAmong } from '../given.ts';
import { idOrKey } from '../ids.ts';
import { page, queryList } from '../shapes/page.ts';
import { type OwnField, reachable, turnedAway } from './own-field.ts';

/** The configuration of one context; it carries the number of its context. */
function bean(field: OwnField, context: FieldContext) {
  const { configuration, schema } = field.app.configurations[context.id] ?? {};
  return {
    id: context.id,
    fieldContextId: context.id,
    ...(configuration === undefined ? {} : { configuration }),
    ...(schema === undefined ? {} : { schema }),
  };
}

/** Contexts that the query asks for, by one of the documented criteria. */
function asked(call: RestCall, { contexts }: OwnField): FieldContext[] {
  const [ids, contextIds] = [queryList(call, 'id'), queryList(call, 'fieldContextId')];
  const { query, state } = call;
  const issue = findIssue(state, query.get('issueId') ?? '');
  const projectId = issue?.projectId ?? findProject(state, query.get('projectKeyOrId') ?? '')?.id ?? null;
  const typeId = issue?.issueType ?? query.get('issueTypeId');
  const fits = (of: readonly string[], id: string | null) =>
    id === null || of.length === 0 || of.includes(id);
  return contexts.filter(
    ({ id, projectIds, issueTypeIds }) =>
      (ids.length === 0 || ids.includes(id)) &&
      (contextIds.length === 0 || contextIds.includes(id)) &&
      fits(projectIds, projectId) &&
      fits(issueTypeIds, typeId),
  );
}

const schema = z.looseObject({
  configurations: z
    .array(
      z.looseObject({ id: idOrKey, configuration: z.unknown().optional(), schema: z.unknown().optional() }),
    )
    .min(1),
});

function configure(call: RestCall): WireResponse {
  const field = reachable(call, call.params.fieldIdOrKey ?? '');
  if ('status' in field) return field;
  const body = given(call, schema);
  if ('status' in body) return body;
  const { configurations } = body.given;
  const ids = configurations.map(({ id }) => id);
  const missing = missingAmong('configuration', ids, field.contexts);
  if (missing !== null) return missing;
  for (const { id, configuration, schema: values } of configurations)
    field.app.configurations[id] = {
      ...(configuration === undefined || configuration === null ? {} : { configuration }),
      ...(values === undefined || values === null ? {} : { schema: values }),
    };
  return json(200, {});
}

const listSchema = z.looseObject({ fieldIdsOrKeys: z.array(z.string()).min(1) });

/** Configurations of fields of Forge apps, one for each context of the field. */
export const appFieldConfigurationRoutes: Route[] = [
  selfJudging('GET /app/field/{fieldIdOrKey}/context/configuration', (call) => {
    const field = reachable(call, call.params.fieldIdOrKey ?? '');
    return 'status' in field ? field : page(call, asked(call, field), (context) => bean(field, context), 100);
  }),
  selfJudging('PUT /app/field/{fieldIdOrKey}/context/configuration', configure),
  selfJudging('POST /app/field/context/configuration/list', (call) => {
    const refused = turnedAway(call);
    if (refused !== null) return refused;
    const body = given(call, listSchema);
    if ('status' in body) return body;
    const found: { field: OwnField; context: FieldContext }[] = [];
    for (const name of body.given.fieldIdsOrKeys) {
      const field = reachable(call, name);
      if ('status' in field) return field;
      for (const context of asked(call, field)) found.push({ field, context });
    }
    return page(
      call,
      found,
      ({ field, context }) => ({ customFieldId: field.id, ...bean(field, context) }),
      100,
    );
  }),
];
