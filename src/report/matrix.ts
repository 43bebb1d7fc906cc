import type { IdentityKind } from '../evidence/index.ts';
import type { ProbeResult, Report } from './model.ts';

/** Operations × identities: one row an operation as asked, one cell an identity, empty where it was not asked. */
interface OperationMatrix {
  readonly identities: readonly IdentityKind[];
  readonly rows: readonly {
    readonly operation: string;
    readonly cells: readonly (ProbeResult | undefined)[];
  }[];
}

/** Lays the probes out; an operation asked twice as the same identity keeps a row each. */
export function operationMatrix(report: Report): OperationMatrix {
  const identities = [...new Set(report.probes.map((probe) => probe.identity))];
  const rows: { operation: string; cells: (ProbeResult | undefined)[] }[] = [];
  for (const probe of report.probes) {
    const column = identities.indexOf(probe.identity);
    const free = rows.find((row) => row.operation === probe.operation && row.cells[column] === undefined);
    const row = free ?? { operation: probe.operation, cells: identities.map(() => undefined) };
    if (!free) rows.push(row);
    row.cells[column] = probe;
  }
  return { identities, rows };
}
