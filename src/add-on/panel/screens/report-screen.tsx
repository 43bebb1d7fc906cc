import SectionMessage from '@atlaskit/section-message';
import { useId } from 'react';
import {
  type Advice,
  checklistLines,
  featureLines,
  movingTitle,
  type Report,
  unusedScopes,
  unusedTitle,
} from '../../../report/index.ts';
import type { AdvisedReport, Changes } from '../api/shapes.ts';
import { OperationsGrid } from '../grid/operations-grid.tsx';
import { AccountSection } from '../parts/account-section.tsx';
import { AdviceCard } from '../parts/advice-card.tsx';
import { ChangesStrip } from '../parts/changes-strip.tsx';
import { Checklist } from '../parts/checklist.tsx';
import { ClosedSection } from '../parts/closed-section.tsx';
import { Identities } from '../parts/identities.tsx';
import type { Live } from '../parts/live.ts';
import { Summary } from '../parts/summary.tsx';

interface ReportScreenProps {
  readonly advised: AdvisedReport;
  readonly changes?: Changes | undefined;
  /** Absent for an imported report: nothing of it can be asked again. */
  readonly live?: Live;
}

/** A report: summary first, then what to do, then everything it rests on. */
export function ReportScreen({ advised, changes, live }: ReportScreenProps) {
  const { report, advice } = advised;
  const gaps = advice.filter((item) => item.kind !== 'limit');
  const limits = advice.filter((item) => item.kind === 'limit');
  return (
    <div className="screen">
      {report.state === 'failed' ? (
        <div className="message">
          <SectionMessage appearance="error" title="This self-test ended early">
            <p>{report.notChecked[0] ?? 'No reason was recorded.'}</p>
            <p>What was answered before stands below. Run the self-test again for a complete report.</p>
          </SectionMessage>
        </div>
      ) : null}
      <Summary advised={advised} />
      <ChangesStrip changes={changes} />
      <AdviceList title="Gaps to close" report={report} advice={gaps} live={live} />
      <AdviceList title="Limits to know" report={report} advice={limits} live={live} />
      <AccountSection report={report} />
      <ClosedSection report={report} />
      <Identities report={report} />
      <Checklist title="Features" lines={featureLines(report)} />
      <Checklist title="The list, checked" lines={checklistLines(report)} />
      {report.probes.length > 0 ? <OperationsGrid report={report} /> : null}
      <Notes title={unusedTitle} notes={unusedScopes(report)} />
      <Notes title={movingTitle} notes={report.moving?.sentences ?? []} />
      <Notes title="Not checked" notes={report.notChecked} />
    </div>
  );
}

interface AdviceListProps {
  readonly title: string;
  readonly report: Report;
  readonly advice: readonly Advice[];
  readonly live: Live | undefined;
}

function AdviceList({ title, report, advice, live }: AdviceListProps) {
  const titleId = useId();
  if (advice.length === 0) return null;
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className="section-title">
        {title}
      </h2>
      {advice.map((item) => (
        <AdviceCard key={item.id} report={report} advice={item} live={live} />
      ))}
    </section>
  );
}

function Notes({ title, notes }: { readonly title: string; readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="section-title">{title}</h2>
      <ul className="plain">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}
