import type { Operation } from './operation.ts';

/** What an operation needs, in the form of the report. `groups` holding an empty list: no scope is needed. */
export interface Needs {
  connect: string | null;
  groups: string[][];
  permissions: string[];
}

/** The account that made the object (filter, dashboard, task): satisfies a clause without any permission. */
export const ownerClause = 'OWNER';

/**
 * Jira permissions as an and of ors: every inner list needs one of its keys. `OWNER` stands for owning the object.
 * Empty: none needed, or none documented (see `permissions.undocumented`).
 */
export const permissionClauses = ({ permissions }: Operation): readonly (readonly string[])[] => {
  if (permissions.clauses) return permissions.clauses;
  if (permissions.none) return [];
  const keys = [
    ...(permissions.global ?? []),
    ...(permissions.project ?? []),
    ...(permissions.jsm ?? []),
    ...(permissions.owner ? [ownerClause] : []),
  ];
  if (keys.length === 0) return [];
  return permissions.rule === 'any' ? [keys] : keys.map((key) => [key]);
};

/** Alternatives as plain lists: any one list is enough; an empty list means that no scope is needed. */
export const scopeAlternatives = (operation: Operation): string[][] =>
  operation.noScopeNeeded ? [[]] : operation.alternatives.map(({ scopes }) => [...scopes]);

/** What an operation needs, worded in Atlassian's keys: `permissions` holds one entry a clause, its choices joined by "or". */
export const needsOf = (operation: Operation): Needs => ({
  connect: operation.connectScope,
  groups: scopeAlternatives(operation),
  permissions: permissionClauses(operation).map((clause) => clause.join(' or ')),
});
