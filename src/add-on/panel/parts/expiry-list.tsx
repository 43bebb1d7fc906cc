import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useId, useState } from 'react';
import type { Watch, WatchSettings } from '../api/watch.ts';
import { day } from './words.ts';

interface ExpiryListProps {
  readonly watch: Watch;
  readonly onSave: (settings: WatchSettings) => void;
}

const enteredByHand = 'entered by hand';

/** What will end, as far as anybody knows; an end that only its owner knows is entered here as a label. */
export function ExpiryList({ watch, onSave }: ExpiryListProps) {
  const [what, setWhat] = useState('');
  const [chosen, setChosen] = useState('');
  const id = useId();
  const add = (): void => {
    onSave({
      ...watch.settings,
      expiries: [...watch.settings.expiries, { what: what.trim(), expiresAt: chosen, source: enteredByHand }],
    });
    setWhat('');
    setChosen('');
  };
  const remove = (index: number): void =>
    onSave({ ...watch.settings, expiries: watch.settings.expiries.filter((_, at) => at !== index) });
  return (
    <>
      <h3 className="section-title">What will end</h3>
      <ul className="plain">
        {watch.expiries.map((expiry) => {
          const own = watch.settings.expiries.findIndex(
            (one) => one.what === expiry.what && one.expiresAt === expiry.expiresAt,
          );
          return (
            <li key={`${expiry.what} ${expiry.expiresAt}`}>
              <span className="strong">{expiry.what}</span> on {day(expiry.expiresAt)}{' '}
              <span className="subtle">({expiry.source.replace(/^https:\/\//, '').split('/')[0]})</span>{' '}
              {own < 0 ? null : (
                <Button appearance="subtle" spacing="compact" onClick={() => remove(own)}>
                  {`Remove ${expiry.what}`}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          if (what.trim() !== '' && chosen !== '') add();
        }}
      >
        <div>
          <label htmlFor={`${id}-what`} className="label">
            What ends? (a name, no secret)
          </label>
          <Textfield
            id={`${id}-what`}
            value={what}
            onChange={(event) => setWhat(event.currentTarget.value)}
          />
        </div>
        <div>
          <label htmlFor={`${id}-day`} className="label">
            On which day?
          </label>
          <input
            id={`${id}-day`}
            className="select"
            type="date"
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
        </div>
        <div className="row end">
          <Button type="submit" isDisabled={what.trim() === '' || chosen === ''}>
            Remind me
          </Button>
        </div>
      </form>
    </>
  );
}
