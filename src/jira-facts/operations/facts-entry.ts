import { permissionClauses, scopeAlternatives } from './needs.ts';
import type { Operation } from './operation.ts';
import { nameOf, type OperationsTable } from './table.ts';

/** One operation as `scopes --format json` and `GET /api/operations` show it. */
export interface OperationFacts {
  readonly operation: string;
  readonly connect: string | null;
  /** Any one list is enough; an empty list in it: no scope needed; no list at all: closed to OAuth and Forge. */
  readonly alternatives: readonly (readonly string[])[];
  readonly permissions: readonly string[];
  readonly deprecated: boolean;
  readonly removed: boolean;
  readonly experimental: boolean;
  readonly optionalScopes?: readonly string[];
  readonly announced?: { readonly date: string; readonly scopes: readonly string[] };
  /** Plain sentences: who may call it, what else decides, what is known to be contradictory. */
  readonly notes: readonly string[];
}

const framework: Readonly<Record<string, string>> = {
  connect: 'Connect apps',
  oauth2: 'OAuth 2.0 apps',
  forge: 'Forge apps',
};

const callers = ({ permissions, accessibleTo, connectScope }: Operation): string[] => {
  if (permissions.internal) return ['Internal: no app can call it.'];
  if (permissions.apps) {
    const names = permissions.apps.map((app) => framework[app] ?? app).join(' and ');
    return [
      `Only ${names}${permissions.module ? ` that declare the module ${permissions.module}` : ''} may call it.`,
    ];
  }
  const closed = [
    ...(connectScope === 'INACCESSIBLE' || accessibleTo.connect === false ? ['Connect apps'] : []),
    ...(accessibleTo.oauth2 === false ? ['OAuth 2.0 apps'] : []),
    ...(accessibleTo.forge === false ? ['Forge apps'] : []),
  ];
  return closed.length > 0 ? [`Closed to ${closed.join(' and ')}.`] : [];
};

/** What is worth knowing beside scopes and permissions, as sentences. */
export const operationNotes = (operation: Operation): string[] => {
  const { permissions, announced } = operation;
  return [
    ...callers(operation),
    ...(permissions.anonymous ? ['Anonymous callers get an answer too.'] : []),
    ...(permissions.filtered
      ? ['Shows only what the caller may see: an empty answer is not proof of access.']
      : []),
    ...(permissions.issueSecurity ? ['Issue-level security decides as well.'] : []),
    ...(permissions.conditional ? [`In some cases also: ${permissions.conditional.join(', ')}.`] : []),
    ...(permissions.object ? [`The caller needs access to the object itself (${permissions.object}).`] : []),
    ...(permissions.access === 'jira' ? ['The caller needs access to Jira.'] : []),
    ...(permissions.access === 'jsm' ? ['The caller needs access to Jira Service Management.'] : []),
    ...(permissions.undocumented ? ['The document names no permissions.'] : []),
    ...(operation.appAccessRuleExempt === false ? ["An administrator's app access rule can block it."] : []),
    ...(announced ? [`Announced from ${announced.date}: ${announced.scopes.join(' or ')}.`] : []),
    ...(operation.removed ? [`Removed; last seen ${operation.lastSeen ?? 'in an older document'}.`] : []),
    ...(operation.partial ? ['Described only in part.'] : []),
    ...(operation.inconsistencies ?? []).map(({ says, source }) => `${says} (${source})`),
  ];
};

/** The outside shape of one operation. */
export const operationFacts = (operation: Operation, name: string = nameOf(operation)): OperationFacts => ({
  operation: name,
  connect: operation.connectScope,
  alternatives: scopeAlternatives(operation),
  permissions: permissionClauses(operation).map((clause) => clause.join(' or ')),
  deprecated: operation.deprecated,
  removed: operation.removed,
  experimental: operation.experimental,
  ...(operation.optionalScopes ? { optionalScopes: operation.optionalScopes } : {}),
  ...(operation.announced ? { announced: operation.announced } : {}),
  notes: operationNotes(operation),
});

const words = (operation: Operation): string =>
  [
    nameOf(operation),
    operation.id,
    operation.group ?? '',
    operation.product,
    operation.connectScope ?? '',
    ...operation.alternatives.flatMap(({ scopes }) => scopes),
    ...permissionClauses(operation).flat(),
    operation.deprecated ? 'deprecated' : '',
    operation.removed ? 'removed' : '',
    operation.experimental ? 'experimental' : '',
  ]
    .join(' ')
    .toLowerCase();

/**
 * Operations that a query means: a name, URL or path finds its operation first; other words must all occur in the
 * path, id, group, scopes or permissions. An empty query finds nothing. At most `limit` are returned.
 */
export const searchOperations = (table: OperationsTable, q: string, limit = 50): OperationFacts[] => {
  const query = q.trim();
  if (query === '') return [];
  const found = new Set<Operation>();
  const [, method, address] = /^(?:([A-Za-z]+)\s+)?((?:https?:\/\/|\/)?\S*\/\S*)$/.exec(query) ?? [];
  if (address !== undefined) {
    const exact = table.resolve(method ?? 'GET', address);
    if (exact.kind === 'known') found.add(exact.operation);
    if (method === undefined)
      for (const verb of ['POST', 'PUT', 'DELETE', 'PATCH']) {
        const other = table.resolve(verb, address);
        if (other.kind === 'known') found.add(other.operation);
      }
    if (exact.kind === 'wrong-method') for (const operation of exact.operations) found.add(operation);
    if (exact.kind === 'unknown') for (const operation of exact.nearest) found.add(operation);
  }
  const terms = query.toLowerCase().split(/\s+/);
  const matches = table.all.filter((operation) => {
    const text = words(operation);
    return terms.every((term) => text.includes(term));
  });
  for (const operation of matches.sort(
    (a, b) => a.path.length - b.path.length || (nameOf(a) < nameOf(b) ? -1 : 1),
  ))
    found.add(operation);
  return [...found].slice(0, limit).map((operation) => operationFacts(operation));
};
