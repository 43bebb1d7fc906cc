import { redactText } from '../../evidence/index.ts';
import type { OperationsTable } from '../../jira-facts/index.ts';
import type { Profile } from './profile.ts';
import { withoutCredentials } from './without-credentials.ts';

type OperationList =
  | { readonly ok: true; readonly operations: readonly string[] }
  | { readonly ok: false; readonly problem: string };

const shown = (line: string): string => redactText(line.slice(0, 160));

/** Reads a list of operations, one "METHOD /path" a line; empty lines and lines starting with # are left out. */
export function readOperationList(text: string, table: Pick<OperationsTable, 'resolve'>): OperationList {
  const lines = text
    .split(/\r?\n/)
    .map((line) => withoutCredentials(line.trim()))
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length === 0)
    return { ok: false, problem: 'The list of operations is empty; write one "METHOD /path" a line.' };
  for (const line of lines) {
    const [, method, path] = /^([A-Za-z]+)\s+(\S+)$/.exec(line) ?? [];
    if (method === undefined || path === undefined) {
      return {
        ok: false,
        problem: `"${shown(line)}" is no operation; write it as GET /rest/api/3/myself.`,
      };
    }
    const found = table.resolve(method, path);
    if (found.kind === 'unknown') {
      const nearest = found.nearest[0];
      const hint = nearest === undefined ? '' : ` The nearest is ${nearest.method} ${nearest.path}.`;
      return { ok: false, problem: `${shown(line)} is no operation of Jira Cloud.${hint}` };
    }
    if (found.kind === 'wrong-method') {
      return {
        ok: false,
        problem: `${shown(line)} does not exist; the path has ${found.allowed.join(', ')}.`,
      };
    }
  }
  return { ok: true, operations: [...new Set(lines)] };
}

/** A profile for an app of one's own: the operations it calls, as one feature each. */
export function withOperations(profile: Profile, operations: readonly string[]): Profile {
  return {
    ...profile,
    features: operations.map((operation) => ({
      name: operation,
      operations: [operation],
      optional: false,
      projectPermissions: [],
      globalPermissions: [],
    })),
  };
}
