import Button from '@atlaskit/button/new';
import TextArea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import { useEffect, useId, useState } from 'react';
import { counted } from '../../../report/index.ts';
import type { Api } from '../api/api.ts';
import type { AccountEntry, ProfileEntry, Wanted } from '../api/shapes.ts';
import { AccountPicker } from '../parts/account-picker.tsx';
import { operationsNamed } from '../parts/operations-named.ts';

interface PurposeFormProps {
  readonly api: Api;
  readonly busy: boolean;
  readonly onRun: (wanted: Wanted) => void;
}

type Purpose = 'look' | 'operations' | `profile:${string}`;

/** "What is it for?": a refusal is a gap only to somebody who needs the operation, so that is asked before judging. */
export function PurposeForm({ api, busy, onRun }: PurposeFormProps) {
  const [profiles, setProfiles] = useState<readonly ProfileEntry[]>([]);
  const [purpose, setPurpose] = useState<Purpose>('look');
  const [listed, setListed] = useState('');
  const [project, setProject] = useState('');
  const [account, setAccount] = useState<AccountEntry>();
  const id = useId();
  useEffect(() => {
    void api.profiles().then((outcome) => (outcome.ok ? setProfiles(outcome.value) : undefined));
  }, [api]);
  const operations = operationsNamed(listed);
  const ready = purpose !== 'operations' || operations.length > 0;
  const run = (): void =>
    onRun({
      ...(purpose === 'operations' ? { operations } : {}),
      ...(purpose.startsWith('profile:') ? { profile: purpose.slice('profile:'.length) } : {}),
      ...(project.trim() === '' ? {} : { project: project.trim() }),
      ...(account === undefined ? {} : { account: account.accountId }),
    });
  return (
    <form
      className="card purpose"
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) run();
      }}
    >
      <h2 id={`${id}-title`} className="title">
        What is to be judged?
      </h2>
      <div className="fields">
        <div>
          <label htmlFor={`${id}-purpose`} className="label">
            What is it for?
          </label>
          <select
            id={`${id}-purpose`}
            className="select"
            value={purpose}
            onChange={(event) => setPurpose(purposeFrom(event.currentTarget.value))}
          >
            <option value="look">Clearance itself: look around, judge nothing else</option>
            {profiles.map(({ name, title, operations: count }) => (
              <option key={name} value={`profile:${name}`}>
                {title} ({counted(count, 'operation')})
              </option>
            ))}
            <option value="operations">Operations that I name</option>
          </select>
        </div>
        <AccountPicker api={api} chosen={account} onChoose={setAccount} />
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
      {purpose === 'operations' ? (
        <div>
          <label htmlFor={`${id}-list`} className="label">
            Operations, or the JSON that “clearance scan --format json” printed
          </label>
          <TextArea
            id={`${id}-list`}
            isMonospaced
            minimumRows={4}
            placeholder="GET /rest/api/3/permissions"
            value={listed}
            onChange={(event) => setListed(event.currentTarget.value)}
          />
          <p className="subtle" role="status">
            {listed === '' ? '' : `${counted(operations.length, 'operation')} read`}
          </p>
        </div>
      ) : null}
      <div className="row top">
        <Button appearance="primary" type="submit" isDisabled={busy || !ready}>
          Run self-test
        </Button>
      </div>
    </form>
  );
}

function purposeFrom(value: string): Purpose {
  if (value === 'operations') return 'operations';
  return value.startsWith('profile:') ? `profile:${value.slice('profile:'.length)}` : 'look';
}
