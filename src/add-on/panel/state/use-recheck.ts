import { useCallback, useEffect, useRef, useState } from 'react';
import type { Advice } from '../../../report/index.ts';
import type { Api } from '../api/api.ts';
import type { Refusal } from '../api/outcome.ts';
import type { Wanted } from '../api/shapes.ts';
import type { Bridge } from '../bridge/bridge.ts';

type Recheck =
  | { readonly kind: 'idle' | 'asking' }
  /** `refused`: operations of it that something else still keeps shut. */
  | { readonly kind: 'closed'; readonly refused: number }
  /** What is seen now, in the words of the new report. */
  | { readonly kind: 'open'; readonly because: readonly string[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Asks only the operations of one gap again, and says whether it is closed. */
export function useRecheck(api: Api, bridge: Bridge, advice: Advice, wanted: Wanted) {
  const [recheck, setRecheck] = useState<Recheck>({ kind: 'idle' });
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);
  const run = useCallback(async () => {
    setRecheck({ kind: 'asking' });
    const { signal } = leaving.current;
    const started = await api.start(wanted);
    if (!started.ok) return setRecheck({ kind: 'refused', refusal: started.refusal });
    const followed = await bridge.follow(started.value, 0, () => undefined, signal);
    if (signal.aborted) return;
    const outcome = await api.report(started.value);
    if (!outcome.ok) return setRecheck({ kind: 'refused', refusal: outcome.refusal });
    if (!followed.ended && outcome.value.report.state === 'running')
      return setRecheck({
        kind: 'refused',
        refusal: { kind: 'unreachable', message: 'The connection was lost while the gap was checked.' },
      });
    const { report, advice: now } = outcome.value;
    const still = now.find(({ id }) => id === advice.id);
    const refused = report.probes.filter(
      ({ verdict, identity }) => verdict === 'problem' && advice.identities.includes(identity),
    ).length;
    setRecheck(still === undefined ? { kind: 'closed', refused } : { kind: 'open', because: still.because });
  }, [api, bridge, advice, wanted]);
  return { recheck, run };
}
