import Button from '@atlaskit/button/new';
import DynamicTable from '@atlaskit/dynamic-table';
import Textfield from '@atlaskit/textfield';
import { useId, useState } from 'react';
import type { ProbeResult, Report, Verdict } from '../../../report/index.ts';
import { matrixOf } from './matrix.ts';
import { VerdictLozenge } from './verdict-lozenge.tsx';
import { counted, identityName, sentence } from './words.ts';

/** Problems first when a column is sorted. */
const severity: Record<Verdict, number> = {
  problem: 0,
  inconclusive: 1,
  closed: 2,
  healthy: 3,
  'not-applicable': 4,
};

interface OperationsTableProps {
  readonly report: Report;
  readonly onOpen: (probe: ProbeResult) => void;
}

/** Operations × identities; every cell opens its evidence. */
export function OperationsTable({ report, onOpen }: OperationsTableProps) {
  const [problemsOnly, setProblemsOnly] = useState(false);
  const [wanted, setWanted] = useState('');
  const fieldId = useId();
  const titleId = useId();
  const { identities, rows } = matrixOf(report.probes);
  const shown = rows.filter(
    (row) =>
      row.operation.toLowerCase().includes(wanted.toLowerCase()) &&
      (!problemsOnly ||
        row.cells.some((cell) => cell?.verdict === 'problem' || cell?.verdict === 'inconclusive')),
  );
  const head = {
    cells: [
      { key: 'operation', content: 'Operation', isSortable: true, width: 40 },
      ...identities.map((kind) => ({
        key: kind,
        content: sentence(identityName(report, kind)),
        isSortable: true,
        shouldTruncate: false,
      })),
    ],
  };
  return (
    <section aria-labelledby={titleId} data-testid="operations">
      <div className="row spread wrap">
        <h2 id={titleId} className="section-title">
          Operations
        </h2>
        <div className="row">
          <label htmlFor={fieldId} className="offscreen">
            Filter operations
          </label>
          <Textfield
            id={fieldId}
            isCompact
            placeholder="Filter operations"
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
            width="small"
          />
          <Button
            isSelected={problemsOnly}
            aria-pressed={problemsOnly}
            spacing="compact"
            onClick={() => setProblemsOnly(!problemsOnly)}
          >
            Problems only
          </Button>
        </div>
      </div>
      <span className="offscreen" role="status">
        {problemsOnly || wanted !== '' ? `${counted(shown.length, 'operation')} shown` : ''}
      </span>
      <div className="card table">
        <DynamicTable
          label="Operations by identity"
          head={head}
          rows={shown.map((row) => ({
            key: row.key,
            cells: [
              { key: row.operation, content: <code className="operation">{row.operation}</code> },
              ...row.cells.map((probe) => ({
                key: probe ? severity[probe.verdict] : 9,
                content: probe ? (
                  <CellButton probe={probe} identity={identityName(report, probe.identity)} onOpen={onOpen} />
                ) : (
                  <span className="subtle">Not asked</span>
                ),
              })),
            ],
          }))}
          emptyView={<p className="subtle">No operation matches the filter.</p>}
        />
      </div>
    </section>
  );
}

interface CellButtonProps {
  readonly probe: ProbeResult;
  readonly identity: string;
  readonly onOpen: (probe: ProbeResult) => void;
}

function CellButton({ probe, identity, onOpen }: CellButtonProps) {
  const status = probe.predicted ? 'predicted' : probe.status;
  return (
    <button type="button" className="cell" aria-haspopup="dialog" onClick={() => onOpen(probe)}>
      <VerdictLozenge verdict={probe.verdict} /> <span className="subtle numbers">{status}</span>
      <span className="offscreen">
        : {probe.operation} as {identity}. Show evidence
      </span>
    </button>
  );
}
