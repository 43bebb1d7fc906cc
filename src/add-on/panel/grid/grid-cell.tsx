import { type ProbeResult, sentence } from '../../../report/index.ts';
import { VerdictLozenge } from '../parts/verdict-lozenge.tsx';

interface GridCellProps {
  readonly probe: ProbeResult;
  readonly identity: string;
  /** The one cell that Tab reaches; the arrows lead to the others. */
  readonly isEntry: boolean;
  /** Where its evidence stands, while it is open. */
  readonly evidenceId?: string;
  readonly onOpen: () => void;
}

/** One operation as one identity: verdict and status, and the way to the evidence. */
export function GridCell({ probe, identity, isEntry, evidenceId, onOpen }: GridCellProps) {
  const status = probe.predicted ? 'predicted' : probe.status;
  return (
    <td data-as={sentence(identity)}>
      <button
        type="button"
        className="cell"
        tabIndex={isEntry ? 0 : -1}
        aria-expanded={evidenceId !== undefined}
        {...(evidenceId === undefined ? {} : { 'aria-controls': evidenceId })}
        onClick={onOpen}
      >
        <VerdictLozenge verdict={probe.verdict} /> <span className="subtle numbers">{status}</span>
        <span className="offscreen">
          : {probe.operation} as {identity}. Show evidence
        </span>
      </button>
    </td>
  );
}
