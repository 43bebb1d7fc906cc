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
  const judged = judgedWords(report);
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
          {judged === '' ? null : <p className="judged">{judged}</p>}
          <p className="subtle">
            {counted(operations, 'operation')}
            {identitiesWords(report.identities.length)} on{' '}
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

/** A run that was cut off before anybody was told of has none to count. */
function identitiesWords(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ', one identity' : `, ${count} identities`;
}

/** For what and whose sake was asked, so that an earlier report is known again. Empty: the app looked around for itself. */
function judgedWords({ needs, subject = {}, identities }: Report): string {
  const { accountId, project } = subject;
  const account =
    accountId === undefined
      ? undefined
      : identities.find((identity) => identity.account?.accountId === accountId)?.label;
  const what = needs.from === 'profile' || needs.from === 'app' ? (needs.title ?? needs.name) : undefined;
  const words = [
    ...(what === undefined ? [] : [what]),
    ...(account === undefined ? [] : [`the rights of ${account}`]),
    ...(project === undefined ? [] : [`in the project ${project}`]),
  ];
  return words.length === 0 ? '' : `Judged: ${words.join(', ')}`;
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
