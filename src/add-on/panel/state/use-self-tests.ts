import { useCallback, useEffect, useRef, useState } from 'react';
import type { RunListing } from '../../../report/index.ts';
import type { Api } from '../api/api.ts';
import type { Outcome, Refusal } from '../api/outcome.ts';
import type { AdvisedReport, Changes, TenantView, Wanted } from '../api/shapes.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { advanced, noProgress, type Progress } from './progress.ts';

/** How often a cut stream is taken up again before the panel says that the server is gone. */
const mostRetries = 5;
const retryPause = 1000;
/** The server lists twenty at a time. */
const pageOfRuns = 20;

export interface SelfTests {
  readonly loading: boolean;
  readonly tenant: TenantView | undefined;
  readonly runs: readonly RunListing[];
  /** Whether older runs may be there that have not been fetched. */
  readonly moreRuns: boolean;
  readonly shown: AdvisedReport | undefined;
  /** The shown run against the one before it. */
  readonly changes: Changes | undefined;
  readonly progress: Progress | undefined;
  /** A run was asked for, and the server has not said yet whether it makes it. */
  readonly starting: boolean;
  readonly refusal: Refusal | undefined;
  /** What a screen reader is told when a run was begun or has ended. */
  readonly announcement: string;
  /** Whether the run was begun. */
  start(wanted: Wanted): Promise<boolean>;
  open(id: string): Promise<void>;
  reload(): Promise<void>;
  /** After everything stored was erased: an empty history, and nothing shown. */
  forget(): Promise<void>;
  olderRuns(): Promise<void>;
}

/** Everything the panel knows of this tenant's self-tests, kept up to date while one runs. */
export function useSelfTests(api: Api, bridge: Bridge): SelfTests {
  const [loading, setLoading] = useState(true);
  const [tenant, setTenant] = useState<TenantView>();
  const [runs, setRuns] = useState<readonly RunListing[]>([]);
  const [moreRuns, setMoreRuns] = useState(false);
  const [shown, setShown] = useState<AdvisedReport>();
  const [changes, setChanges] = useState<Changes>();
  const [progress, setProgress] = useState<Progress>();
  const [starting, setStarting] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [announcement, setAnnouncement] = useState('');
  const following = useRef<AbortController>();
  const opening = useRef('');

  const take = useCallback(<Value>(outcome: Outcome<Value>, use: (value: Value) => void): boolean => {
    if (outcome.ok) use(outcome.value);
    else setRefusal(outcome.refusal);
    return outcome.ok;
  }, []);

  const open = useCallback(
    async (id: string) => {
      opening.current = id;
      const [report, compared] = await Promise.all([api.report(id), api.changes(id)]);
      // Another one was opened meanwhile, and is what is wanted now.
      if (opening.current !== id) return;
      take(report, setShown);
      setChanges(compared.ok ? compared.value : undefined);
    },
    [api, take],
  );

  const takeRuns = useCallback((newest: readonly RunListing[]) => {
    setRuns(newest);
    setMoreRuns(newest.length >= pageOfRuns);
  }, []);

  const olderRuns = useCallback(async () => {
    const last = runs.at(-1);
    if (!last) return;
    take(await api.runs(last.id), (older) => {
      setRuns([...runs, ...older]);
      setMoreRuns(older.length >= pageOfRuns);
    });
  }, [api, runs, take]);

  const refreshRuns = useCallback(async () => {
    take(await api.runs(), takeRuns);
  }, [api, take, takeRuns]);

  const follow = useCallback(
    async (id: string) => {
      following.current?.abort();
      const controller = new AbortController();
      following.current = controller;
      setProgress(noProgress(id));
      let lastSequence = 0;
      for (let retries = 0; retries <= mostRetries && !controller.signal.aborted; retries += 1) {
        const before = lastSequence;
        const followed = await bridge.follow(
          id,
          lastSequence,
          (event) => setProgress((now) => advanced(now ?? noProgress(id), event)),
          controller.signal,
        );
        lastSequence = followed.lastSequence;
        if (followed.ended) {
          await Promise.all([open(id), refreshRuns()]);
          setProgress(undefined);
          setAnnouncement('The self-test has ended. The report is on this page.');
          return;
        }
        if (lastSequence > before) retries = 0;
        await new Promise((resolve) => setTimeout(resolve, retryPause));
      }
      if (controller.signal.aborted) return;
      setProgress(undefined);
      setRefusal({
        kind: 'unreachable',
        message: 'The connection to the running self-test was lost. It goes on without this page.',
      });
    },
    [bridge, open, refreshRuns],
  );

  const reload = useCallback(async () => {
    setRefusal(undefined);
    setLoading(true);
    const [tenantOutcome, runsOutcome] = await Promise.all([api.tenant(), api.runs()]);
    const known = take(tenantOutcome, setTenant) && take(runsOutcome, takeRuns);
    const newest = runsOutcome.ok ? runsOutcome.value[0] : undefined;
    const finished = runsOutcome.ok ? runsOutcome.value.find((run) => run.state !== 'running') : undefined;
    if (known && finished) await open(finished.id);
    setLoading(false);
    if (known && newest?.state === 'running') void follow(newest.id);
  }, [api, follow, open, take, takeRuns]);

  const forget = useCallback(async () => {
    opening.current = '';
    setShown(undefined);
    setChanges(undefined);
    await refreshRuns();
  }, [refreshRuns]);

  const start = useCallback(
    async (wanted: Wanted) => {
      setRefusal(undefined);
      setStarting(true);
      const outcome = await api.start(wanted);
      setStarting(false);
      return take(outcome, (id) => {
        setAnnouncement('The self-test has started.');
        void follow(id);
      });
    },
    [api, follow, take],
  );

  useEffect(() => {
    void reload();
    return () => following.current?.abort();
  }, [reload]);

  return {
    loading,
    tenant,
    runs,
    moreRuns,
    shown,
    changes,
    progress,
    starting,
    refusal,
    announcement,
    start,
    open,
    reload,
    forget,
    olderRuns,
  };
}
