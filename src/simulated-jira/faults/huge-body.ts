import type { Fault } from '../fault.ts';
import { json } from '../request.ts';
import { numberIn, strikes } from './where.ts';

/** A body far beyond what anybody should read into memory. */
export const hugeBody: Fault = {
  name: 'huge-body',
  description: 'JSON of `bytes` (default 20 MB). Options: bytes, roles, path, method.',
  afterResponse: (request, response, _, options) =>
    strikes(request, options)
      ? json(response.status, { padding: 'x'.repeat(numberIn(options, 'bytes', 20_000_000)) })
      : null,
};
