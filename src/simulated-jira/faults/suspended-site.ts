import type { Fault } from '../fault.ts';
import { json } from '../request.ts';
import { strikes } from './where.ts';

/** A suspended or deactivated site, in the words recorded in github.com/trufflesecurity/trufflehog/issues/3674. */
export const suspendedSite: Fault = {
  name: 'suspended-site',
  description: '404 "Site temporarily unavailable" for everything on the site. Options: roles, path, method.',
  beforeRequest: (request, _, options) =>
    strikes(request, options, ['site'])
      ? json(404, { errorMessage: 'Site temporarily unavailable', errorCode: 'OTHER' })
      : null,
};
