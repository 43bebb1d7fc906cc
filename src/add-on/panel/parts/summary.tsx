import StatusErrorIcon from '@atlaskit/icon/core/status-error';
import StatusSuccessIcon from '@atlaskit/icon/core/status-success';
import StatusWarningIcon from '@atlaskit/icon/core/status-warning';
import { useId } from 'react';
import { counted, duration, headline, type Report, verdictCounts } from '../../../report/index.ts';
import type { AdvisedReport } from '../api/shapes.ts';
import { moment } from './words.ts';

/** Is it healthy; if not, how much is there to do; and on how many answers that rests. */
export function Summary({ advised }: { readonly advised: AdvisedReport }) {
  const { report } = advised;
  const titleId = useId();
  // Kinds of identity that have no points to spend are told of none.
  const points = report.points.spent ?? report.points.estimated;
  const operations = new Set(report.probes.map((probe) => probe.operation)).size;
  return (
    <section aria-labelledby={titleId} className="card summary" data-testid="summary">
      <div className="row headline">
        <HeadlineIcon advised={advised} />
        <div>
          <h2 id={titleId} className="headline-text">
            {headline(report)}
          </h2>
          <p className="subtle">
            {counted(operations, 'operation')},{' '}
            {report.identities.length === 1 ? 'one identity' : `${report.identities.length} identities`} on{' '}
            <span className="strong">{report.site.url.replace(/^https?:\/\//, '')}</span> ·{' '}
            {moment(report.startedAt)} · {duration(report.durationMs)}
            {points === 0 ? '' : ` · ${counted(points, 'rate-limit point')}`}
          </p>
        </div>
      </div>
      <VerdictBar report={report} />
    </section>
  );
}

function HeadlineIcon({ advised: { report, advice } }: { readonly advised: AdvisedReport }) {
  if (advice.some((item) => item.kind !== 'limit') && report.state !== 'failed')
    return <StatusErrorIcon label="" color="var(--ds-icon-danger)" size="medium" />;
  // Nothing is to be granted, and still something that is needed does not work.
  return report.state === 'failed' || report.summary.problem > 0 ? (
    <StatusWarningIcon label="" color="var(--ds-icon-warning)" size="medium" />
  ) : (
    <StatusSuccessIcon label="" color="var(--ds-icon-success)" size="medium" />
  );
}

function VerdictBar({ report }: { readonly report: Report }) {
  const counts = verdictCounts(report);
  return (
    <>
      <svg className="bar" aria-hidden="true" width="100%" height="8">
        {stretches(counts).map(({ verdict, from, width }) => (
          <rect key={verdict} className={verdict} x={`${from}%`} width={`${width}%`} height="8" />
        ))}
      </svg>
      <ul className="counts">
        {counts.map(({ verdict, count, words }) => (
          <li key={verdict}>
            <span className={`dot ${verdict}`} aria-hidden="true" />
            <span className="count">{count}</span> {words}
          </li>
        ))}
      </ul>
    </>
  );
}

function stretches(counts: ReturnType<typeof verdictCounts>) {
  const total = counts.reduce((sum, { count }) => sum + count, 0) || 1;
  let from = 0;
  return counts.map(({ verdict, count }) => {
    const stretch = { verdict, from, width: (count / total) * 100 };
    from += stretch.width;
    return stretch;
  });
}
