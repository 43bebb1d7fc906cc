import { sentence, webLink } from '../../../report/index.ts';
import type { Finding } from '../api/shapes.ts';

/** Who does what, in order, with a link to the screen where it is done. */
export function FixSteps({ steps }: { readonly steps: Readonly<Finding['fix']> }) {
  return (
    <ol className="steps">
      {steps.map((step) => {
        const link = webLink(step.link);
        return (
          <li key={step.who + step.step}>
            <span className="strong">{sentence(step.who)}</span> {step.step}{' '}
            {link ? (
              <a href={link} target="_blank" rel="noreferrer">
                Open page
                <span className="offscreen"> in a new tab: {step.step}</span>
              </a>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
