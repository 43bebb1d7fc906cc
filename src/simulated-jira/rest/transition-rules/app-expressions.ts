import { z } from 'zod';
import { outcomeOf } from '../../expressions/outcome.ts';
import { manifestOf } from '../../forge/lifecycle.ts';
import { pageModule } from '../../forge/manifest.ts';
import type { TransitionRule } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { issueValue, projectValue, userValue } from '../expression-values.ts';
import type { Subject } from './subject.ts';

const moduleSchema = z.looseObject({
  expression: z.string().nullish(),
  errorMessage: z.union([z.string(), z.looseObject({ expression: z.string() })]).nullish(),
  function: z.string().nullish(),
});
type RuleModule = z.output<typeof moduleSchema>;

/** The module of a Forge app that a rule names by `ari:…::extension/{app}/{environment}/static/{module}`, as long as the app is there. */
export function forgeModule({ state }: RestCall, key: string) {
  const [app = '', environment = '', module = ''] =
    /::extension\/([^/]+)\/([^/]+)\/static\/(.+)$/.exec(key)?.slice(1) ?? [];
  const installed = state.forgeApps.find(
    ({ appId, environmentId, state }) =>
      state === 'enabled' && appId.endsWith(`/${app}`) && environmentId.endsWith(environment),
  );
  const found = installed === undefined ? null : pageModule(manifestOf(installed), module);
  return installed === undefined || found === null ? null : { app: installed, module: found.module };
}

const connectRules = ['jiraWorkflowConditions', 'jiraWorkflowValidators', 'jiraWorkflowPostFunctions'];

/** The module of a Connect app that a rule names by `{app}__{module}`. */
export function connectModule({ call }: Subject, name: string) {
  const app = call.state.connectApps.find(
    ({ key, state }) => state === 'enabled' && name.startsWith(`${key}__`),
  );
  if (app === undefined) return null;
  const modules = z.record(z.string(), z.unknown()).safeParse(app.descriptor.modules).data ?? {};
  const key = name.slice(app.key.length + 2);
  const module: unknown = connectRules
    .flatMap((type) => modules[type] ?? [])
    .flat()
    .find((each) => z.looseObject({ key: z.literal(key) }).safeParse(each).success);
  return { app, module };
}

/** What the app's descriptor or manifest says of a rule of its own; null: the app is gone, or has no such module. */
function moduleOf(rule: TransitionRule, subject: Subject): RuleModule | null {
  const { key, appKey } = rule.parameters;
  const found =
    key === undefined ? connectModule(subject, appKey ?? '')?.module : forgeModule(subject.call, key)?.module;
  return moduleSchema.safeParse(found).data ?? null;
}

/** The configuration of a rule, JSON where it can be read so, else its text. */
export function configOf({ parameters }: TransitionRule): unknown {
  try {
    return JSON.parse(parameters.config ?? 'null');
  } catch {
    return parameters.config;
  }
}

/** What an expression of a rule says; undefined: it cannot be evaluated. */
function said(expression: string, rule: TransitionRule, subject: Subject): unknown {
  const { call, issue, original, project, transition, workflow } = subject;
  const status = (id: string) => {
    const found = call.state.statuses.find((each) => each.id === id);
    return found === undefined ? null : { id: Number(found.id), name: found.name };
  };
  const scope = new Map<string, unknown>([
    ['user', userValue(call, call.caller.accountId)],
    ['issue', issueValue(call, issue)],
    ['originalIssue', issueValue(call, original ?? issue)],
    ['project', projectValue(project)],
    [
      'transition',
      {
        id: Number(transition.id),
        name: transition.name,
        from: status((original ?? issue).status),
        to: status(transition.to),
      },
    ],
    ['workflow', { entityId: workflow.id, name: workflow.name }],
    ['config', configOf(rule)],
  ]);
  const outcome = outcomeOf(expression, scope);
  return outcome.ok ? outcome.value : undefined;
}

const configured = z.looseObject({ expression: z.string() });

/** What a rule of an app says of the subject: true, a sentence that refuses it, or false; so does one whose app is gone. */
export function appRule(rule: TransitionRule, subject: Subject): boolean | string {
  if (rule.parameters.disabled === 'true') return true;
  const module = moduleOf(rule, subject);
  // The configuration may bring an expression of its own in place of the module's.
  const expression = configured.safeParse(configOf(rule)).data?.expression ?? module?.expression;
  if (module === null || typeof expression !== 'string') return false;
  const value = said(expression, rule, subject);
  if (value === true || typeof value === 'string') return value;
  const { errorMessage } = module;
  if (typeof errorMessage === 'string') return errorMessage;
  const words = errorMessage ? said(errorMessage.expression, rule, subject) : false;
  return typeof words === 'string' ? words : false;
}

/** Whether a rule of a Forge app is a function, which the gate of a call cannot wait for. */
export function isFunction(rule: TransitionRule, subject: Subject): boolean {
  const module = moduleOf(rule, subject);
  return typeof module?.function === 'string' && typeof module.expression !== 'string';
}
