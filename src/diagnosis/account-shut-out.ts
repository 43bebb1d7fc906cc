import { any } from './algebra.ts';

/** The account of whoever calls, or is acted for, is not active or may not use Jira. */
export const accountShutOut = any('account inactive', 'noted inactive', 'noted unlicensed');
