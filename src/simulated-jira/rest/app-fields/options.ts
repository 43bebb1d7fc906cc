import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import type { FieldOption } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { change } from '../issue/history.ts';
import { issuesOf, readQuery } from '../search/find-issues.ts';
import { page } from '../shapes/page.ts';
import { finishedTask } from '../tasks.ts';
import { appField, noAppField, type OwnField, reachable } from './own-field.ts';

const attributes = z.array(z.enum(['notSelectable', 'defaultValue'])).nullish();
const optionSchema = z.looseObject({
  value: z.string().min(1),
  properties: z.record(z.string(), z.unknown()).nullish(),
  config: z
    .looseObject({
      scope: z
        .looseObject({
          projects: z.array(z.number()).nullish(),
          projects2: z.array(z.looseObject({ id: z.number(), attributes })).nullish(),
          global: z.looseObject({ attributes }).nullish(),
        })
        .nullish(),
      attributes,
    })
    .nullish(),
});
const changedSchema = optionSchema.extend({ id: z.number() });

const optionsOf = ({ contexts }: OwnField): FieldOption[] => contexts[0]?.options ?? [];

const bean = ({ id, value, properties, config }: FieldOption) => ({
  id: Number(id),
  value,
  ...(properties === undefined ? {} : { properties }),
  ...(config === undefined ? {} : { config }),
});

const noOption = (id: string): WireResponse => jiraError(404, [`The option with id '${id}' does not exist.`]);

/** Fields of apps whose values are chosen, for administrators and the app that provides them. */
function select(call: RestCall): OwnField | WireResponse {
  const name = call.params.fieldKey ?? '';
  const field = reachable(call, name);
  return 'status' in field || field.app.valueType === 'option' ? field : noAppField(name);
}

/** Answers about one option of such a field. */
const about =
  (answer: (call: RestCall, field: OwnField, option: FieldOption) => WireResponse) =>
  (call: RestCall): WireResponse => {
    const field = select(call);
    if ('status' in field) return field;
    const option = optionsOf(field).find(({ id }) => id === call.params.optionId);
    return option === undefined ? noOption(call.params.optionId ?? '') : answer(call, field, option);
  };

function tell(option: FieldOption, { value, properties, config }: z.output<typeof optionSchema>): void {
  Object.assign(option, { value, properties: properties ?? undefined, config: config ?? undefined });
}

function create(call: RestCall): WireResponse {
  const field = select(call);
  if ('status' in field) return field;
  const asked = given(call, optionSchema);
  if ('status' in asked) return asked;
  const ids = call.state.customFields
    .filter(({ app }) => app !== undefined)
    .flatMap(({ contexts }) => contexts.flatMap(({ options }) => options.map(({ id }) => id)));
  const made: FieldOption = {
    id: String(nextNumber(call.state, 'option of an app', ids, 1)),
    value: '',
    disabled: false,
    parentId: null,
  };
  tell(made, asked.given);
  optionsOf(field).push(made);
  return json(200, bean(made));
}

const update = about((call, _, option) => {
  const asked = given(call, changedSchema);
  if ('status' in asked) return asked;
  if (String(asked.given.id) !== option.id) return jiraError(400, ['The ids of path and payload differ.']);
  tell(option, asked.given);
  return json(200, bean(option));
});

const chosenBy =
  (field: OwnField, { id }: FieldOption) =>
  ({ fields }: { readonly fields: Readonly<Record<string, unknown>> }): boolean =>
    [fields[field.id]].flat().includes(id);

const remove = about((call, field, option) => {
  if (call.state.issues.some(chosenBy(field, option)))
    return jiraError(409, ['The option is selected in issues and cannot be deleted.']);
  const [context] = field.contexts;
  if (context !== undefined) context.options = context.options.filter((each) => each !== option);
  return empty(204);
});

/** Takes an option out of issues, or puts another in its place; a query says in which. */
const replace = about((call, field, option) => {
  const instead = call.query.get('replaceWith');
  if (instead !== null && !optionsOf(field).some(({ id }) => id === instead)) return noOption(instead);
  const query = readQuery(call, call.query.get('jql') ?? '');
  if ('status' in query) return query;
  const modified = issuesOf(call, query).filter(chosenBy(field, option));
  for (const issue of modified)
    change(call, issue, [field.id], () => {
      const left = [issue.fields[field.id]].flat().flatMap((id) => (id === option.id ? (instead ?? []) : id));
      issue.fields[field.id] = field.app.list ? [...new Set(left)] : (left[0] ?? null);
    });
  const ids = modified.map(({ id }) => Number(id));
  const result = { modifiedIssues: ids, unmodifiedIssues: [], errors: { errors: {}, errorMessages: [] } };
  return finishedTask(call, `Replace option ${option.id} of ${field.id}`, result);
});

/** Whether an option is offered: everywhere unless it names projects; one that is not selectable is found and not set. */
function offered({ config }: FieldOption, projectId: string | null, toEdit: boolean): boolean {
  const { projects, projects2, global } = config?.scope ?? {};
  const special = projects2?.find(({ id }) => String(id) === projectId);
  const inScope =
    projectId === null ||
    special !== undefined ||
    projects?.some((id) => String(id) === projectId) === true ||
    (projects2 ?? projects ?? []).length === 0;
  const own = special?.attributes ?? global?.attributes ?? config?.attributes ?? [];
  return inScope && !(toEdit && own.includes('notSelectable'));
}

const suggested =
  (toEdit: boolean) =>
  (call: RestCall): WireResponse => {
    const name = call.params.fieldKey ?? '';
    const field = appField(call, name);
    if (field === null || field.app.valueType !== 'option') return noAppField(name);
    const projectId = call.query.get('projectId');
    return page(
      call,
      optionsOf(field).filter((each) => offered(each, projectId, toEdit)),
      bean,
    );
  };

/** Options of select lists that apps bring along. */
export const appFieldOptionRoutes: Route[] = [
  selfJudging('GET /field/{fieldKey}/option', (call) => {
    const field = select(call);
    return 'status' in field ? field : page(call, optionsOf(field), bean);
  }),
  selfJudging('POST /field/{fieldKey}/option', create),
  selfJudging('GET /field/{fieldKey}/option/suggestions/edit', suggested(true)),
  selfJudging('GET /field/{fieldKey}/option/suggestions/search', suggested(false)),
  selfJudging(
    'GET /field/{fieldKey}/option/{optionId}',
    about((_, __, option) => json(200, bean(option))),
  ),
  selfJudging('PUT /field/{fieldKey}/option/{optionId}', update),
  selfJudging('DELETE /field/{fieldKey}/option/{optionId}', remove),
  selfJudging('DELETE /field/{fieldKey}/option/{optionId}/issue', replace),
];
