import { parentPort } from 'node:worker_threads';
import { loadOperations, type OperationsTable } from '../../jira-facts/index.ts';
import { doWork, type Work } from './work.ts';

/** The thread for long work: one piece at a time, in the order it comes; see off-the-loop.ts. */
let table: OperationsTable | undefined;
const operations = (): OperationsTable => {
  table ??= loadOperations();
  return table;
};
parentPort?.on('message', (work: Work) => parentPort?.postMessage(doWork(work, operations)));
parentPort?.postMessage('ready');
