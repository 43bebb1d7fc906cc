import type { Fault } from '../fault.ts';
import { json } from '../request.ts';
import { strikes } from './where.ts';

/** Every refresh is refused, as recorded; the code exchange goes on. */
export const refusedRefresh: Fault = {
  name: 'refused-refresh',
  description:
    '403 unauthorized_client "refresh_token is invalid" for grant_type=refresh_token. Options: none.',
  beforeRequest: (request, _, options) =>
    strikes(request, options, ['auth-server']) && /refresh_token/.test(request.body.toString('utf8'))
      ? json(403, { error: 'unauthorized_client', error_description: 'refresh_token is invalid' })
      : null,
};
