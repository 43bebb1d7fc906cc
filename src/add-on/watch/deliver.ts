import type { Fetch } from '../../jira-client/index.ts';
import type { Secret } from '../../tokens/index.ts';
import { signedHeaders } from './alert.ts';
import type { WatchStore } from './watch-store.ts';

interface DeliverDeps {
  readonly store: Pick<WatchStore, 'undelivered' | 'delivered'>;
  readonly url: URL;
  readonly secret: Secret;
  readonly fetch: Fetch;
  readonly now: () => Date;
}

const patienceMs = 10_000;

/** `gone`: the receiver says that it will never take one again. `nothing`: there was nothing to post any more. */
type Delivery = 'delivered' | 'gone' | 'nothing';

/** The job of the queue `alert`: posts one alert, signed; throws where the receiver did not take it, to be tried again. */
export function deliver({ store, url, secret, fetch: post, now }: DeliverDeps) {
  return async (id: string, signal: AbortSignal): Promise<Delivery> => {
    const alert = await store.undelivered(id);
    if (alert === null) return 'nothing';
    const body = JSON.stringify(alert);
    const response = await post(url, {
      method: 'POST',
      headers: signedHeaders(id, body, secret, now()),
      body,
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
    });
    await response.body?.cancel();
    // Gone for good: trying again would only annoy whoever has the address now.
    if (response.status === 410) return 'gone';
    if (!response.ok) throw new Error(`the alert webhook answered ${response.status}`);
    await store.delivered(id, now());
    return 'delivered';
  };
}
