import type { OperationRow } from './row.ts';

interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What a refresh changes, by the names of the operations. */
export interface FactsDifference {
  readonly added: readonly string[];
  /** Gone from the documents; they stay in the table, marked. */
  readonly removed: readonly string[];
  readonly changed: readonly { readonly operation: string; readonly fields: readonly FieldChange[] }[];
}

const nameOf = ({ method, path }: OperationRow): string => `${method} ${path}`;

const shown = (value: unknown): string =>
  value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);

const fieldsOf = (before: OperationRow, after: OperationRow): FieldChange[] => {
  const earlier = new Map(Object.entries(before));
  const later = new Map(Object.entries(after));
  return [...new Set([...earlier.keys(), ...later.keys()])]
    .sort()
    .map((field) => ({ field, before: shown(earlier.get(field)), after: shown(later.get(field)) }))
    .filter((change) => change.before !== change.after);
};

/** Compares two states of the table. */
export const differenceOf = (
  before: readonly OperationRow[],
  after: readonly OperationRow[],
): FactsDifference => {
  const known = new Map(before.map((row) => [nameOf(row), row]));
  const added: string[] = [];
  const removed: string[] = [];
  const changed: { operation: string; fields: FieldChange[] }[] = [];
  for (const row of after) {
    const earlier = known.get(nameOf(row));
    known.delete(nameOf(row));
    if (earlier === undefined) added.push(nameOf(row));
    else if (row.removed && !earlier.removed) removed.push(nameOf(row));
    else {
      const fields = fieldsOf(earlier, row);
      if (fields.length > 0) changed.push({ operation: nameOf(row), fields });
    }
  }
  return { added, removed: [...removed, ...known.keys()].sort(), changed };
};

/** The difference for people: one line an operation, one a changed field. */
export const differenceText = ({ added, removed, changed }: FactsDifference): string => {
  if (added.length + removed.length + changed.length === 0) return 'Nothing has changed.\n';
  return [
    `${added.length} added, ${removed.length} removed, ${changed.length} changed`,
    ...added.map((name) => `+ ${name}  (permissions to be reviewed)`),
    ...removed.map((name) => `- ${name}`),
    ...changed.flatMap(({ operation, fields }) => [
      `~ ${operation}`,
      ...fields.map(({ field, before, after }) => `    ${field}: ${before} → ${after}`),
    ]),
    '',
  ].join('\n');
};
