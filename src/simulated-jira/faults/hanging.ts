import type { Fault } from '../fault.ts';
import { strikes } from './where.ts';

/** The connection is taken, an answer never comes. */
export const hanging: Fault = {
  name: 'hanging',
  description: 'No answer at all while the connection stays open. Options: roles, path, method.',
  beforeRequest: (request, _, options) =>
    strikes(request, options) ? { status: 200, headers: {}, body: '', cut: 'silence' } : null,
};
