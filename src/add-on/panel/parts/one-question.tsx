import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useId, useState } from 'react';
import type { Question } from '../api/api.ts';

interface OneQuestionProps {
  readonly question: Question;
  readonly onAnswer: (hints: Readonly<Record<string, string>>) => void;
}

/** The one fact that would decide, asked for where the answer stands. */
export function OneQuestion({ question: { question, field, choices }, onAnswer }: OneQuestionProps) {
  const [answer, setAnswer] = useState('');
  const fieldId = useId();
  return (
    <section className="card ask" aria-labelledby={`${fieldId}-question`}>
      <p id={`${fieldId}-question`} className="strong">
        {question}
      </p>
      {choices === undefined || choices.length === 0 ? (
        <div className="row wrap">
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
          <Button spacing="compact" isDisabled={answer === ''} onClick={() => onAnswer({ [field]: answer })}>
            Answer
          </Button>
        </div>
      ) : (
        <div className="row wrap">
          {choices.map(({ value, label }) => (
            <Button key={value} spacing="compact" onClick={() => onAnswer({ [field]: value })}>
              {label}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
