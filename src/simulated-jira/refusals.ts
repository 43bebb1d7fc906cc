import { html, json, type WireResponse } from './request.ts';
import type { SimulatedWorld } from './world.ts';

/** 401 of a token that was understood as one and refused (measured: https://github.com/brekkylab/backlot). */
export function clientMustBeAuthenticated(world: SimulatedWorld): WireResponse {
  return html(401, 'Client must be authenticated to access this resource.', {
    'www-authenticate': `OAuth realm="${encodeURIComponent(world.addresses.siteUrl)}"`,
  });
}

/** 401 of an operation that wants a login, to somebody who has none. */
export function loginRequired(): WireResponse {
  return json(401, { message: 'Client must be authenticated to access this resource.', 'status-code': 401 });
}

/** 403 of an opaque Bearer at the site, whatever the operation (same measurement). */
export function notASessionToken(): WireResponse {
  return json(403, { error: 'Failed to parse Connect Session Auth Token' });
}

/**
 * 403 to an app's own token: Jira's Connect plugin says this, of a missing scope and of an operation that is closed to
 * apps alike (class ApiScopingFilter of the plugin while its source was open).
 */
export function notInApiScope(): WireResponse {
  return json(403, { message: 'Request not in an authorized API scope', 'status-code': 403 });
}

/** 401 of an access token without the scope (https://community.developer.atlassian.com/t/3746 for impersonation). */
export function scopeDoesNotMatch(): WireResponse {
  return json(401, { code: 401, message: 'Unauthorized; scope does not match' });
}

/** 403 to somebody logged in who is no administrator (sample of the platform document). */
export function administratorsOnly(): WireResponse {
  return json(403, {
    errorMessages: ['Only Jira administrators can perform this operation.'],
    errors: {},
  });
}
