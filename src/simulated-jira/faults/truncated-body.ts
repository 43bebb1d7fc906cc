import type { Fault } from '../fault.ts';
import { strikes } from './where.ts';

/** The answer breaks off in the middle of its body. */
export const truncatedBody: Fault = {
  name: 'truncated-body',
  description: 'Half of each body, then the connection ends. Options: roles, path, method.',
  afterResponse: (request, response, _, options) =>
    strikes(request, options) ? { ...response, cut: 'truncated' } : null,
};
