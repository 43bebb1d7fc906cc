import Button from '@atlaskit/button/new';
import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import { useState } from 'react';
import type { RunListing } from '../../../report/index.ts';
import type { Api } from '../api/api.ts';
import type { Refusal } from '../api/outcome.ts';
import { Comparison } from '../parts/comparison.tsx';
import { GapStrip } from '../parts/gap-strip.tsx';
import { RefusalMessage } from '../parts/refusal-message.tsx';
import { saveFile } from '../parts/save-file.ts';
import { moment } from '../parts/words.ts';

const states: Record<RunListing['state'], { readonly word: string; readonly appearance: ThemeAppearance }> = {
  running: { word: 'Running', appearance: 'inprogress' },
  finished: { word: 'Finished', appearance: 'success' },
  failed: { word: 'Failed', appearance: 'removed' },
};

interface RunsScreenProps {
  readonly api: Api;
  readonly runs: readonly RunListing[];
  readonly shownId: string | undefined;
  readonly onOpen: (id: string) => void;
  /** Set: older runs may be there. */
  readonly onOlder?: () => void;
}

/** The runs of this site, newest first; any two can be held against each other. */
export function RunsScreen({ api, runs, shownId, onOpen, onOlder }: RunsScreenProps) {
  const [picked, setPicked] = useState<readonly string[]>([]);
  const toggle = (id: string): void =>
    setPicked(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id].slice(-2));
  const [refusal, setRefusal] = useState<Refusal>();
  const save = async (): Promise<void> => {
    const outcome = await api.runsAsCsv();
    setRefusal(outcome.ok ? undefined : outcome.refusal);
    if (outcome.ok) saveFile('clearance-self-tests.csv', 'text/csv', outcome.value);
  };
  const pair = runs.filter(({ id }) => picked.includes(id));
  const [newer, older] = pair;
  return (
    <section className="screen" aria-labelledby="runs">
      <div className="row spread wrap filter">
        <h2 id="runs" className="section-title">
          Earlier runs
        </h2>
        {runs.length === 0 ? null : <Button onClick={() => void save()}>Download as CSV</Button>}
      </div>
      {refusal ? <RefusalMessage refusal={refusal} /> : null}
      {runs.length === 0 ? <p className="subtle">No self-test has been run yet.</p> : null}
      <GapStrip runs={runs} />
      {runs.length === 0 ? null : (
        <div className="card table">
          <table aria-label="Runs of the self-test">
            <thead>
              <tr>
                <th scope="col">Started</th>
                <th scope="col">Judged</th>
                <th scope="col">State</th>
                <th scope="col">Gaps</th>
                <th scope="col">Healthy</th>
                <th scope="col">Could not tell</th>
                <th scope="col">Report</th>
              </tr>
            </thead>
            <tbody>
              {runs.map((run) => (
                <tr key={run.id} {...(run.id === shownId ? { className: 'shown' } : {})}>
                  <th scope="row">
                    <label className="pick">
                      <input
                        type="checkbox"
                        checked={picked.includes(run.id)}
                        disabled={run.state === 'running'}
                        onChange={() => toggle(run.id)}
                      />
                      <span className="offscreen">Compare the run of </span>
                      {moment(run.startedAt)}
                    </label>
                  </th>
                  <td>{run.needs ?? '–'}</td>
                  <td>
                    <Lozenge appearance={states[run.state].appearance}>{states[run.state].word}</Lozenge>
                  </td>
                  <td className="numbers">{run.gaps ?? '–'}</td>
                  <td className="numbers">{run.summary?.healthy ?? '–'}</td>
                  <td className="numbers">{run.summary?.inconclusive ?? '–'}</td>
                  <td>
                    <Button
                      spacing="compact"
                      isDisabled={run.state === 'running'}
                      aria-label={`Open the report of ${moment(run.startedAt)}`}
                      onClick={() => onOpen(run.id)}
                    >
                      Open
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="subtle strip">
        {runs.length > 1 && pair.length < 2 ? 'Tick two runs to see what changed between them.' : null}
      </p>
      {newer !== undefined && older !== undefined ? (
        <Comparison api={api} newer={newer} older={older} />
      ) : null}
      {onOlder ? (
        <div className="row top">
          <Button onClick={onOlder}>Show older runs</Button>
        </div>
      ) : null}
    </section>
  );
}
