import { Worker } from 'node:worker_threads';
import type { OperationsTable } from '../../jira-facts/index.ts';
import { shippedFile } from '../../shipped-files/index.ts';
import { type Outcome, offTheLoop, type Patience } from './off-the-loop.ts';
import { doWork, type Work } from './work.ts';

/** What is shorter takes a few milliseconds, which is less than handing it over. In bytes. */
const shortBytes = 8_192;
const usualPatience: Patience = { beginMs: 60_000, workMs: 10_000 };
const mostWaiting = 32;
const mostOfTenant = 4;
const mostMemoryMb = 256;

/** Work on texts that people send: the short at once, the long on a thread of its own with a deadline. */
export interface LongWork {
  do(tenant: string, work: Work): Promise<Outcome>;
  close(): Promise<void>;
}

export function longWork(operations: () => OperationsTable, patience = usualPatience): LongWork {
  const elsewhere = offTheLoop({ begin: startWorker, patience, mostWaiting, mostOfTenant });
  return {
    do: async (tenant, work) =>
      work.body.length <= shortBytes
        ? { kind: 'answered', answer: doWork(work, operations) }
        : elsewhere.do(tenant, work),
    close: () => elsewhere.close(),
  };
}

/** In a checkout the sources run as they stand, which Node before 22.18 wants to be asked for. */
function startWorker(): Worker {
  const fromSources = import.meta.url.endsWith('.ts');
  const file = fromSources ? 'src/add-on/long-work/worker.ts' : 'dist/long-work.js';
  return new Worker(shippedFile(file), {
    execArgv: fromSources ? ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'] : [],
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
  });
}
