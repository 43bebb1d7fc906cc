import { z } from 'zod';
import { uuidIn } from '../../forge/ari.ts';
import { jiraError, json, type WireResponse } from '../../request.ts';
import type { TransitionRule, Workflow, WorkflowTransition } from '../../state.ts';
import { askingApp } from '../app-fields/own-field.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { expansions } from '../shapes/address.ts';
import { page, queryList } from '../shapes/page.ts';
import { conditionsIn, withoutRules } from '../transition-rules/given-rules.ts';

/** Kinds of rules as the operations name them, and as their answers do. */
const kinds = [
  ['postfunction', 'postFunctions'],
  ['condition', 'conditions'],
  ['validator', 'validators'],
] as const;
type Kind = (typeof kinds)[number][0];

function rulesOf({ rules }: WorkflowTransition, kind: Kind): readonly TransitionRule[] {
  if (rules === undefined) return [];
  if (kind === 'condition') return conditionsIn(rules.conditions);
  return kind === 'validator' ? rules.validators : rules.actions;
}

/** Whether a rule is of an app: those of Connect name it, those of Forge by the ARI of their module. */
function isOf({ parameters }: TransitionRule, app: string): boolean {
  return parameters.appKey === app || parameters.key?.includes(`::extension/${uuidIn(app)}/`) === true;
}

const keyOf = ({ ruleKey, parameters }: TransitionRule): string => parameters.key ?? ruleKey;

const appsOnly = (): WireResponse =>
  jiraError(403, ['The operation is available to Connect and Forge apps only.']);

function bean(rule: TransitionRule, transition: WorkflowTransition, expanded: boolean) {
  const { config = '', disabled, tag } = rule.parameters;
  return {
    id: rule.id,
    key: keyOf(rule),
    configuration: {
      value: config,
      ...(disabled === undefined ? {} : { disabled: disabled === 'true' }),
      ...(tag === undefined ? {} : { tag }),
    },
    ...(expanded ? { transition: { id: Number(transition.id), name: transition.name } } : {}),
  };
}

/** What of a workflow is shown, by kind; empty: nothing. */
function shownOf(
  { name, transitions }: Workflow,
  shown: (kind: Kind, transition: WorkflowTransition) => ReturnType<typeof bean>[],
) {
  const parts = kinds.map(
    ([kind, member]) => [member, transitions.flatMap((each) => shown(kind, each))] as const,
  );
  if (parts.every(([, rules]) => rules.length === 0)) return [];
  return [{ workflowId: { name, draft: false }, ...Object.fromEntries(parts) }];
}

const fits = (wanted: readonly string[], value: string): boolean =>
  wanted.length === 0 || wanted.includes(value);

function list(call: RestCall): WireResponse {
  const app = askingApp(call);
  if (app === null) return appsOnly();
  const types = queryList(call, 'types');
  if (types.length === 0 || types.some((each) => !kinds.some(([kind]) => kind === each)))
    return jiraError(400, ['The parameter types must name postfunction, condition or validator.']);
  const names = queryList(call, 'workflowNames');
  const keys = queryList(call, 'keys');
  const tags = queryList(call, 'withTags');
  const expanded = expansions(call).has('transition');
  const shown = (kind: Kind, transition: WorkflowTransition) =>
    rulesOf(transition, kind)
      .filter((rule) => fits(types, kind) && isOf(rule, app))
      .filter((rule) => fits(keys, keyOf(rule)) && fits(tags, rule.parameters.tag ?? ''))
      .map((rule) => bean(rule, transition, expanded));
  const found = call.state.workflows
    .filter(({ name }) => fits(names, name) && call.query.get('draft') !== 'true')
    .flatMap((workflow) => shownOf(workflow, shown));
  return page(call, found, (each) => each, 10);
}

const workflowId = z.looseObject({ name: z.string(), draft: z.boolean() });
const changed = z.looseObject({
  id: z.string(),
  configuration: z.looseObject({
    value: z.string(),
    disabled: z.boolean().nullish(),
    tag: z.string().nullish(),
  }),
});
const rules = z.array(changed).nullish();
const updateSchema = z.looseObject({
  workflows: z
    .array(z.looseObject({ workflowId, postFunctions: rules, conditions: rules, validators: rules }))
    .min(1),
});
const removeSchema = z.looseObject({
  workflows: z.array(z.looseObject({ workflowId, workflowRuleIds: z.array(z.string()) })).min(1),
});

type Change = { readonly id: string; readonly apply: (rule: TransitionRule) => void };

/** What came of changes to the caller's rules of one workflow; those that are not there are told by their id. */
function outcome(
  { state }: RestCall,
  app: string,
  asked: z.output<typeof workflowId>,
  changes: readonly Change[],
) {
  const workflow = asked.draft ? undefined : state.workflows.find(({ name }) => name === asked.name);
  const own = new Map(
    (workflow?.transitions ?? [])
      .flatMap((transition) => kinds.flatMap(([kind]) => rulesOf(transition, kind)))
      .filter((rule) => isOf(rule, app))
      .map((rule) => [rule.id, rule]),
  );
  const missing = workflow === undefined ? [] : changes.filter(({ id }) => !own.has(id));
  for (const { id, apply } of changes) {
    const rule = own.get(id);
    if (rule !== undefined) apply(rule);
  }
  return {
    workflowId: { name: asked.name, draft: asked.draft },
    ruleUpdateErrors: Object.fromEntries(
      missing.map(({ id }) => [id, [`The rule with the id ${id} was not found.`]]),
    ),
    updateErrors: workflow === undefined ? [`The workflow '${asked.name}' was not found.`] : [],
  };
}

function update(call: RestCall): WireResponse {
  const app = askingApp(call);
  if (app === null) return appsOnly();
  const asked = given(call, updateSchema);
  if ('status' in asked) return asked;
  const updateResults = asked.given.workflows.map((each) => {
    const all = kinds.flatMap(([, member]) => each[member] ?? []);
    const changes = all.map(({ id, configuration: { value, disabled, tag } }) => ({
      id,
      apply: ({ parameters }: TransitionRule) => {
        parameters.config = value;
        if (typeof disabled === 'boolean') parameters.disabled = String(disabled);
        if (typeof tag === 'string') parameters.tag = tag;
      },
    }));
    return outcome(call, app, each.workflowId, changes);
  });
  return json(200, { updateResults });
}

function remove(call: RestCall): WireResponse {
  const app = askingApp(call);
  if (app === null) return appsOnly();
  const asked = given(call, removeSchema);
  if ('status' in asked) return asked;
  const gone = new Set<string>();
  const updateResults = asked.given.workflows.map(({ workflowId: id, workflowRuleIds }) =>
    outcome(
      call,
      app,
      id,
      workflowRuleIds.map((each) => ({ id: each, apply: (rule) => gone.add(rule.id) })),
    ),
  );
  for (const { rules: kept } of call.state.workflows.flatMap(({ transitions }) => transitions)) {
    if (kept === undefined) continue;
    kept.actions = kept.actions.filter(({ id }) => !gone.has(id));
    kept.validators = kept.validators.filter(({ id }) => !gone.has(id));
    kept.conditions = kept.conditions === null ? null : withoutRules(kept.conditions, gone);
  }
  return json(200, { updateResults });
}

/** The rules of transitions that an app provides, for that app: read, configured anew and taken away. */
export const appRuleRoutes: Route[] = [
  selfJudging('GET /workflow/rule/config', list),
  selfJudging('PUT /workflow/rule/config', update),
  selfJudging('PUT /workflow/rule/config/delete', remove),
];
