import type { SimulatedWorld } from '../world.ts';

const hex = (world: SimulatedWorld, bytes: number): string =>
  Buffer.from(world.random(bytes), 'base64url').toString('hex');

const uuid = (digits: string): string =>
  [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20, 32),
  ].join('-');

const reporting = {
  nel: '{"failure_fraction": 0.01, "include_subdomains": true, "max_age": 600, "report_to": "endpoint-1"}',
  'report-to':
    '{"endpoints": [{"url": "https://dz8aopenkvv6s.cloudfront.net"}], "group": "endpoint-1", "include_subdomains": true, "max_age": 600}',
} as const;

/**
 * What every answer that passed Atlassian's edge carries, at the site and at the gateway: recorded of 1,044 exchanges of
 * DefectDojo's cassettes (2025, 2026) and 47 of Nango's (2026). The request id is the trace id written as a UUID.
 */
export function edgeHeaders(world: SimulatedWorld): Record<string, string> {
  const trace = hex(world, 16);
  return {
    server: 'AtlassianEdge',
    date: new Date(world.now()).toUTCString(),
    'timing-allow-origin': '*',
    'x-arequestid': hex(world, 16),
    'atl-traceid': trace,
    'atl-request-id': uuid(trace),
    vary: 'Accept-Encoding',
    ...reporting,
    'server-timing': `atl-edge;dur=87,atl-edge-internal;dur=15,atl-edge-upstream;dur=73,atl-edge-pop;desc="aws-eu-central-1"`,
    via: `1.1 ${hex(world, 16)}.cloudfront.net (CloudFront)`,
    'x-cache': 'Miss from cloudfront',
    'x-amz-cf-pop': 'FRA56-P4',
    'x-amz-cf-id': `${world.random(39)}==`,
  };
}

/** The cookie Jira hands to whom it knows by a credential, at both doors (DefectDojo, 2025; Nango, 2026): 40 digits, `lin` for logged in. */
export function xsrfCookie(world: SimulatedWorld): string {
  return `atlassian.xsrf.token=${hex(world, 20)}_lin; Path=/; SameSite=None; Secure`;
}

/** How long an answer may be kept: by operation at both doors (Nango, 2026). `path` starts at `/rest`. */
export function cacheControl(path: string): string {
  if (/^\/rest\/api\/[^/]+\/myself$/.test(path)) return 'no-store';
  if (/^\/rest\/api\/[^/]+\/user\/search$/.test(path)) return 'no-cache';
  return 'no-cache, no-store, no-transform';
}

/**
 * An answer without a body has a content type too: that of a JSON operation after PUT and for what was made (DefectDojo, 2025;
 * Nango, 2026), the page filter's otherwise.
 */
export function emptyContentType(method: string, status: number): string {
  const json = method === 'PUT' || status === 201;
  return json ? 'application/json;charset=UTF-8' : 'text/html;charset=UTF-8';
}
