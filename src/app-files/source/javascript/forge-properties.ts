import type { Operation, OperationsTable } from '../../../jira-facts/index.ts';
import type { Site } from './module.ts';
import { bare, lastName } from './syntax.ts';

const hooks: Readonly<Record<string, Thing>> = { useIssueProperty: 'issue', useProjectProperty: 'project' };
const makers: Readonly<Record<string, Thing>> = { onJiraIssue: 'issue', onJiraProject: 'project' };
const verbs: Readonly<Record<string, string>> = { get: 'GET', set: 'PUT', delete: 'DELETE' };
const templates = {
  issue: '/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}',
  project: '/rest/api/3/project/{projectIdOrKey}/properties/{propertyKey}',
} as const;
type Thing = keyof typeof templates;

/** A text that keeps properties through a helper of Forge. */
export const usesForgeProperties = (text: string): boolean =>
  /\buse(?:Issue|Project)Property\b|\bonJira(?:Issue|Project)?\b/.test(text);

/**
 * Operations behind helpers of Forge that keep entity properties or ask for permissions: the hooks of `@forge/ui-jira` read and set one, and
 * `properties.onJiraIssue(key).set(…)` of `@forge/api` does what it says. No address stands in the app's own code.
 */
export const forgePropertyOperations = (table: OperationsTable): ((site: Site) => readonly Operation[]) => {
  const named = (thing: Thing, methods: readonly string[]): Operation[] =>
    methods.flatMap((method) => table.named(`${method} ${templates[thing]}`) ?? []);
  return ({ node, name }) => {
    const hook = Object.hasOwn(hooks, name) ? hooks[name] : undefined;
    if (hook !== undefined) return named(hook, ['GET', 'PUT']);
    const callee = bare(node.callee);
    if (callee.type !== 'MemberExpression') return [];
    const made = bare(callee.object);
    const maker = made.type === 'CallExpression' ? lastName(made.callee) : '';
    const thing = Object.hasOwn(makers, maker) ? makers[maker] : undefined;
    // `authorize().onJiraIssue(id).canEdit()`, `authorize().onJira([{ permissions, projects }])`:
    // https://developer.atlassian.com/platform/forge/runtime-reference/authorize-api/
    if (thing !== undefined ? /^can[A-Z]/.test(name) : maker === 'authorize' && name === 'onJira')
      return [table.named('POST /rest/api/3/permissions/check')].flatMap((one) => one ?? []);
    const method = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    return thing === undefined || method === undefined ? [] : named(thing, [method]);
  };
};
