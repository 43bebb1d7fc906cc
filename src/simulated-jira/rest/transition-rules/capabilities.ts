import { z } from 'zod';
import { uuidIn } from '../../forge/ari.ts';
import { manifestOf } from '../../forge/lifecycle.ts';
import { jiraError, json, type WireResponse } from '../../request.ts';
import { findProject, workflowOf } from '../../state/lookup.ts';
import type { Workflow } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';

type RuleType = 'Condition' | 'Validator' | 'Function' | 'Screen';

/** The rules that the documents of `GET /workflows/capabilities` list, with the names they have there. */
const system: readonly [ruleKey: string, name: string, ruleType: RuleType][] = [
  ['system:check-permission-validator', 'Permission validator', 'Validator'],
  ['system:parent-or-child-blocking-validator', 'Parent or child blocking validator', 'Validator'],
  ['system:previous-status-validator', 'Previous status validator', 'Validator'],
  ['system:validate-field-value', 'Validate a field value', 'Validator'],
  ['system:proforma-forms-attached', 'Forms attached validator', 'Validator'],
  ['system:proforma-forms-submitted', 'Forms submitted validator', 'Validator'],
  ['system:check-field-value', 'Check field value', 'Condition'],
  ['system:restrict-issue-transition', 'Restrict issue transition', 'Condition'],
  ['system:previous-status-condition', 'Previous status condition', 'Condition'],
  ['system:parent-or-child-blocking-condition', 'Parent or child blocking condition', 'Condition'],
  ['system:separation-of-duties', 'Separation of duties', 'Condition'],
  ['system:restrict-from-all-users', 'Restrict transitions', 'Condition'],
  ['system:block-in-progress-approval', 'Block in progress approval', 'Condition'],
  ['system:change-assignee', 'Change assignee', 'Function'],
  ['system:copy-value-from-other-field', 'Copy field value', 'Function'],
  ['system:update-field', 'Update field', 'Function'],
  ['system:trigger-webhook', 'Trigger webhook', 'Function'],
  ['system:remind-people-to-update-fields', 'Remind people to update fields', 'Screen'],
  ['system:transition-screen', 'Shared transition screen', 'Screen'],
];

/** Modules of apps that are rules: of Forge, of Connect, with the key of rules made of them. */
const ofApps = [
  ['jira:workflowCondition', 'jiraWorkflowConditions', 'expression-condition', 'Condition'],
  ['jira:workflowValidator', 'jiraWorkflowValidators', 'expression-validator', 'Validator'],
  ['jira:workflowPostFunction', 'jiraWorkflowPostFunctions', null, 'Function'],
] as const;

const url = z.looseObject({ url: z.string() }).nullish();
const ruleModule = z.looseObject({
  key: z.string(),
  name: z.union([z.string(), z.looseObject({ value: z.string() })]).nullish(),
  description: z.union([z.string(), z.looseObject({ value: z.string() })]).nullish(),
  ...{ create: url, edit: url, view: url },
});
const wordsOf = (text: z.output<typeof ruleModule>['name']): string =>
  typeof text === 'string' ? text : (text?.value ?? '');
const modulesIn = (value: unknown) => z.array(ruleModule).safeParse(value).data ?? [];

function forgeRules({ state }: RestCall) {
  return state.forgeApps
    .filter((app) => app.state === 'enabled')
    .flatMap((app) => {
      const modules: Readonly<Record<string, unknown>> = manifestOf(app).modules;
      return ofApps.flatMap(([type, , kind, ruleType]) =>
        modulesIn(modules[type]).map(({ key, name, description }) => ({
          id: `ari:cloud:ecosystem::extension/${uuidIn(app.appId)}/${uuidIn(app.environmentId)}/static/${key}`,
          ruleKey: kind === null ? 'forge:workflow-post-function' : `forge:${kind}`,
          ...{ ruleType, name: wordsOf(name), description: wordsOf(description) },
        })),
      );
    });
}

function connectRules({ state }: RestCall) {
  return state.connectApps
    .filter((app) => app.state === 'enabled')
    .flatMap((app) => {
      const modules = z.record(z.string(), z.unknown()).safeParse(app.descriptor.modules).data ?? {};
      return ofApps.flatMap(([, type, kind, ruleType]) =>
        modulesIn(modules[type]).map(({ key, name, description, create, edit, view }) => ({
          ...{ addonKey: app.key, moduleKey: key, ruleType },
          ruleKey: kind === null ? 'connect:remote-workflow-function' : `connect:${kind}`,
          name: `${wordsOf(name)} (by ${app.name})`,
          description: wordsOf(description),
          ...(create ? { createUrl: create.url } : {}),
          ...(edit ? { editUrl: edit.url } : {}),
          ...(view ? { viewUrl: view.url } : {}),
        })),
      );
    });
}

/** The workflow that the query names, by its id or by a project and a work type. */
function asked({ query, state }: RestCall): Workflow | null {
  const [id, project, type] = ['workflowId', 'projectId', 'issueTypeId'].map((name) => query.get(name));
  if (typeof id === 'string') return state.workflows.find((each) => each.id === id) ?? null;
  const found = findProject(state, project ?? '');
  return found === null || typeof type !== 'string' ? null : workflowOf(state, found, type);
}

function capabilities(call: RestCall): WireResponse {
  const workflow = asked(call);
  if (workflow === null)
    return jiraError(400, ['The ID of a workflow, or of a project and an issue type, has to be provided.']);
  const { software, serviceManagement } = call.state.site.products;
  return json(200, {
    editorScope: workflow.projectId === null ? 'GLOBAL' : 'PROJECT',
    projectTypes: [
      ...(software ? ['software'] : []),
      ...(serviceManagement ? ['service_desk'] : []),
      'business',
    ],
    systemRules: system.map(([ruleKey, name, ruleType]) => ({
      ...{ ruleKey, name, ruleType, description: name, incompatibleRuleKeys: [] },
      isAvailableForInitialTransition: ruleType !== 'Condition',
      isVisible: true,
    })),
    connectRules: connectRules(call),
    forgeRules: forgeRules(call),
    triggerRules: [{ ruleKey: 'system:development-triggers', availableTypes: [] }],
  });
}

/** What may stand on the transitions of a workflow. */
export const capabilityRoutes: Route[] = [route('GET /workflows/capabilities', capabilities)];
