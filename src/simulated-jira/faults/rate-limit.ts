import type { Fault } from '../fault.ts';
import { json, type WireResponse } from '../request.ts';
import type { SimulatedWorld } from '../world.ts';
import { numberIn, strikes, textIn } from './where.ts';

/** 429 of Jira Cloud, with the reason and the headers that go with it. */
export const rateLimit: Fault = {
  name: 'rate-limit',
  description:
    '429. Options: reason (jira-quota-global-based, jira-quota-tenant-based, jira-burst-based, jira-per-issue-on-write; default burst), retryAfter (s), roles, path, method.',
  beforeRequest: (request, world, options) =>
    strikes(request, options) ? tooMany(textIn(options, 'reason', 'jira-burst-based'), options, world) : null,
};

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
  return json(
    429,
    { errorMessages: ['Rate limit exceeded.'], errors: {} },
    {
      'ratelimit-reason': reason,
      'retry-after': String(retryAfter),
      'x-ratelimit-limit': '100',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': resets,
      ...points,
    },
  );
}
