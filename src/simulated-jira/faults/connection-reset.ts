import type { Fault } from '../fault.ts';
import { strikes } from './where.ts';

/** The connection is torn down before an answer. */
export const connectionReset: Fault = {
  name: 'connection-reset',
  description: 'ECONNRESET for every call. Options: roles, path, method.',
  beforeRequest: (request, _, options) =>
    strikes(request, options) ? { status: 200, headers: {}, body: '', cut: 'reset' } : null,
};
