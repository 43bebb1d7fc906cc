import type { ProbeResult } from '../../../report/index.ts';
import type { IdentityKind } from '../api/api.ts';

export interface MatrixRow {
  readonly key: string;
  readonly operation: string;
  readonly cells: readonly (ProbeResult | undefined)[];
}

/** Operations × identities: one column an identity, one row an operation; asked twice as the same identity, two rows. */
export function matrixOf(probes: readonly ProbeResult[]): {
  readonly identities: readonly IdentityKind[];
  readonly rows: readonly MatrixRow[];
} {
  const identities = [...new Set(probes.map((probe) => probe.identity))];
  const rows: { key: string; operation: string; cells: (ProbeResult | undefined)[] }[] = [];
  for (const probe of probes) {
    const column = identities.indexOf(probe.identity);
    let row = rows.find((one) => one.operation === probe.operation && one.cells[column] === undefined);
    if (row === undefined) {
      row = { key: `${rows.length}`, operation: probe.operation, cells: identities.map(() => undefined) };
      rows.push(row);
    }
    row.cells[column] = probe;
  }
  return { identities, rows };
}
