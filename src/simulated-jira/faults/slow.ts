import type { Fault } from '../fault.ts';
import { numberIn, strikes } from './where.ts';

/** Answers come, but late. */
export const slow: Fault = {
  name: 'slow',
  description: 'Every answer takes `ms` (default 2000) longer. Options: ms, roles, path, method.',
  afterResponse: (request, response, _, options) =>
    strikes(request, options)
      ? { ...response, delayMs: (response.delayMs ?? 0) + numberIn(options, 'ms', 2000) }
      : null,
};
