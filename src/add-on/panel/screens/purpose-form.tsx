import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useEffect, useId, useState } from 'react';
import { counted } from '../../../report/index.ts';
import type { Api } from '../api/api.ts';
import type { AccountEntry, DeclaredApp, ProfileEntry, ReadAppFile, Wanted } from '../api/shapes.ts';
import { AccountPicker } from '../parts/account-picker.tsx';
import { AppFileField } from '../parts/app-file-field.tsx';
import { OperationsField } from '../parts/operations-field.tsx';

interface PurposeFormProps {
  readonly api: Api;
  /** One is under way. */
  readonly busy: boolean;
  readonly starting: boolean;
  readonly onRun: (wanted: Wanted) => void;
}

type Purpose = 'look' | 'operations' | 'app' | `profile:${string}`;

/** "What is it for?": a refusal is a gap only to somebody who needs the operation, so that is asked before judging. */
export function PurposeForm({ api, busy, starting, onRun }: PurposeFormProps) {
  const [profiles, setProfiles] = useState<readonly ProfileEntry[]>([]);
  const [purpose, setPurpose] = useState<Purpose>('look');
  const [operations, setOperations] = useState<readonly string[]>([]);
  const [app, setApp] = useState<ReadAppFile>();
  const [project, setProject] = useState('');
  const [account, setAccount] = useState<AccountEntry>();
  const id = useId();
  useEffect(() => {
    void api.profiles().then((outcome) => (outcome.ok ? setProfiles(outcome.value) : undefined));
  }, [api]);
  const missing = missingFrom({ purpose, operations, app, account });
  const run = (): void =>
    onRun({
      ...(purpose === 'operations' || purpose === 'app' ? { operations } : {}),
      ...(purpose.startsWith('profile:') ? { profile: purpose.slice('profile:'.length) } : {}),
      ...(project.trim() === '' ? {} : { project: project.trim() }),
      ...(account === undefined ? {} : { account: account.accountId }),
      ...(purpose === 'app' && app !== undefined ? { app: declared(app) } : {}),
    });
  return (
    <form
      className="card purpose"
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        if (missing === null && !starting) run();
      }}
    >
      <h2 id={`${id}-title`} className="title">
        What is to be judged?
      </h2>
      <div className="fields">
        <div className="across">
          <label htmlFor={`${id}-purpose`} className="label">
            What is it for?
          </label>
          <select
            id={`${id}-purpose`}
            className="select"
            aria-describedby={`${id}-hint`}
            value={purpose}
            onChange={(event) => setPurpose(purposeFrom(event.currentTarget.value))}
          >
            <option value="look">This app itself: look around</option>
            {profiles.map(({ name, title, operations: count }) => (
              <option key={name} value={`profile:${name}`}>
                {title} ({counted(count, 'operation')})
              </option>
            ))}
            <option value="operations">Operations that I name</option>
            <option value="app">Another app, by its descriptor or manifest</option>
          </select>
          <p id={`${id}-hint`} className="subtle hint">
            {hintFor(purpose)}
          </p>
        </div>
        <AccountPicker
          api={api}
          chosen={account}
          onChoose={setAccount}
          {...(purpose === 'app' ? { label: 'Whose rights? (the app’s own user)' } : {})}
        />
        <div>
          <label htmlFor={`${id}-project`} className="label">
            In which project? (key, optional)
          </label>
          <Textfield
            id={`${id}-project`}
            value={project}
            onChange={(event) => setProject(event.currentTarget.value)}
          />
        </div>
      </div>
      {purpose === 'app' ? <AppFileField api={api} app={app} onRead={setApp} /> : null}
      {purpose === 'operations' || purpose === 'app' ? (
        <OperationsField operations={operations} onChange={setOperations} />
      ) : null}
      <div className="row top wrap">
        <Button appearance="primary" type="submit" isLoading={starting} isDisabled={busy || missing !== null}>
          Run self-test
        </Button>
        {missing === null ? null : <span className="subtle">{missing}</span>}
      </div>
    </form>
  );
}

function hintFor(purpose: Purpose): string {
  switch (purpose) {
    case 'look':
      return 'Shows what this app may do here. Nothing is a gap, because nobody needs more.';
    case 'operations':
      return 'Judges the operations you name: each that is refused is a gap.';
    case 'app':
      return 'Judges that app and not Clearance: its scopes by its file, its rights by its user on this site.';
    default:
      return 'Judges what this integration calls: what it needs and has not is a gap.';
  }
}

interface Chosen {
  readonly purpose: Purpose;
  readonly operations: readonly string[];
  readonly app: ReadAppFile | undefined;
  readonly account: AccountEntry | undefined;
}

/** What still has to be said before a run makes sense; null: nothing. */
function missingFrom({ purpose, operations, app, account }: Chosen): string | null {
  if (purpose !== 'app')
    return purpose === 'operations' && operations.length === 0 ? 'Name an operation first.' : null;
  if (app === undefined) return 'Give the app’s file first.';
  if (operations.length === 0) return 'Name what the app calls: a file lists scopes, not calls.';
  if (account === undefined) return 'Choose the user of the app: search for the app’s name.';
  return account.kind === 'app' ? null : `${account.name} is no app’s user.`;
}

const declared = ({ kind, name, scopes }: ReadAppFile): DeclaredApp => ({ kind, name, scopes });

function purposeFrom(value: string): Purpose {
  if (value === 'operations' || value === 'app') return value;
  return value.startsWith('profile:') ? `profile:${value.slice('profile:'.length)}` : 'look';
}
