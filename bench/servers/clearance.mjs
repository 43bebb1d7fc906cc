/** The backend as it is served: log on (standard output goes to a file), security headers on, embedded database on disk. */

import { startBackend } from '../../dist/add-on/backend.js';
import { readConfig } from '../../dist/add-on/config/config.js';
import reportCpu from './report-cpu.cjs';

const reading = readConfig(process.env);
if (!reading.ok) throw new Error(reading.problems.join('\n'));
await startBackend(reading.config);
reportCpu(reading.config.port);
