import { nameOf, type OperationsTable } from '../../jira-facts/index.ts';
import { defaultSuite, genericProbe, type Probe } from '../probes/index.ts';

export interface ChosenOperation {
  /** As it was asked for. */
  readonly asked: string;
  readonly probe: Probe;
}

/** The probe of an operation by its name or a whole address; one that is not known is answered with the nearest. */
export function chooseOperation(
  asked: string,
  table: OperationsTable,
): ({ ok: true } & ChosenOperation) | { ok: false; problem: string } {
  const [, method, address = ''] = /^\s*([A-Za-z]+)\s+(\S+)\s*$/.exec(asked) ?? [];
  const path = pathOnly(address);
  if (method === undefined || path === null) {
    return {
      ok: false,
      problem: `"${asked}" is not an operation: write a method and a path, such as "GET /rest/api/3/permissions".`,
    };
  }
  const resolution = table.resolve(method, path);
  switch (resolution.kind) {
    case 'known': {
      const { operation } = resolution;
      const name = nameOf(operation);
      const suited = defaultSuite.find((probe) => probe.operation === name);
      const isTemplate = path === operation.path || path.includes('{');
      const probe =
        isTemplate && suited !== undefined
          ? suited
          : genericProbe(operation, table, isTemplate ? undefined : path);
      return { ok: true, asked: asked.trim(), probe };
    }
    case 'wrong-method':
      return {
        ok: false,
        problem: `There is no ${method.toUpperCase()} ${path}: that path takes ${resolution.allowed.join(', ')}.`,
      };
    case 'unknown': {
      const nearest = resolution.nearest.map(nameOf);
      const hint = nearest.length === 0 ? '' : ` The nearest is ${nearest[0]}.`;
      return { ok: false, problem: `${method.toUpperCase()} ${path} is not a known Jira operation.${hint}` };
    }
  }
}

/** An address may have been pasted whole; the identity knows its own. null: behind that one it would name another host or site. */
function pathOnly(address: string): string | null {
  const rest = address.indexOf('/rest/');
  const path = rest > 0 && /^https?:/i.test(address) ? address.slice(rest) : address;
  if (climbs(path)) return null;
  if (path.startsWith('rest/')) return `/${path}`;
  return path.startsWith('/') && !/^[/\\]{2}/.test(path) ? path : null;
}

/** Whether a segment is `.` or `..`, in any spelling that a server may resolve: at the gateway the way up leads to other sites. */
function climbs(address: string): boolean {
  const [path = ''] = address.split(/[?#]/, 1);
  return path.split(/[/\\]|%2f|%5c/i).some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment));
}
