import { decodeFacts } from './decode.ts';
import { differenceOf, type FactsDifference } from './difference.ts';
import type { EncodedFacts } from './encoded.ts';
import { rowOf } from './merge.ts';
import type { OperationRow } from './row.ts';

const nameOf = ({ method, path }: OperationRow): string => `${method} ${path}`;

/** The rows of a table that a name means, as `GET /rest/api/3/role`; a `*` in place of the version means 2 and 3. */
export function rowsNamed(facts: EncodedFacts, name: string): OperationRow[] {
  const names = name.includes('/*/') ? [2, 3].map((version) => name.replace('/*/', `/${version}/`)) : [name];
  return decodeFacts(facts)
    .map(rowOf)
    .filter((row) => names.includes(nameOf(row)));
}

type Correction =
  | { readonly ok: true; readonly rows: readonly OperationRow[]; readonly difference: FactsDifference }
  | { readonly ok: false; readonly problems: readonly string[] };

/** All rows of a table, the corrected ones in the place of their namesakes. A row that has no namesake is refused: documents bring those. */
export function correctedRows(facts: EncodedFacts, corrected: readonly OperationRow[]): Correction {
  const before = decodeFacts(facts).map(rowOf);
  const known = new Set(before.map(nameOf));
  const unknown = corrected.map(nameOf).filter((name) => !known.has(name));
  if (unknown.length > 0)
    return { ok: false, problems: unknown.map((name) => `${name} does not stand in the table.`) };
  const inPlace = new Map(corrected.map((row) => [nameOf(row), row]));
  const rows = before.map((row) => inPlace.get(nameOf(row)) ?? row);
  return { ok: true, rows, difference: differenceOf(before, rows) };
}
