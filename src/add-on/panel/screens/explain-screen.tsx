import Button from '@atlaskit/button/new';
import TextArea from '@atlaskit/textarea';
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { understoodInWords } from '../../../evidence/index.ts';
import { sentence } from '../../../report/index.ts';
import type { Answers, Api } from '../api/api.ts';
import { lightText } from '../api/light-text.ts';
import type { Refusal } from '../api/outcome.ts';
import type { Explanation } from '../api/shapes.ts';
import { FileButton } from '../parts/file-button.tsx';
import { Findings } from '../parts/findings.tsx';
import { OneQuestion } from '../parts/one-question.tsx';
import { RefusalMessage } from '../parts/refusal-message.tsx';

const example = `$ curl -i -u "$EMAIL:$TOKEN" https://example.atlassian.net/rest/api/3/permissions
HTTP/2 403
content-type: application/json;charset=UTF-8
x-aaccountid: 5b10a2844c20165700ede21g

{"errorMessages":["You are not authorized to perform this action. Administrator privileges are required."],"errors":{}}`;

type State =
  | { readonly kind: 'idle' | 'empty' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'told'; readonly explanation: Explanation };

/** A failure met elsewhere, pasted as it is: what was read in it, the causes, and the one question that would decide. */
export function ExplainScreen({ api }: { readonly api: Api }) {
  const [text, setText] = useState('');
  const [state, setState] = useState<State>({ kind: 'idle' });
  const [busy, setBusy] = useState(false);
  const [answers, setAnswers] = useState<Answers>({});
  const told = useRef<HTMLParagraphElement>(null);
  const areaId = useId();
  const hintId = useId();
  const hasAnswered = Object.keys(answers).length > 0;
  useEffect(() => {
    // The question that was answered is gone, and with it the place of who answered by keyboard.
    if (state.kind === 'told' && hasAnswered) told.current?.focus();
  }, [state, hasAnswered]);
  const explain = async (given: Answers): Promise<void> => {
    if (busy) return;
    if (text.trim() === '') return setState({ kind: 'empty' });
    setAnswers(given);
    setBusy(true);
    const outcome = await api.explain(lightText(text), given);
    setBusy(false);
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
        <Button
          appearance="primary"
          isLoading={busy}
          onClick={() => {
            setState({ kind: 'idle' });
            void explain({});
          }}
        >
          Explain
        </Button>
        <FileButton
          label="File with the failure"
          accept=".har,.json,.txt,.log"
          onFile={(file) => void file.text().then((content) => setText(lightText(content)))}
        >
          Choose a file
        </FileButton>
        <Button appearance="subtle" onClick={() => setText(example)}>
          Use an example
        </Button>
      </div>
      <div aria-live="polite" data-testid="explanation">
        {state.kind === 'empty' ? <p>Paste the failure into the field first.</p> : null}
        {state.kind === 'refused' ? <RefusalMessage refusal={state.refusal} /> : null}
        {state.kind === 'told' ? (
          <Told
            explanation={state.explanation}
            place={told}
            onAnswer={(answer) => void explain({ ...answers, ...answer })}
          />
        ) : null}
      </div>
    </section>
  );
}

interface ToldProps {
  readonly explanation: Explanation;
  readonly place: RefObject<HTMLParagraphElement>;
  readonly onAnswer: (answers: Answers) => void;
}

function Told({ explanation: { findings, read, ask }, place, onAnswer }: ToldProps) {
  return (
    <>
      <p ref={place} tabIndex={-1} className="subtle read">
        {sentence(understoodInWords(read))}
      </p>
      {ask === undefined ? null : (
        <OneQuestion key={ask.fact} question={ask} onAnswer={(answer) => onAnswer({ [ask.fact]: answer })} />
      )}
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
