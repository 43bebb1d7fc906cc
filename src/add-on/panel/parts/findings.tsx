import { causeTitle, sentence } from '../../../report/index.ts';
import type { Finding } from '../api/shapes.ts';
import { FixSteps } from './fix-steps.tsx';

interface FindingsProps {
  readonly findings: readonly Finding[];
  /** True: the verdict is arithmetic on scopes and rights, and has no degree of certainty. */
  readonly isPrediction?: boolean;
  /** Of the headings, so that the outline of the page has no gap. */
  readonly level?: 3 | 4;
}

/** The cause that leads with its facts and fix, then what else it could be. */
export function Findings({ findings, isPrediction = false, level = 3 }: FindingsProps) {
  const [leading, ...others] = findings;
  const Heading = level === 3 ? 'h3' : 'h4';
  if (!leading) return null;
  return (
    <>
      <Heading className="section-title">Why</Heading>
      <FindingView finding={leading} isPrediction={isPrediction} level={level} />
      {others.length > 0 ? (
        <details className="others">
          <summary>What else it could be ({others.length})</summary>
          {others.map((finding) => (
            <FindingView key={finding.cause} finding={finding} isPrediction={isPrediction} level={level} />
          ))}
        </details>
      ) : null}
    </>
  );
}

interface FindingViewProps {
  readonly finding: Finding;
  readonly isPrediction: boolean;
  readonly level: 3 | 4;
}

function FindingView({ finding, isPrediction, level }: FindingViewProps) {
  const Heading = level === 3 ? 'h4' : 'h5';
  return (
    <div className="card finding" data-cause={finding.cause}>
      <div className="row spread wrap">
        <Heading className="title">{causeTitle(finding.cause)}</Heading>
        <span className="subtle numbers">
          {isPrediction ? 'Follows from scopes and rights' : `${Math.round(finding.confidence * 100)} % sure`}
        </span>
      </div>
      <ul className="plain">
        {finding.because.map((fact) => (
          <li key={fact}>{sentence(fact)}</li>
        ))}
      </ul>
      <p className="label">How to fix it</p>
      <FixSteps steps={finding.fix} />
      {finding.ruledOut.length > 0 ? (
        <details>
          <summary>What it is not ({finding.ruledOut.length})</summary>
          <ul className="plain subtle">
            {finding.ruledOut.map(({ cause, because }) => (
              <li key={cause}>{`Not “${causeTitle(cause)}”: ${because}.`}</li>
            ))}
          </ul>
        </details>
      ) : null}
      {finding.settledBy ? (
        <p className="subtle">
          To be sure: <span className="operation">{finding.settledBy}</span>
        </p>
      ) : null}
    </div>
  );
}
