import { counted, type RunListing } from '../../../report/index.ts';
import { moment } from './words.ts';

interface GapStripProps {
  /** Newest first. */
  readonly runs: readonly RunListing[];
}

const shown = 40;
const height = 48;
const step = 12;
const bar = 8;

/** Gaps of each run from the oldest to the newest, one bar a run; the table beside it says the same in figures. */
export function GapStrip({ runs }: GapStripProps) {
  const told = runs.filter(({ gaps }) => gaps !== undefined).slice(0, shown);
  if (told.length < 2) return null;
  const oldestFirst = [...told].reverse();
  const most = Math.max(1, ...told.map(({ gaps = 0 }) => gaps));
  const { gaps: last = 0 } = told[0] ?? {};
  const { gaps: first = 0 } = oldestFirst[0] ?? {};
  return (
    <figure className="gap-strip">
      <svg
        role="img"
        aria-label={`Gaps over the last ${told.length} runs: ${first} at first, ${last} now, at most ${most}`}
        width={oldestFirst.length * step}
        height={height}
        viewBox={`0 0 ${oldestFirst.length * step} ${height}`}
      >
        {oldestFirst.map(({ id, startedAt, gaps = 0 }, index) => {
          // A run without gaps still shows that it was made.
          const size = Math.max(2, (gaps / most) * height);
          return (
            <rect
              key={id}
              x={index * step}
              y={height - size}
              width={bar}
              height={size}
              fill={gaps === 0 ? 'var(--ds-icon-success, #22a06b)' : 'var(--ds-icon-danger, #c9372c)'}
            >
              <title>{`${moment(startedAt)}: ${counted(gaps, 'gap')}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption className="subtle">Gaps of each run, oldest first</figcaption>
    </figure>
  );
}
