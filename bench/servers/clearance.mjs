/** The backend as it is served: log on (to a file), security headers on, embedded database on disk. */
import { readConfig } from '../../dist/config.js';
import { startBackend } from '../../dist/main.js';
import { createRequire } from 'node:module';
import reportCpu from './report-cpu.cjs';

const { destination } = createRequire(new URL('../../package.json', import.meta.url))('pino');
const reading = readConfig(process.env);
if (!reading.ok) throw new Error(reading.problems.join('\n'));
await startBackend(reading.config, { logTo: destination({ dest: process.env.BENCH_LOG, sync: false }) });
reportCpu(reading.config.port);
