import { Worker } from 'node:worker_threads';
import type { OperationsTable } from '../../jira-facts/index.ts';
import { shippedFile } from '../../shipped-files/index.ts';
import { type Outcome, offTheLoop, type Patience } from './off-the-loop.ts';
import { doWork, sizeOfWork, type Work } from './work.ts';

/** What is shorter takes a few milliseconds, which is less than handing it over. In bytes, or characters. */
const short = { posted: 8_192, stored: 65_536 };
const usualPatience: Patience = { beginMs: 60_000, workMs: 10_000 };
const mostWaiting = 32;
const mostOfTenant = { posted: 4, stored: 8 };
const mostMemoryMb = 256;

/** Work on texts, sent by people or stored: the short at once, the long on a thread of its own with a deadline. */
export interface LongWork {
  do(tenant: string, work: Work): Promise<Outcome>;
  close(): Promise<void>;
}

export function longWork(operations: () => OperationsTable, patience = usualPatience): LongWork {
  const lane = (most: number) =>
    offTheLoop({ begin: startWorker, patience, mostWaiting, mostOfTenant: most });
  // A lane each: what somebody sends, and may be made to last, holds up nobody who only opens a report.
  const lanes = { posted: lane(mostOfTenant.posted), stored: lane(mostOfTenant.stored) };
  return {
    async do(tenant, work) {
      const which = 'body' in work ? 'posted' : 'stored';
      // A parser of YAML can be made to work for seconds by the shortest file.
      const isLong = work.kind === 'app-file' || sizeOfWork(work) > short[which];
      if (isLong) return lanes[which].do(tenant, work);
      return { kind: 'answered', answer: doWork(work, operations) };
    },
    async close() {
      await Promise.all([lanes.posted.close(), lanes.stored.close()]);
    },
  };
}

/** In a checkout the sources run as they stand, which Node before 22.18 wants to be asked for. */
function startWorker(): Worker {
  const fromSources = import.meta.url.endsWith('.ts');
  const file = fromSources ? 'src/add-on/long-work/worker.ts' : 'dist/long-work.cjs';
  return new Worker(shippedFile(file), {
    execArgv: fromSources ? ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'] : [],
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
  });
}
