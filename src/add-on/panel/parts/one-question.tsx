import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useId, useState } from 'react';
import type { Question } from '../../../evidence/index.ts';
import { identityTraits } from '../../../jira-facts/index.ts';
import { sentence } from '../../../report/index.ts';

interface OneQuestionProps {
  readonly question: Question;
  readonly onAnswer: (answer: string) => void;
}

/** What a written answer looks like, and what can be one. */
const written: Readonly<Record<Question['fact'], { readonly like: string; readonly fits: RegExp }>> = {
  address: { like: 'https://your-site.atlassian.net/rest/api/3/…', fits: /[./]/ },
  status: { like: '403', fits: /^\s*[1-5]\d\d\s*$/ },
  identity: { like: '', fits: /\S/ },
};

/** The one fact that would decide, asked for where the answer stands. */
export function OneQuestion({ question: { question, fact, choices }, onAnswer }: OneQuestionProps) {
  const [answer, setAnswer] = useState('');
  const fieldId = useId();
  const { like, fits } = written[fact];
  return (
    <section className="card ask" aria-labelledby={`${fieldId}-question`}>
      <p id={`${fieldId}-question`} className="strong">
        {question}
      </p>
      {choices === undefined || choices.length === 0 ? (
        <form
          className="row wrap top"
          onSubmit={(event) => {
            event.preventDefault();
            if (fits.test(answer)) onAnswer(answer.trim());
          }}
        >
          <label htmlFor={fieldId} className="offscreen">
            {question}
          </label>
          <Textfield
            id={fieldId}
            isCompact
            placeholder={like}
            value={answer}
            width={fact === 'status' ? 'xsmall' : 'xlarge'}
            onChange={(event) => setAnswer(event.currentTarget.value)}
          />
          <Button type="submit" spacing="compact" isDisabled={!fits.test(answer)}>
            Answer
          </Button>
        </form>
      ) : (
        <div className="row wrap top">
          {choices.map((choice) => (
            <Button key={choice} spacing="compact" onClick={() => onAnswer(choice)}>
              {inWords(choice)}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

/** A kind of identity by what people call it; anything else as it is. */
function inWords(choice: string): string {
  const known = Object.entries(identityTraits).find(([kind]) => kind === choice);
  return known === undefined ? choice : sentence(known[1].words);
}
