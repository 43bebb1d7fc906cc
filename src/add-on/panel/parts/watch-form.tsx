import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { type ReactNode, useId, useState } from 'react';
import type { Api } from '../api/api.ts';
import type { ProfileEntry } from '../api/shapes.ts';
import type { Watch, WatchSettings } from '../api/watch.ts';
import { WatchedAccounts } from './watched-accounts.tsx';

const rhythms: readonly (readonly [WatchSettings['every'], string])[] = [
  ['off', 'Not at all'],
  ['hour', 'Every hour'],
  ['day', 'Every day'],
];

interface WatchFormProps {
  readonly api: Api;
  readonly watch: Watch;
  readonly profiles: readonly ProfileEntry[];
  readonly onSave: (settings: WatchSettings) => void;
}

/** How often to look, for what, where, and at whose rights. */
export function WatchForm({ api, watch, profiles, onSave }: WatchFormProps) {
  const [every, setEvery] = useState(watch.every);
  const [profile, setProfile] = useState(watch.profile ?? '');
  const [project, setProject] = useState(watch.project ?? '');
  const [accounts, setAccounts] = useState(watch.settings.accounts);
  const id = useId();
  const save = (): void => {
    const { profile: _profile, project: _project, ...kept } = watch.settings;
    onSave({
      ...kept,
      every,
      accounts,
      ...(profile === '' ? {} : { profile }),
      ...(project.trim() === '' ? {} : { project: project.trim() }),
    });
  };
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="fields">
        <Field id={`${id}-every`} label="How often?">
          <select
            id={`${id}-every`}
            className="select"
            value={every}
            onChange={(event) =>
              setEvery(rhythms.find(([value]) => value === event.currentTarget.value)?.[0] ?? 'off')
            }
          >
            {rhythms.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </Field>
        <Field id={`${id}-profile`} label="For what?">
          <select
            id={`${id}-profile`}
            className="select"
            value={profile}
            onChange={(event) => setProfile(event.currentTarget.value)}
          >
            <option value="">{watch.operations ? 'The operations named before' : 'This app itself'}</option>
            {profiles.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
        </Field>
        <Field id={`${id}-project`} label="In which project? (key, optional)">
          <Textfield
            id={`${id}-project`}
            value={project}
            onChange={(event) => setProject(event.currentTarget.value)}
          />
        </Field>
        <WatchedAccounts api={api} accounts={accounts} onChange={setAccounts} />
      </div>
      <Button appearance="primary" type="submit">
        Save
      </Button>
    </form>
  );
}

function Field({
  id,
  label,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <label htmlFor={id} className="label">
        {label}
      </label>
      {children}
    </div>
  );
}
