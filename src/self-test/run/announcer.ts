import type { ProbeResult, Report } from '../../report/index.ts';
import type { SelfTestRun } from './self-test-run.ts';

/** Tells a run's progress, numbered from one. */
export function announcer(run: SelfTestRun, total: number) {
  let sequence = 0;
  let done = 0;
  const next = (): number => {
    sequence += 1;
    return sequence;
  };
  run.onEvent?.({ type: 'started', sequence: next(), total });
  return {
    probe: (probe: ProbeResult): void => {
      done += 1;
      run.onEvent?.({ type: 'probe', sequence: next(), done, total, probe });
    },
    finished: (state: Report['state'], reason?: string): void => {
      if (state === 'running') return;
      run.onEvent?.({
        type: 'finished',
        sequence: next(),
        state,
        ...(reason === undefined ? {} : { reason }),
      });
    },
  };
}
