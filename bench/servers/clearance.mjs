/** The backend as it is served: log on (standard output goes to a file), security headers on, embedded database on disk. */
import { readConfig } from '../../dist/config.js';
import { startBackend } from '../../dist/main.js';
import reportCpu from './report-cpu.cjs';

const reading = readConfig(process.env);
if (!reading.ok) throw new Error(reading.problems.join('\n'));
await startBackend(reading.config);
reportCpu(reading.config.port);
