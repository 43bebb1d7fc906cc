import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useState } from 'react';
import type { Api } from '../api/api.ts';
import type { Refusal } from '../api/outcome.ts';
import { RefusalMessage } from '../parts/refusal-message.tsx';

type State = 'idle' | 'sure' | 'kept' | 'erasing' | 'erased';

/** What is kept of this site, and the way to be rid of it. */
export function DataScreen({ api, onErased }: { readonly api: Api; readonly onErased: () => void }) {
  const [state, setState] = useState<State>('idle');
  const [refusal, setRefusal] = useState<Refusal>();
  const erase = async (): Promise<void> => {
    setState('erasing');
    const outcome = await api.erase();
    setState(outcome.ok ? 'erased' : 'idle');
    setRefusal(outcome.ok ? undefined : outcome.refusal);
    if (outcome.ok) onErased();
  };
  return (
    <section className="screen prose" aria-labelledby="data">
      <h2 id="data" className="section-title">
        Data
      </h2>
      <p>Clearance keeps of this site:</p>
      <ul className="plain">
        <li>the reports of its runs: operations, verdicts, causes and fixes;</li>
        <li>
          the calls that were refused, with credentials, names and addresses masked. The answer of a call that
          worked is never kept;
        </li>
        <li>the secret or token with which it calls Jira, encrypted, until it is uninstalled.</li>
      </ul>
      <p>It keeps no issue, no name and no e-mail address of a person.</p>
      <div className="row top wrap">
        {state === 'sure' || state === 'erasing' ? (
          <>
            <Button appearance="danger" isLoading={state === 'erasing'} onClick={() => void erase()}>
              Erase every run now
            </Button>
            <Button
              appearance="subtle"
              // Whoever came by keyboard stands where nothing is lost.
              autoFocus
              isDisabled={state === 'erasing'}
              onClick={() => setState('kept')}
            >
              Keep them
            </Button>
          </>
        ) : (
          <Button key="ask" autoFocus={state !== 'idle'} onClick={() => setState('sure')}>
            Erase stored runs…
          </Button>
        )}
      </div>
      <div role="status">
        {state === 'erased' ? (
          <div className="message">
            <SectionMessage appearance="success" title="Every stored run is erased">
              <p>The next self-test starts a new history.</p>
            </SectionMessage>
          </div>
        ) : null}
      </div>
      {refusal ? <RefusalMessage refusal={refusal} /> : null}
    </section>
  );
}
