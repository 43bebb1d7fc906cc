export { reportOf } from './make-report.ts';
