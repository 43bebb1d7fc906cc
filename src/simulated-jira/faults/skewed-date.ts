import type { Fault } from '../fault.ts';
import { numberIn, strikes } from './where.ts';

/** The site's clock is off: its Date header runs ahead by so many seconds (negative: behind). */
export const skewedDate: Fault = {
  name: 'skewed-date',
  description:
    'Date header `seconds` (default 600) ahead; for token times too, set site.clockSkewSeconds. Options: seconds, roles, path, method.',
  afterResponse: (request, response, world, options) =>
    strikes(request, options)
      ? {
          ...response,
          headers: {
            ...response.headers,
            date: new Date(world.now() + numberIn(options, 'seconds', 600) * 1000).toUTCString(),
          },
        }
      : null,
};
