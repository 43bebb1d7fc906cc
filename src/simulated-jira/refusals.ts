import { html, json, type WireRequest, type WireResponse } from './request.ts';
import type { SimulatedWorld } from './world.ts';

const mustBeAuthenticated = 'Client must be authenticated to access this resource.';

const realmOf = (world: SimulatedWorld): Record<string, string> => ({
  'www-authenticate': `OAuth realm="${encodeURIComponent(world.addresses.siteUrl)}"`,
});

/** 401 of a token that was understood as one and refused (measured: https://github.com/brekkylab/backlot). */
export function clientMustBeAuthenticated(world: SimulatedWorld): WireResponse {
  return html(401, mustBeAuthenticated, realmOf(world));
}

/** That 401 as Jira's REST layer words it: on a server of one's own, and of a browser's cookie (automatic-cloud-backup, 2019). */
export function loginRequiredInJson(): WireResponse {
  return json(401, { message: mustBeAuthenticated, 'status-code': 401 });
}

/**
 * 401 of an operation that looks at nobody and then wants a login: in an error body of its own, where what keeps nobody out
 * before says one line (github.com/tenable/integration-jira-cloud/issues/165 beside every recorded 401 of `/myself` and of boards).
 */
export function notAuthenticated(world: SimulatedWorld): WireResponse {
  const messages = ['You are not authenticated. Authentication required to perform this operation.'];
  return json(401, { errorMessages: messages, errors: {} }, realmOf(world));
}

/** 401 of an operation that wants a login, to somebody who has none; a Cloud site words it by the request. */
export function loginRequired(): WireResponse {
  return { ...loginRequiredInJson(), wantsLogin: true };
}

const prefersXml = (accept: string): boolean =>
  /\b(?:application|text)\/xml\b/.test(accept) && !/\bapplication\/json\b/.test(accept);

const inXml =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  `<status><status-code>401</status-code><message>${mustBeAuthenticated}</message></status>`;

/** The type that the line has: where JSON is accepted it is called JSON, though it is none. Rejected logins were recorded as plain. */
function lineType(accept: string | undefined, rejectedLogin: boolean): string {
  if (accept === undefined || rejectedLogin) return 'text/plain';
  return accept.startsWith('application/json') ? 'application/json' : 'text/html;charset=UTF-8';
}

/**
 * How a Cloud site words that 401: the bare line, whether a login was rejected or nobody logged in, under the type that
 * is accepted (github.com/brekkylab/backlot, 2026; github.com/atlassian/gajira-login/issues/59, 2025). XML to whom XML is
 * dearer (github.com/mvelazc0/attack2jira/issues/19, github.com/ankitpokhrel/jira-cli/pull/96). All name the realm.
 */
export function loginRequiredAt(
  request: WireRequest,
  rejectedLogin: boolean,
  world: SimulatedWorld,
): WireResponse {
  const realm = realmOf(world);
  const { accept } = request.headers;
  if (prefersXml(accept ?? '')) {
    const headers = { 'content-type': 'application/xml;charset=UTF-8', vary: 'Accept', ...realm };
    return { status: 401, headers, body: inXml };
  }
  const headers = { 'content-type': lineType(accept, rejectedLogin), ...realm };
  return { status: 401, headers, body: mustBeAuthenticated };
}

/** 403 of an opaque Bearer at the site, whatever the operation: made before Jira, whose headers and type it lacks (same measurement). */
export function notASessionToken(): WireResponse {
  return {
    status: 403,
    headers: { 'content-type': 'application/json' },
    body: '{"error": "Failed to parse Connect Session Auth Token"}',
    beforeJira: true,
  };
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
export function administratorsOnly(
  words = 'Only Jira administrators can perform this operation.',
): WireResponse {
  return json(403, {
    errorMessages: [words],
    errors: {},
  });
}
