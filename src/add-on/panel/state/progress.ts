import type { Report, SelfTestEvent, Verdict } from '../../../report/index.ts';

/** Where a running self-test stands. `total` 0: not told yet. */
export interface Progress {
  readonly id: string;
  readonly done: number;
  readonly total: number;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly latest?: string;
  readonly ended?: { readonly state: Report['state']; readonly reason?: string };
}

export const noProgress = (id: string): Progress => ({
  id,
  done: 0,
  total: 0,
  counts: { healthy: 0, problem: 0, closed: 0, 'not-applicable': 0, inconclusive: 0 },
});

/** Progress after one more event. */
export function advanced(progress: Progress, event: SelfTestEvent): Progress {
  switch (event.type) {
    case 'started':
      return { ...noProgress(progress.id), total: event.total };
    case 'probe':
      return {
        ...progress,
        done: event.done,
        total: event.total,
        latest: event.probe.operation,
        counts: { ...progress.counts, [event.probe.verdict]: progress.counts[event.probe.verdict] + 1 },
      };
    case 'finished':
      return {
        ...progress,
        ended: { state: event.state, ...(event.reason === undefined ? {} : { reason: event.reason }) },
      };
  }
}
