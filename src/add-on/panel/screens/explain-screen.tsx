import Button from '@atlaskit/button/new';
import TextArea from '@atlaskit/textarea';
import { useId, useState } from 'react';
import { understoodInWords } from '../../../evidence/index.ts';
import { sentence } from '../../../report/index.ts';
import type { Answers, Api } from '../api/api.ts';
import type { Refusal } from '../api/outcome.ts';
import type { Explanation } from '../api/shapes.ts';
import { Findings } from '../parts/findings.tsx';
import { OneQuestion } from '../parts/one-question.tsx';
import { RefusalMessage } from '../parts/refusal-message.tsx';

const example = `$ curl -i -u "$EMAIL:$TOKEN" https://example.atlassian.net/rest/api/3/permissions
HTTP/2 403
content-type: application/json;charset=UTF-8
x-aaccountid: 5b10a2844c20165700ede21g

{"errorMessages":["You are not authorized to perform this action. Administrator privileges are required."],"errors":{}}`;

type State =
  | { readonly kind: 'asking' | 'idle' | 'empty' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'told'; readonly explanation: Explanation };

/** A failure met elsewhere, pasted as it is: what was read in it, the causes, and the one question that would decide. */
export function ExplainScreen({ api }: { readonly api: Api }) {
  const [text, setText] = useState('');
  const [state, setState] = useState<State>({ kind: 'idle' });
  const areaId = useId();
  const hintId = useId();
  const explain = async (answers: Answers = {}): Promise<void> => {
    if (text.trim() === '') return setState({ kind: 'empty' });
    setState({ kind: 'asking' });
    const outcome = await api.explain(text, answers);
    setState(
      outcome.ok
        ? { kind: 'told', explanation: outcome.value }
        : { kind: 'refused', refusal: outcome.refusal },
    );
  };
  return (
    <section className="screen" aria-labelledby="explain">
      <h2 id="explain" className="section-title">
        Explain a failure
      </h2>
      <p id={hintId} className="subtle prose">
        Paste what you have: a traceback, a log line, curl with its answer, a HAR file, or only the error
        text. Passwords and tokens are not needed; what looks like one is masked before anything reads it.
      </p>
      <label htmlFor={areaId} className="label">
        What went wrong
      </label>
      <TextArea
        id={areaId}
        aria-describedby={hintId}
        isMonospaced
        minimumRows={12}
        resize="vertical"
        value={text}
        isInvalid={state.kind === 'empty'}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="row top wrap">
        <Button appearance="primary" isLoading={state.kind === 'asking'} onClick={() => void explain()}>
          Explain
        </Button>
        <Button appearance="subtle" onClick={() => setText(example)}>
          Use an example
        </Button>
      </div>
      <div aria-live="polite" data-testid="explanation">
        {state.kind === 'empty' ? <p>Paste the failure into the field first.</p> : null}
        {state.kind === 'refused' ? <RefusalMessage refusal={state.refusal} /> : null}
        {state.kind === 'told' ? (
          <Told explanation={state.explanation} onAnswer={(answers) => void explain(answers)} />
        ) : null}
      </div>
    </section>
  );
}

interface ToldProps {
  readonly explanation: Explanation;
  readonly onAnswer: (answers: Answers) => void;
}

function Told({ explanation: { findings, read, ask }, onAnswer }: ToldProps) {
  return (
    <>
      <p className="subtle read">{sentence(understoodInWords(read))}</p>
      {ask === undefined ? null : <OneQuestion question={ask} onAnswer={onAnswer} />}
      {findings.length === 0 ? (
        <p>
          Nothing in it points to a known cause. More of the exchange may help: headers, body, a call that
          worked.
        </p>
      ) : (
        <Findings findings={findings} />
      )}
    </>
  );
}
