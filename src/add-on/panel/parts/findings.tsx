import type { Finding } from '../api/api.ts';
import { causeName, sentence, webLink } from './words.ts';

/** The cause that leads with its facts and fix, then what else it could be. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const [leading, ...others] = findings;
  if (!leading) return null;
  return (
    <>
      <h3 className="section-title">Why</h3>
      <FindingView finding={leading} />
      {others.length > 0 ? (
        <>
          <h3 className="section-title">What else it could be</h3>
          {others.map((finding) => (
            <FindingView key={finding.cause} finding={finding} />
          ))}
        </>
      ) : null}
    </>
  );
}

function FindingView({ finding }: { readonly finding: Finding }) {
  return (
    <div className="card finding" data-cause={finding.cause}>
      <div className="row spread">
        <h4 className="title">{causeName(finding.cause)}</h4>
        <span className="subtle numbers">{Math.round(finding.confidence * 100)} % sure</span>
      </div>
      <ul className="plain">
        {finding.because.map((fact) => (
          <li key={fact}>{sentence(fact)}</li>
        ))}
      </ul>
      <ol className="steps">
        {finding.fix.map((step) => {
          const link = webLink(step.link);
          return (
            <li key={step.who + step.step}>
              <span className="strong">{sentence(step.who)}</span> {step.step}{' '}
              {link ? (
                <a href={link} target="_blank" rel="noreferrer">
                  Open page<span className="offscreen"> in a new tab: {step.step}</span>
                </a>
              ) : null}
            </li>
          );
        })}
      </ol>
      {finding.settledBy ? <p className="subtle">To be sure, look at: {finding.settledBy}</p> : null}
    </div>
  );
}
