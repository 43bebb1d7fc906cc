import type { Fault } from '../fault.ts';
import { strikes, textIn } from './where.ts';

/** The right body under the wrong label. */
export const wrongContentType: Fault = {
  name: 'wrong-content-type',
  description: 'Content-Type `contentType` (default text/plain). Options: contentType, roles, path, method.',
  afterResponse: (request, response, _, options) =>
    strikes(request, options)
      ? {
          ...response,
          headers: {
            ...response.headers,
            'content-type': textIn(options, 'contentType', 'text/plain;charset=UTF-8'),
          },
        }
      : null,
};
