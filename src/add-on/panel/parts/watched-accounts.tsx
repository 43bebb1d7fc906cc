import Button from '@atlaskit/button/new';
import { useEffect, useState } from 'react';
import type { Api } from '../api/api.ts';
import type { AccountEntry } from '../api/shapes.ts';
import { AccountPicker } from './account-picker.tsx';

interface WatchedAccountsProps {
  readonly api: Api;
  readonly accounts: readonly string[];
  readonly onChange: (accounts: readonly string[]) => void;
}

/** As many as a watch takes. */
const most = 10;

/** Whose rights a watch judges beside the app's own. Ids are what is kept, so the names are asked of Jira. */
export function WatchedAccounts({ api, accounts, onChange }: WatchedAccountsProps) {
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => {
    for (const id of accounts) {
      if (id in names) continue;
      void api.accountName(id).then((name) => {
        if (name !== undefined) setNames((known) => ({ ...known, [id]: name }));
      });
    }
    // Asked once: who is added later is known by name.
  }, [api]);
  const add = (account: AccountEntry | undefined): void => {
    if (account === undefined) return;
    setNames({ ...names, [account.accountId]: account.name });
    onChange([...accounts.filter((id) => id !== account.accountId), account.accountId]);
  };
  return (
    <div>
      {accounts.length < most ? (
        <AccountPicker api={api} chosen={undefined} onChoose={add} label="Who else’s rights? (optional)" />
      ) : null}
      <ul className="plain top" data-testid="watched-accounts">
        {accounts.map((id) => (
          <li key={id} className="row">
            <span>{names[id] ?? `Account ${id}`}</span>
            <Button
              appearance="subtle"
              spacing="compact"
              onClick={() => onChange(accounts.filter((one) => one !== id))}
            >
              Remove<span className="offscreen"> {names[id] ?? id}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
