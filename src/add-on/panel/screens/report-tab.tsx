import Button from '@atlaskit/button/new';
import type { Wanted } from '../api/shapes.ts';
import type { Live } from '../parts/live.ts';
import { ProgressPanel } from '../parts/progress-panel.tsx';
import type { SelfTests } from '../state/use-self-tests.ts';
import { PurposeForm } from './purpose-form.tsx';
import { ReportScreen } from './report-screen.tsx';

interface ReportTabProps {
  readonly live: Live;
  readonly selfTests: SelfTests;
  /** The form is wanted although a report is shown. */
  readonly asking: boolean;
  readonly onRun: (wanted: Wanted) => void;
  readonly onExplain: () => void;
}

/** What to judge, how far a run is, and the report that is shown. */
export function ReportTab({ live, selfTests, asking, onRun, onExplain }: ReportTabProps) {
  const { progress, starting, shown, changes } = selfTests;
  const isFirst = !shown && !progress;
  return (
    <div className="screen">
      {isFirst ? (
        <div className="prose first">
          <h2 className="section-title">No self-test has been run yet</h2>
          <p>
            A self-test asks Jira harmless questions as the app, as the app acting for you, and as nobody. It
            changes nothing on the site and takes a few seconds. Then you see what works, what is refused, and
            why.
          </p>
        </div>
      ) : null}
      {isFirst || asking ? (
        <PurposeForm api={live.api} busy={progress !== undefined} starting={starting} onRun={onRun} />
      ) : null}
      {isFirst ? (
        <div className="row wrap strip">
          <p>
            A call of another integration fails, and you have its error? Paste it; no self-test is needed.
          </p>
          <Button onClick={onExplain}>Explain a failure</Button>
        </div>
      ) : null}
      {progress ? <ProgressPanel progress={progress} /> : null}
      {shown && progress ? (
        <p className="subtle earlier">Until it has ended, this is the report of the run before.</p>
      ) : null}
      {shown ? <ReportScreen advised={shown} changes={changes} live={live} /> : null}
    </div>
  );
}
