import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useId, useState } from 'react';
import type { Question } from '../../../evidence/index.ts';
import { identityTraits } from '../../../jira-facts/index.ts';
import { sentence } from '../../../report/index.ts';
import type { Answers } from '../api/api.ts';

interface OneQuestionProps {
  readonly question: Question;
  readonly onAnswer: (answers: Answers) => void;
}

/** The one fact that would decide, asked for where the answer stands. */
export function OneQuestion({ question: { question, fact, choices }, onAnswer }: OneQuestionProps) {
  const [answer, setAnswer] = useState('');
  const fieldId = useId();
  return (
    <section className="card ask" aria-labelledby={`${fieldId}-question`}>
      <p id={`${fieldId}-question`} className="strong">
        {question}
      </p>
      {choices === undefined || choices.length === 0 ? (
        <div className="row wrap top">
          <label htmlFor={fieldId} className="offscreen">
            {question}
          </label>
          <Textfield
            id={fieldId}
            isCompact
            value={answer}
            width="large"
            onChange={(event) => setAnswer(event.currentTarget.value)}
          />
          <Button
            spacing="compact"
            isDisabled={answer === ''}
            onClick={() => onAnswer({ [fact]: fact === 'status' ? Number(answer) : answer })}
          >
            Answer
          </Button>
        </div>
      ) : (
        <div className="row wrap top">
          {choices.map((choice) => (
            <Button key={choice} spacing="compact" onClick={() => onAnswer({ [fact]: choice })}>
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
