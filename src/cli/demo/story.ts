import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type Report, readableReport } from '../../report/index.ts';
import { defaultOperations } from '../../self-test/index.ts';
import type { Door } from './door.ts';

const Started = z.object({ id: z.string() });
const pollEveryMs = 150;

/** Starts a self-test of an app that needs everything there is to look at, and follows it to its end; `onProgress` hears how many probes are done. */
export async function runSelfTestThrough(door: Door, onProgress: (done: number) => void): Promise<Report> {
  const { id } = Started.parse(await door.ask('POST', '/api/self-tests', { operations: defaultOperations }));
  for (;;) {
    const report = readableReport.parse(await door.ask('GET', `/api/self-tests/${id}`));
    if (report.state !== 'running') return report;
    onProgress(report.probes.length);
    await pause(pollEveryMs);
  }
}
