import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import { useCallback, useEffect, useState } from 'react';
import type { Api } from '../api/api.ts';
import type { Refusal } from '../api/outcome.ts';
import type { ProfileEntry } from '../api/shapes.ts';
import type { Watch, WatchSettings } from '../api/watch.ts';
import { ExpiryList } from '../parts/expiry-list.tsx';
import { RefusalMessage } from '../parts/refusal-message.tsx';
import { WatchForm } from '../parts/watch-form.tsx';
import { moment } from '../parts/words.ts';

interface WatchScreenProps {
  readonly api: Api;
  readonly onOpen: (id: string) => void;
}

/** Looks again by itself, and tells what has changed and what will end. */
export function WatchScreen({ api, onOpen }: WatchScreenProps) {
  const [watch, setWatch] = useState<Watch>();
  const [profiles, setProfiles] = useState<readonly ProfileEntry[]>([]);
  const [refusal, setRefusal] = useState<Refusal>();
  const [saved, setSaved] = useState(false);
  const load = useCallback(async () => {
    setRefusal(undefined);
    const [known, outcome] = await Promise.all([api.profiles(), api.watch()]);
    if (known.ok) setProfiles(known.value);
    if (outcome.ok) setWatch(outcome.value);
    else setRefusal(outcome.refusal);
  }, [api]);
  useEffect(() => void load(), [load]);
  const save = async (settings: WatchSettings): Promise<void> => {
    setSaved(false);
    const outcome = await api.setWatch(settings);
    setRefusal(outcome.ok ? undefined : outcome.refusal);
    if (!outcome.ok) return;
    setWatch(outcome.value);
    setSaved(true);
  };
  return (
    <section className="screen" aria-labelledby="watch">
      <h2 id="watch" className="section-title">
        Watch
      </h2>
      <p className="subtle prose">
        Clearance can look again by itself and tell what has changed: here, and at the alert address of
        whoever runs it. A look asks the same harmless questions as a self-test, as the app alone.
      </p>
      {refusal ? (
        <RefusalMessage refusal={refusal} {...(watch ? {} : { onRetry: () => void load() })} />
      ) : null}
      {watch === undefined ? (
        refusal ? null : (
          <div className="waiting">
            <Spinner size="large" label="Loading" />
          </div>
        )
      ) : (
        <>
          <WatchForm api={api} watch={watch} profiles={profiles} onSave={(settings) => void save(settings)} />
          <p role="status" className="subtle strip">
            {saved ? 'Saved. ' : ''}
            {watch.lastRun ? lookedWords(watch.lastRun) : ''}
            {watch.nextRun ? `Looks next ${moment(watch.nextRun)}.` : ''}
          </p>
          <ExpiryList watch={watch} onSave={(settings) => void save(settings)} />
          <Told watch={watch} onOpen={onOpen} />
        </>
      )}
    </section>
  );
}

function lookedWords({ at, glance, notSeen = [] }: NonNullable<Watch['lastRun']>): string {
  const how = glance ? '; nothing had changed, so the full look was left out' : '';
  const unseen = notSeen.length === 0 ? '' : ` Could not be asked about: ${notSeen.join(', ')}.`;
  return `Looked ${moment(at)}${how}.${unseen} `;
}

function Told({ watch, onOpen }: { readonly watch: Watch; readonly onOpen: (id: string) => void }) {
  return (
    <>
      <h3 className="section-title">Alerts</h3>
      {watch.alerts.length === 0 ? <p className="subtle">None yet.</p> : null}
      <ul className="plain" data-testid="alerts">
        {watch.alerts.map((alert) => (
          <li key={alert.id}>
            <span className="subtle">{moment(alert.at)}</span> {alert.text}{' '}
            {alert.selfTest === undefined ? null : (
              <Button appearance="subtle" spacing="compact" onClick={() => onOpen(alert.selfTest ?? '')}>
                Open report
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
