import { isOfDataProviders } from '../../jira-facts/index.ts';
import { isShutOut } from '../reading/exchange.ts';
import type { Reading } from '../reading/reading.ts';
import { asksForToken, isTokenRequestOfConnect } from '../reading/tenants.ts';
import { isBesideProducts, isOfOrganisation } from './callers.ts';
import { type Fact, fact, scene } from './fact.ts';

const status = (...codes: readonly number[]): Fact =>
  scene(({ at }) => at.status !== null && codes.includes(at.status));
/** What sets the scene and is worth telling as well. */
const saying = (says: Fact['says'], { read }: Fact): Fact => fact(says, read);
/** A status that has one documented meaning is worth telling. */
const told = (code: number, meaning: string): Fact =>
  fact(`the status is ${code}: ${meaning}`, ({ at }) => at.status === code);
const pathOf = ({ at }: Reading): string => at.address.restPath ?? at.address.path;
const path = (pattern: RegExp): Fact => scene((reading) => pattern.test(pathOf(reading)));
function beginsWith(beginnings: readonly string[], reading: Reading): boolean {
  const called = pathOf(reading);
  return beginnings.some((beginning) => called.startsWith(beginning));
}
const asked = (...words: readonly string[]): Fact =>
  scene(({ at }) => words.some((word) => at.asked.includes(word)));
const place = (name: Reading['at']['address']['place']): Fact => scene(({ at }) => at.address.place === name);

/** Operations that answer every caller who reaches Jira: a 404 there means that something else answered. */
const alwaysThere: ReadonlySet<string> = new Set(
  'myself serverInfo search search/jql status field priority issuetype project project/search mypermissions issue resolution filter filter/search dashboard user/search permissions configuration'.split(
    ' ',
  ),
);
const ofPlatform = /^\/rest\/api\/(?:2|3|latest)\/(.+?)\/?$/;

/** One thing among many, by its key or number, on paths that no reference tells. */
const oneOfMany =
  /\/(issue|project|filter|dashboard|board|sprint|servicedesk|request|version|component|user|group|queue|organization|epic|attachment|comment|worklog|customer|role)\/[^/]+/;

/** How paths outside of the public API begin: they take browser sessions, whatever the token may do. */
const internal: readonly string[] = [
  ...'plugins/servlet secure admin gateway/api s/ download jsw/ wiki'.split(' ').map((path) => `/${path}`),
  ...'backup obm internal um nativemobile webResources helptips gadget issueNav inline-create projectbuilder cloud-migration analytics greenhopper servicedesk/ quicksearch menu mywork activity-stream orders user-management usermanagement api/1.0 gira plugins troubleshooting jira-activity-stream onboarding project-templates project-shortcuts simplified sprint boards browse'
    .split(' ')
    .map((path) => `/rest/${path}`),
];

const uploads = /\/attachments?\/?$|\/attachTemporaryFile|\/avatar|\/import/;

const cloudOnly =
  /^\/rest\/api\/(2|3|latest)\/(search\/jql|search\/approximate-count|user\/bulk|users\/search|issue\/bulkfetch|project\/search|issue\/[^/]+\/changelog|users$|events$|jql\/|expression\/|webhook$|announcementBanner|field\/search|filter\/search|permissions\/check|workflow\/search|statuses)|\/_edge\/|^\/jsm\/(?:assets|ops)\/|^\/rest\/software\/|^\/rest\/servicedeskapi\/(?:assets|insight)\/workspace/;
const serverOnly: readonly string[] =
  'assets/1.0/ insight/1.0/ pat/ jsu/ raven/ zapi/ scriptrunner/ gadget/ auth/1/websudo auth/latest/websudo api/2/application-properties/advanced api/2/cluster api/2/licenseValidator api/2/reindex api/2/user/password api/2/user/anonymization api/2/user/a11y'
    .split(' ')
    .map((beginning) => `/rest/${beginning}`);
const serverOnlyWithNames = /^\/rest\/(?:api\/2\/project\/[^/]+\/archive|tempo-[a-z]+\/)/;

/** Where the call goes, how, and with which status: what sets the scene, and is no evidence by itself. */
export const sceneFacts = {
  'on cloud': scene(({ cloud }) => cloud),
  'on own server': scene(({ selfHosted }) => selfHosted),
  'at site': place('cloud-site'),
  'at gateway': place('gateway'),
  'at authorization server': scene(({ at }) => asksForToken(at)),
  'at connect authorization server': scene(({ at }) => isTokenRequestOfConnect(at)),
  'at app': place('app'),
  // Neither the request for a token nor a call to an app.
  'at Jira': scene(
    ({ at }) => !asksForToken(at) && !isTokenRequestOfConnect(at) && at.address.place !== 'app',
  ),
  'at relative path': place('relative'),
  'status 400': status(400),
  'status 401': status(401),
  'status 403': status(403),
  'status 404': status(404),
  'status 405': told(405, 'the method is not allowed'),
  'status 407': told(407, 'a proxy asks for a login'),
  'status 410': told(410, 'gone for good'),
  'status 429': told(429, 'too many calls'),
  'status 500': saying('the server reports an error of its own by its status', status(500, 501)),
  'status about the form': saying(
    ({ at }) => `the status ${at.status ?? ''} is about the form of the request`,
    status(406, 409, 411, 412, 413, 415, 422, 428, 431),
  ),
  'status 503': saying('the status is 503: not available', status(503)),
  'status 4xx': scene(({ at }) => at.status !== null && at.status >= 400 && at.status < 500),
  // 424: another action failed, on which this one depends (RFC 4918, 11.4).
  'status 5xx': scene(({ at }) => at.status === 424 || (at.status !== null && at.status >= 500)),
  'status unstated': scene(({ at }) => at.status === null),
  refused: scene(({ at }) => at.status === null || [400, 401, 403, 404].includes(at.status)),
  'refused as unknown or forbidden': scene(
    ({ at }) => at.outcome !== 'worked' && (at.status === null || isShutOut(at)),
  ),
  worked: scene(({ at }) => at.outcome === 'worked'),
  redirected: scene(({ at }) => at.outcome === 'redirected'),
  writes: scene(({ at }) => at.method !== 'GET' && at.method !== 'HEAD'),
  'of a page': scene(({ at }) => at.body.form === 'html'),
  // Who tells of a program, and not of a call, names the site at most.
  'path unstated': scene(({ at }) => at.address.restPath === null && /^\/?$/.test(at.address.path)),
  'path known': scene(({ at }) => at.needs.match === 'known'),
  'path unknown': fact('the path is in no reference known here', ({ at }) => at.needs.match === 'unknown'),
  'path with other methods': fact(
    ({ at }) => `the path has only ${at.needs.allowedMethods.join(', ')}`,
    ({ at }) => at.needs.match === 'wrong-method',
  ),
  'path of one thing': scene((reading) => {
    const { operation } = reading.at.needs;
    return operation === null ? oneOfMany.test(pathOf(reading)) : operation.path.includes('{');
  }),
  'path of everybody': fact('every Jira has this operation', (reading) =>
    alwaysThere.has(ofPlatform.exec(pathOf(reading))?.[1] ?? ''),
  ),
  'path of myself': saying('/myself needs no permission', path(/\/myself$/)),
  'path of a project': path(/\/(?:project|component|version)(?:\/|$)/),
  'path of a search': path(/\/search(\/jql)?$/),
  'path of createmeta': saying(
    'the path is that of the create metadata of all projects',
    path(/\/issue\/createmeta\/?$/),
  ),
  'path of transitions': saying(
    'an issue lists its transitions to whoever may make them',
    path(/\/issue\/[^/]+\/transitions\/?$/),
  ),
  'path of some createmeta': path(/\/createmeta(\/|$)/),
  'path of a session': saying('the path is that of the cookie login', path(/\/auth\/(1|latest)\/session/)),
  'path of an upload': saying('uploads need the header X-Atlassian-Token', path(uploads)),
  'upload without its header': fact(
    'the request states its headers, and X-Atlassian-Token, which every upload needs, is not among them',
    ({ at }) =>
      at.method === 'POST' &&
      at.requestHeaders.size > 0 &&
      !at.requestHeaders.has('x-atlassian-token') &&
      uploads.test(at.address.restPath ?? ''),
  ),
  'path internal': fact('the path is outside of the public REST API', (reading) => {
    const { operation } = reading.at.needs;
    return operation === null ? beginsWith(internal, reading) : operation.permissions.internal === true;
  }),
  'path of data providers': fact(
    'development data are taken from apps with the matching module only',
    ({ at }) => isOfDataProviders(at.address.restPath ?? ''),
  ),
  // https://developer.atlassian.com/cloud/customer-service-management/apis/narratives/authentication
  'path of customer service': saying(
    'Connect apps have no access to the API of Customer Service Management',
    path(/^\/jsm\/csm\//),
  ),
  'path beside the products': scene(
    ({ at }) => at.address.place === 'gateway' && isBesideProducts(at.address),
  ),
  'path of organisations': fact(
    'organisation administration has credentials of its own',
    ({ at }) => at.address.place === 'gateway' && isOfOrganisation(at.address),
  ),
  // The gateway says so of tokens, in a form of its own: https://jira.atlassian.com/browse/AX-196, https://jira.atlassian.com/browse/AX-631
  'key of an organisation too narrow': fact(
    'the API of organisations itself says that the scopes of the key are not enough',
    ({ at }) =>
      at.address.place === 'gateway' &&
      isOfOrganisation(at.address) &&
      at.said.has('scopeMismatch') &&
      at.body.form === 'json' &&
      !at.body.gatewayShape,
  ),
  'path of sites': saying(
    'the path asks which sites the token opens, and needs no scope',
    path(/\/accessible-resources/),
  ),
  'path of one product': saying(
    'the path belongs to a product or app that may not be on the site',
    path(
      /^\/rest\/(agile|servicedeskapi|greenhopper|software|insight|assets|zapi|tempo-timesheets|raven|servicedesk)\//,
    ),
  ),
  'path of boards': path(/^\/rest\/agile\//),
  'path of old families': saying(
    'this family of paths was replaced',
    path(/^\/rest\/(greenhopper|insight|obm)\/|^\/rest\/api\/(1\.0|2\.0\.alpha1)/),
  ),
  'path of the old search': saying(
    'Cloud has no search at this address since 2025',
    path(/^\/rest\/api\/(2|3|latest)\/search\/?$/),
  ),
  'path of Cloud only': fact(
    'this operation exists on Cloud only',
    (reading) => cloudOnly.test(pathOf(reading)) || isOfDataProviders(pathOf(reading)),
  ),
  'path of Server only': fact(
    'this path exists on Server and Data Center only',
    (reading) => beginsWith(serverOnly, reading) || serverOnlyWithNames.test(pathOf(reading)),
  ),
  'version 3': fact(
    'the path is of version 3 of the REST API, which exists on Cloud only',
    ({ at }) => at.address.version === '3',
  ),
  'query present': scene(({ at }) => at.address.query.length > 0),
  'asks for a refresh': fact(
    'the failing request is the refresh of a token',
    ({ at }) => at.asked.includes('refresh_token') && !at.asked.includes('authorization_code'),
  ),
  // https://github.com/lucia-auth/lucia/issues/1352, https://github.com/backstage/backstage/issues/23031
  'path of no authorization': fact(
    'the authorization server has no such path: tokens come from /oauth/token',
    ({ at }) =>
      at.address.place === 'auth-server' &&
      !/^\/(oauth\/(token|revoke|device)|authorize|\.well-known\/|login|logout|userinfo|$)/.test(
        at.address.path,
      ),
  ),
  'asks for consent': path(/^\/authorize/),
  'asks with a code': asked('authorization_code'),
  'asks with client credentials': asked('client_credentials'),
  'names a scope': asked('scope'),
  'asks for a user token': scene(
    ({ at }) =>
      isTokenRequestOfConnect(at) ||
      at.asked.includes('jwt-bearer') ||
      at.asked.includes('offlineuserauthtoken') ||
      (at.exchange.response?.body ?? '').slice(0, 400).includes('offlineUserAuthToken'),
  ),
} satisfies Record<string, Fact>;
