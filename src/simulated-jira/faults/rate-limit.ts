import type { Fault } from '../fault.ts';
import { html, json, type WireResponse } from '../request.ts';
import { rateLimited } from '../site/rate-limits.ts';
import type { SimulatedWorld } from '../world.ts';
import { numberIn, strikes, textIn } from './where.ts';

/** 429 of Jira Cloud, with the reason and the headers that go with it. */
export const rateLimit: Fault = {
  name: 'rate-limit',
  description:
    '429. Options: reason (jira-quota-global-based, jira-quota-tenant-based, jira-burst-based, jira-per-issue-on-write; default burst), retryAfter (s), form (json, or html as in 2020 and 2022), roles, path, method.',
  beforeRequest: (request, world, options) =>
    strikes(request, options) ? tooMany(textIn(options, 'reason', 'jira-burst-based'), options, world) : null,
};

/** The page of 2020 and 2022 (github.com/floralvikings/jira-connector/issues/250, github.com/apache/devlake/issues/2932). */
const rateLimitPage =
  '<!DOCTYPE html><html><head><title>Rate limit exceeded (429)</title></head>' +
  '<body class="error-page error429"><h1>Rate limit exceeded</h1></body></html>';

function tooMany(
  reason: string,
  options: Readonly<Record<string, unknown>>,
  world: SimulatedWorld,
): WireResponse {
  const quota = reason.startsWith('jira-quota');
  const untilTheHour = 3600 - (Math.floor(world.now() / 1000) % 3600);
  const retryAfter = numberIn(options, 'retryAfter', quota ? untilTheHour : 5);
  const resets = new Date(world.now() + retryAfter * 1000).toISOString();
  const points = quota
    ? {
        'beta-ratelimit-policy': '"global-app-quota";q=65000;w=3600',
        'beta-ratelimit': `"global-app-quota";r=0;t=${retryAfter}`,
      }
    : {};
  const headers = {
    'ratelimit-reason': reason,
    'retry-after': String(retryAfter),
    'x-ratelimit-limit': '350',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': resets,
    'x-ratelimit-nearlimit': 'true',
    ...points,
  };
  if (textIn(options, 'form', 'json') === 'html') return html(429, rateLimitPage, headers);
  return json(429, { errorMessages: [rateLimited], errors: {} }, headers);
}
