import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useEffect, useId, useRef, useState } from 'react';
import type { Api } from '../api/api.ts';
import type { AccountEntry } from '../api/shapes.ts';

interface AccountPickerProps {
  readonly api: Api;
  readonly chosen: AccountEntry | undefined;
  readonly onChoose: (account: AccountEntry | undefined) => void;
  readonly label?: string;
}

/** Long enough that one search is made for a word, short enough that nobody waits. */
const pauseMs = 300;

/** Whose rights are judged: the app's own identities, or another account, without its credential. */
export function AccountPicker({
  api,
  chosen,
  onChoose,
  label = 'Whose rights? (empty: this app’s own)',
}: AccountPickerProps) {
  const [wanted, setWanted] = useState('');
  const [found, setFound] = useState<readonly AccountEntry[]>();
  const [problem, setProblem] = useState('');
  /** The keyboard stays here when what it stood on goes. */
  const [again, setAgain] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    if (wanted.trim().length < 2) return setFound(undefined);
    let isNewest = true;
    const timer = setTimeout(() => {
      void api.accounts(wanted.trim()).then((outcome) => {
        if (!isNewest) return;
        setFound(outcome.ok ? outcome.value : []);
        setProblem(outcome.ok ? '' : outcome.refusal.message);
      });
    }, pauseMs);
    return () => {
      isNewest = false;
      clearTimeout(timer);
    };
  }, [api, wanted]);
  if (chosen !== undefined)
    return (
      <div>
        <span className="label">Whose rights?</span>
        <div className="row wrap">
          <span className="strong">{chosen.name}</span>
          <Button
            appearance="subtle"
            spacing="compact"
            autoFocus
            onClick={() => {
              setAgain(true);
              onChoose(undefined);
            }}
          >
            Choose another
          </Button>
        </div>
      </div>
    );
  return (
    <div>
      <label htmlFor={id} className="label">
        {label}
      </label>
      <Textfield
        id={id}
        ref={field}
        autoFocus={again}
        placeholder="Name of a person, an integration or an app"
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <div role="status">
        {problem === '' ? null : <p className="subtle">{problem}</p>}
        {found !== undefined && found.length === 0 && problem === '' ? (
          <p className="subtle">Jira shows no such account.</p>
        ) : null}
      </div>
      {found === undefined || found.length === 0 ? null : (
        <ul className="choices">
          {found.map((account) => (
            <li key={account.accountId}>
              <Button
                appearance="subtle"
                spacing="compact"
                onClick={() => {
                  field.current?.focus();
                  onChoose(account);
                  setWanted('');
                }}
              >
                {`${account.name} (${account.active ? account.kind : `${account.kind}, deactivated`})`}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
