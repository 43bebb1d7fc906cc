import Lozenge from '@atlaskit/lozenge';
import { useId } from 'react';
import {
  type Advice,
  type AdviceKind,
  counted,
  identityName,
  listed,
  type Report,
  sentence,
} from '../../../report/index.ts';
import { CheckAgain } from './check-again.tsx';
import { CopyButton } from './copy-button.tsx';
import { FixSteps } from './fix-steps.tsx';
import type { Live } from './live.ts';

const kindWords: Record<AdviceKind, string> = {
  identity: 'Sign-in',
  scope: 'Scope',
  group: 'Group',
  'global-permission': 'Global permission',
  'project-permission': 'Project permission',
  other: 'Other',
  limit: 'Limit',
};

interface AdviceCardProps {
  readonly report: Report;
  readonly advice: Advice;
  readonly live: Live | undefined;
}

/** One gap or limit: what is missing, why we think so, who does what, and what to paste or send. */
export function AdviceCard({ report, advice, live }: AdviceCardProps) {
  const titleId = useId();
  const names = listed(advice.identities.map((kind) => identityName(report, kind)));
  return (
    <article className="card advice" aria-labelledby={titleId} data-testid="advice" data-advice={advice.id}>
      <header>
        <div className="row">
          <Lozenge appearance={advice.kind === 'limit' ? 'default' : 'removed'}>
            {kindWords[advice.kind]}
          </Lozenge>
          <h3 id={titleId} className="title">
            {advice.title}
          </h3>
        </div>
        <p className="subtle">
          {advice.causeTitle} · {names}
        </p>
      </header>
      <div className="columns">
        <div>
          <h4 className="label">Why</h4>
          <ul className="plain">
            {advice.because.map((fact) => (
              <li key={fact}>{sentence(fact)}</li>
            ))}
          </ul>
        </div>
        <div>
          <h4 className="label">{advice.kind === 'limit' ? 'What to do instead' : 'How to fix it'}</h4>
          <FixSteps steps={advice.steps} />
        </div>
      </div>
      {advice.patch ? (
        <div className="patch">
          <pre>
            <code>{advice.patch}</code>
          </pre>
          <CopyButton text={advice.patch} appearance="subtle">
            Copy change
          </CopyButton>
        </div>
      ) : null}
      <footer className="row spread top wrap">
        <Operations operations={advice.operations} />
        <div className="row wrap">
          {live === undefined || advice.kind === 'limit' ? null : (
            <CheckAgain {...live} report={report} advice={advice} />
          )}
          <CopyButton text={advice.message.text}>{`Copy for ${short(advice.message.to)}`}</CopyButton>
        </div>
      </footer>
    </article>
  );
}

const short = (who: string): string => (who === 'Jira administrator' ? 'administrator' : who);

function Operations({ operations }: { readonly operations: readonly string[] }) {
  if (operations.length === 0) return <span />;
  return (
    <details>
      <summary>Concerns {counted(operations.length, 'operation')}</summary>
      <ul className="plain">
        {operations.map((operation) => (
          <li key={operation}>
            <code>{operation}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
