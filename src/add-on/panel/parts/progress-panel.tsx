import ProgressBar from '@atlaskit/progress-bar';
import { counted, type Verdict, verdictWords } from '../../../report/index.ts';
import type { Progress } from '../state/progress.ts';

const order: readonly Verdict[] = ['healthy', 'problem', 'closed', 'not-applicable', 'inconclusive'];

/** How far a running self-test is. Screen readers hear every quarter, not every answer. */
export function ProgressPanel({ progress }: { readonly progress: Progress }) {
  const { done, total, counts, latest } = progress;
  const share = total > 0 ? done / total : 0;
  const quarter = Math.floor(share * 4) * 25;
  return (
    <section className="card progress" aria-labelledby="progress-title" data-testid="progress">
      <div className="row spread">
        <h2 id="progress-title" className="title">
          Testing what the app may do
        </h2>
        <span className="subtle numbers">
          {total > 0 ? `${done} of ${counted(total, 'check')}` : 'Getting ready'}
        </span>
      </div>
      <ProgressBar
        value={share}
        isIndeterminate={total === 0}
        ariaLabel={total > 0 ? `Self-test: ${done} of ${total} checks done` : 'Self-test: getting ready'}
      />
      <div className="row spread">
        <ul className="inline-counts">
          {order.map((verdict) => (
            <li key={verdict}>
              <span className={`dot ${verdict}`} aria-hidden="true" /> {counts[verdict]}{' '}
              {verdict === 'problem' && counts[verdict] !== 1
                ? 'problems'
                : verdictWords[verdict].toLowerCase()}
            </li>
          ))}
        </ul>
        {latest ? (
          <span className="subtle latest">
            Last: <code>{latest}</code>
          </span>
        ) : null}
      </div>
      <span className="offscreen" role="status">
        {total > 0 && quarter > 0 ? `${quarter} percent of the self-test is done` : ''}
      </span>
    </section>
  );
}
