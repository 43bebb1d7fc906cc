import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import TextArea from '@atlaskit/textarea';
import { useId, useState } from 'react';
import type { Api, Finding, Refusal } from '../api/api.ts';
import { Findings } from '../parts/findings.tsx';
import { RefusalMessage } from '../parts/refusal-message.tsx';

const example = `{
  "identity": "connect-app",
  "scopes": ["READ"],
  "exchanges": [
    {
      "request": { "method": "GET", "url": "https://example.atlassian.net/rest/api/3/permissions" },
      "response": { "status": 403, "body": "{\\"errorMessages\\":[\\"…\\"]}" }
    }
  ]
}`;

type State =
  | { readonly kind: 'asking' | 'idle' }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'told'; readonly findings: readonly Finding[] };

/** A failure recorded elsewhere, pasted as evidence, and what it came from. */
export function ExplainScreen({ api }: { readonly api: Api }) {
  const [text, setText] = useState('');
  const [state, setState] = useState<State>({ kind: 'idle' });
  const areaId = useId();
  const hintId = useId();
  const explain = async (): Promise<void> => {
    const evidence = parsed(text);
    if (evidence === undefined) return setState({ kind: 'not-json' });
    setState({ kind: 'asking' });
    const outcome = await api.explain(evidence);
    setState(
      outcome.ok ? { kind: 'told', findings: outcome.value } : { kind: 'refused', refusal: outcome.refusal },
    );
  };
  return (
    <section className="screen" aria-labelledby="explain">
      <h2 id="explain" className="section-title">
        Explain a failure
      </h2>
      <p id={hintId} className="subtle prose">
        Paste one recorded failure as JSON: who called, what was asked and what came back. Leave passwords and
        tokens out; they are not needed to find the cause.
      </p>
      <label htmlFor={areaId} className="label">
        Evidence
      </label>
      <TextArea
        id={areaId}
        aria-describedby={hintId}
        isMonospaced
        minimumRows={12}
        resize="vertical"
        placeholder={example}
        value={text}
        isInvalid={state.kind === 'not-json'}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="row top">
        <Button appearance="primary" isLoading={state.kind === 'asking'} onClick={() => void explain()}>
          Explain
        </Button>
        <Button appearance="subtle" onClick={() => setText(example)}>
          Use the example
        </Button>
      </div>
      <div aria-live="polite">
        {state.kind === 'not-json' ? (
          <div className="message">
            <SectionMessage appearance="warning" title="This is not JSON">
              <p>Evidence is a JSON object that begins with a brace. The example shows its form.</p>
            </SectionMessage>
          </div>
        ) : null}
        {state.kind === 'refused' ? <RefusalMessage refusal={state.refusal} /> : null}
        {state.kind === 'told' && state.findings.length === 0 ? (
          <p>
            Nothing in it points to a known cause. More of the exchange may help: headers, body, a call that
            worked.
          </p>
        ) : null}
        {state.kind === 'told' ? <Findings findings={state.findings} /> : null}
      </div>
    </section>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
