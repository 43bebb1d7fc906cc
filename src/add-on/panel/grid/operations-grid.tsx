import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { Fragment, useId, useRef, useState } from 'react';
import {
  counted,
  identityName,
  operationMatrix,
  type ProbeResult,
  type Report,
  sentence,
} from '../../../report/index.ts';
import { Evidence } from './evidence.tsx';
import { GridCell } from './grid-cell.tsx';
import { useRovingFocus } from './roving-focus.ts';

interface OperationsGridProps {
  readonly report: Report;
}

const isBad = (probe: ProbeResult | undefined): boolean =>
  probe !== undefined && probe.verdict !== 'healthy' && probe.verdict !== 'not-applicable';

/**
 * Operations × identities. A cell opens its evidence in the row below it, so that it is in sight however tall the frame
 * around us is. One stop for the keyboard: arrows move within.
 */
export function OperationsGrid({ report }: OperationsGridProps) {
  const [refusedOnly, setRefusedOnly] = useState(false);
  const [wanted, setWanted] = useState('');
  const [open, setOpen] = useState<ProbeResult>();
  const grid = useRef<HTMLTableElement>(null);
  const moves = useRovingFocus(grid);
  const ids = { field: useId(), title: useId(), evidence: useId() };
  const { identities, rows } = operationMatrix(report);
  const shown = rows.filter(
    (row) =>
      row.operation.toLowerCase().includes(wanted.toLowerCase()) && (!refusedOnly || row.cells.some(isBad)),
  );
  const close = (): void => {
    setOpen(undefined);
    grid.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
  };
  const columns = identities.length + 1;
  return (
    <section aria-labelledby={ids.title} data-testid="operations">
      <div className="row spread wrap filter">
        <h2 id={ids.title} className="section-title">
          Operations
        </h2>
        <div className="row wrap">
          <label htmlFor={ids.field} className="offscreen">
            Filter operations
          </label>
          <Textfield
            id={ids.field}
            isCompact
            placeholder="Filter operations"
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
            width="small"
          />
          <Button
            isSelected={refusedOnly}
            aria-pressed={refusedOnly}
            spacing="compact"
            onClick={() => setRefusedOnly(!refusedOnly)}
          >
            Refused only
          </Button>
        </div>
      </div>
      <span className="offscreen" role="status">
        {refusedOnly || wanted !== '' ? `${counted(shown.length, 'operation')} shown` : ''}
      </span>
      <div className="card table">
        <table
          ref={grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked by arrows is a grid
          role="grid"
          aria-label="Operations by identity"
          onFocus={moves.onFocus}
          onKeyDown={(event) => (event.key === 'Escape' ? close() : moves.onKeyDown(event))}
        >
          <thead>
            <tr>
              <th scope="col">Operation</th>
              {identities.map((kind) => (
                <th key={kind} scope="col">
                  {sentence(identityName(report, kind))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <Fragment key={keyOf(row, index)}>
                <OperationRow
                  row={row}
                  report={report}
                  isFirst={index === 0}
                  open={open}
                  evidenceId={ids.evidence}
                  onOpen={(probe) => setOpen(probe === open ? undefined : probe)}
                />
                {open !== undefined && row.cells.includes(open) ? (
                  <tr>
                    <td colSpan={columns} id={ids.evidence} className="unfolded">
                      <Evidence report={report} probe={open} onClose={close} />
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            ))}
            {shown.length === 0 ? (
              <tr>
                <td colSpan={columns} className="subtle">
                  No operation matches the filter.
                </td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** An operation that was asked twice as the same identity has a row each. */
const keyOf = (row: Row, index: number): string => `${row.operation} ${index}`;

type Row = ReturnType<typeof operationMatrix>['rows'][number];

interface RowProps {
  readonly row: Row;
  readonly report: Report;
  readonly isFirst: boolean;
  readonly open: ProbeResult | undefined;
  readonly evidenceId: string;
  readonly onOpen: (probe: ProbeResult) => void;
}

function OperationRow({ row, report, isFirst, open, evidenceId, onOpen }: RowProps) {
  const first = row.cells.findIndex((cell) => cell !== undefined);
  return (
    <tr>
      <th scope="row">
        <code className="operation">{row.operation}</code>
      </th>
      {row.cells.map((probe, column) =>
        probe ? (
          <GridCell
            key={probe.identity}
            probe={probe}
            identity={identityName(report, probe.identity)}
            isEntry={isFirst && column === first}
            {...(open === probe ? { evidenceId } : {})}
            onOpen={() => onOpen(probe)}
          />
        ) : (
          <td key={column} className="subtle">
            Not asked
          </td>
        ),
      )}
    </tr>
  );
}
