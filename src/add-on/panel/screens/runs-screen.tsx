import Button from '@atlaskit/button/new';
import DynamicTable from '@atlaskit/dynamic-table';
import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import type { Run } from '../api/api.ts';
import { moment } from '../parts/words.ts';

const states: Record<Run['state'], { readonly word: string; readonly appearance: ThemeAppearance }> = {
  running: { word: 'Running', appearance: 'inprogress' },
  finished: { word: 'Finished', appearance: 'success' },
  failed: { word: 'Failed', appearance: 'removed' },
};

interface RunsScreenProps {
  readonly runs: readonly Run[];
  readonly shownId: string | undefined;
  readonly onOpen: (id: string) => void;
  /** Set: older runs may be there. */
  readonly onOlder?: () => void;
}

/** The runs of this site, newest first. */
export function RunsScreen({ runs, shownId, onOpen, onOlder }: RunsScreenProps) {
  return (
    <section className="screen" aria-labelledby="runs">
      <h2 id="runs" className="section-title">
        Earlier runs
      </h2>
      <div className="card table">
        <DynamicTable
          label="Runs of the self-test"
          head={{
            cells: [
              { key: 'started', content: 'Started' },
              { key: 'state', content: 'State' },
              { key: 'healthy', content: 'Healthy' },
              { key: 'problem', content: 'Problems' },
              { key: 'inconclusive', content: 'Could not tell' },
              { key: 'open', content: 'Report' },
            ],
          }}
          rows={runs.map((run) => ({
            key: run.id,
            isHighlighted: run.id === shownId,
            cells: [
              { key: run.startedAt, content: moment(run.startedAt) },
              {
                key: run.state,
                content: (
                  <Lozenge appearance={states[run.state].appearance}>{states[run.state].word}</Lozenge>
                ),
              },
              { key: run.summary?.healthy ?? 0, content: run.summary?.healthy ?? '–' },
              { key: run.summary?.problem ?? 0, content: run.summary?.problem ?? '–' },
              { key: run.summary?.inconclusive ?? 0, content: run.summary?.inconclusive ?? '–' },
              {
                key: run.id,
                content: (
                  <Button
                    spacing="compact"
                    appearance="subtle"
                    isDisabled={run.state === 'running'}
                    aria-label={`Open the report of ${moment(run.startedAt)}`}
                    onClick={() => onOpen(run.id)}
                  >
                    Open
                  </Button>
                ),
              },
            ],
          }))}
          emptyView={<p className="subtle">No self-test has been run yet.</p>}
        />
      </div>
      {onOlder ? (
        <div className="row top">
          <Button onClick={onOlder}>Show older runs</Button>
        </div>
      ) : null}
    </section>
  );
}
