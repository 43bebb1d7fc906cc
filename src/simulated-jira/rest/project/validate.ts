import { json } from '../../request.ts';
import type { Project } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';

/** Whether a project that is not in the trash has this key, or had it. */
export function keyTaken({ state }: RestCall, key: string): boolean {
  return state.projects.some(
    (project) => project.deletedAt === null && (project.key === key || project.formerKeys.includes(key)),
  );
}

/** Jira's words for a key that no project can have; null: it is free, or one that `own` had before. */
export function keyProblem(call: RestCall, key: string, own?: Project): string | null {
  if (key.trim() === '') return 'You must specify a valid project key.';
  if (!/^[A-Z][A-Z0-9]+$/.test(key))
    return 'Project keys must start with an uppercase letter, followed by one or more uppercase alphanumeric characters.';
  if (key.length > 10) return 'The project key must not exceed 10 characters in length.';
  const owner = call.state.projects.find(
    (project) =>
      project !== own &&
      project.deletedAt === null &&
      (project.key === key || project.formerKeys.includes(key)),
  );
  return owner === undefined ? null : `Project '${owner.name}' uses this project key.`;
}

/** A key that is free, made from one that may not be. */
function freeKey(call: RestCall, wanted: string): string {
  const letters = wanted
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^[0-9]+/, '')
    .slice(0, 10);
  const base = letters.length < 2 ? `${letters}PR` : letters;
  if (keyProblem(call, base) === null) return base;
  for (let number = 1; number < 1000; number += 1) {
    const key = `${base.slice(0, 10 - String(number).length)}${number}`;
    if (keyProblem(call, key) === null) return key;
  }
  return '';
}

function freeName(call: RestCall, wanted: string): string {
  const taken = (name: string) =>
    call.state.projects.some((project) => project.name.toLowerCase() === name.toLowerCase());
  if (!taken(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (!taken(`${wanted} ${number}`)) return `${wanted} ${number}`;
}

/** Validation of keys and names before a project is made; complaints are no refusals. */
export const projectValidationRoutes: Route[] = [
  selfJudging('GET /projectvalidate/key', (call) => {
    const problem = keyProblem(call, call.query.get('key') ?? '');
    return json(200, { errorMessages: [], errors: problem === null ? {} : { projectKey: problem } });
  }),
  selfJudging('GET /projectvalidate/validProjectKey', (call) =>
    json(200, freeKey(call, call.query.get('key') ?? '')),
  ),
  selfJudging('GET /projectvalidate/validProjectName', (call) =>
    json(200, freeName(call, call.query.get('name') ?? '')),
  ),
];
