import type { Operation, ScopeGroup } from '../operation.ts';
import type { ReadDocument } from './document.ts';
import { speaksFor } from './document.ts';
import { permissionsFromProse } from './prose.ts';
import { OperationRow } from './row.ts';

const groups = (operation: Operation, kind: ScopeGroup['kind']): OperationRow['classic'] =>
  operation.alternatives
    .filter((group) => group.kind === kind)
    .map(({ state, scopes }) => ({ state, scopes: [...scopes] }));

/** An operation of the table as a row again: the inverse of encoding and decoding. */
export const rowOf = (operation: Operation): OperationRow =>
  OperationRow.parse({
    method: operation.method,
    path: operation.path,
    product: operation.product,
    id: operation.id,
    group: operation.group,
    connectScope: operation.connectScope,
    classic: groups(operation, 'classic'),
    granular: groups(operation, 'granular'),
    permissions: operation.permissions,
    deprecated: operation.deprecated,
    experimental: operation.experimental,
    accessibleTo: operation.accessibleTo,
    ...(operation.appAccessRuleExempt === null ? {} : { dataSecurityExempt: operation.appAccessRuleExempt }),
    ...(operation.noScopeNeeded ? { noScopeNeeded: true } : {}),
    ...(operation.optionalScopes ? { optionalScopes: operation.optionalScopes } : {}),
    ...(operation.announced ? { announcedScopes: operation.announced } : {}),
    ...(operation.emptySecurity ? { emptySecurity: true } : {}),
    ...(operation.removed ? { removed: true } : {}),
    ...(operation.lastSeen ? { lastSeen: operation.lastSeen } : {}),
    ...(operation.derivedFromV3 ? { derivedFrom: 'v3' } : {}),
    ...(operation.partial ? { partial: true } : {}),
  });

const nameOf = ({ method, path }: OperationRow): string => `${method} ${path}`;

const sameScopes = (a: OperationRow, b: OperationRow): boolean =>
  JSON.stringify([a.connectScope, a.classic, a.granular, a.noScopeNeeded ?? false]) ===
  JSON.stringify([b.connectScope, b.classic, b.granular, b.noScopeNeeded ?? false]);

/** An empty security requirement is only worth keeping where the text does not promise anonymous access itself. */
const settled = (row: OperationRow): OperationRow => {
  const { emptySecurity: _said, ...rest } = row;
  return row.permissions.anonymous ? rest : row;
};

/** A known operation: what the document states is new, what people read out of its prose stays. */
const updated = (before: OperationRow, now: OperationRow): OperationRow => {
  const { removed: _gone, lastSeen: _when, derivedFrom: _derived, partial: _partial, ...kept } = before;
  const {
    noScopeNeeded: _n,
    optionalScopes: _o,
    emptySecurity: _e,
    dataSecurityExempt: _d,
    ...lasting
  } = kept;
  return settled({
    ...lasting,
    ...now,
    permissions: before.permissions,
    accessibleTo: sameScopes(before, now) ? before.accessibleTo : now.accessibleTo,
    ...(before.announcedScopes ? { announcedScopes: before.announcedScopes } : {}),
  });
};

/**
 * The rows after a document was read: known operations updated, new ones added with a first reading of their
 * permissions, and those it no longer holds marked as removed with `lastSeen`, the day of the document before.
 */
export const mergeDocument = (
  rows: readonly OperationRow[],
  document: ReadDocument,
  lastSeen: string,
): OperationRow[] => {
  const own = speaksFor[document.kind];
  const now = new Map(document.rows.map((row) => [nameOf(row), row]));
  const merged = rows.map((row) => {
    if (!own(row)) return row;
    const found = now.get(nameOf(row));
    now.delete(nameOf(row));
    if (found) return updated(row, found);
    return row.removed || row.partial ? row : { ...row, removed: true, lastSeen };
  });
  const added = [...now.values()].map((row) =>
    settled({ ...row, permissions: permissionsFromProse(document.descriptions.get(nameOf(row)) ?? '') }),
  );
  return [...merged, ...added];
};
