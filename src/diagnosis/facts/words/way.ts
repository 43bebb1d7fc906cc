import type { Rows } from './row.ts';

/** Of the path, the request, and what stands before Jira. */
export const wayWords = {
  removed: [
    'the answer says that the operation was removed or replaced',
    ['endpoint-removed', 'password-not-allowed'],
  ],
  routeMissing: [
    'the REST layer found no such path',
    ['endpoint-not-found', 'wrong-site-url', 'not-cloud', 'endpoint-removed', 'method-not-allowed'],
  ],
  deadLink: [
    'Jira shows its page for dead links',
    ['endpoint-not-found', 'wrong-site-url', 'not-cloud', 'endpoint-removed', 'bad-request-parameters'],
  ],
  methodRefused: [
    'the answer refuses the method',
    ['method-not-allowed', 'wrong-site-url', 'not-cloud', 'network-or-proxy'],
  ],
  parameterNamed: ['the answer names the part of the request that is wrong', null],
  webServerNotFound: [
    'the page is that of a web server, not of Jira',
    ['wrong-site-url', 'endpoint-not-found', 'network-or-proxy', 'not-cloud', 'site-unavailable'],
  ],
  rateLimited: ['the answer speaks of a limit of calls', ['rate-limited']],
  unavailable: [
    'the answer says that the service is not available now',
    ['site-unavailable', 'network-or-proxy', 'platform-bug', 'rate-limited'],
  ],
  siteSwitchedOff: ['the answer says that the site is switched off', ['site-unavailable']],
  siteUnknown: ['there is no site of this name', ['wrong-site-url', 'site-unavailable']],
  addressInvalid: ['the client says that the address is none', ['wrong-site-url']],
  tlsExpected: ['the call was plain HTTP, and the port speaks TLS', ['wrong-site-url']],
  cloudfront: [
    'the page is that of the CloudFront CDN',
    ['edge-rejected-request', 'site-unavailable', 'network-or-proxy'],
  ],
  foreignGate: ['the page is that of a proxy, filter or login gate', ['network-or-proxy']],
  egressBlocked: [
    'the platform that the program runs on does not let it call this host',
    ['network-or-proxy'],
  ],
  defect: [
    'the server reports an error of its own',
    ['platform-bug', 'bad-request-parameters', 'site-unavailable', 'network-or-proxy'],
  ],
} satisfies Rows;
