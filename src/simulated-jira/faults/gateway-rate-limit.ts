import type { Fault } from '../fault.ts';
import { json } from '../request.ts';
import { strikes } from './where.ts';

/** 429 made by the gateway itself, as in the incident of April 2026: no Retry-After, but a failure category. */
export const gatewayRateLimit: Fault = {
  name: 'gateway-rate-limit',
  description: '429 with X-Failure-Category and no Retry-After. Options: roles, path, method.',
  beforeRequest: (request, _, options) =>
    strikes(request, options, ['gateway'])
      ? json(
          429,
          { code: 429, message: 'Too many requests' },
          { 'x-failure-category': 'FAILURE_CLIENT_RATE_LIMITED', 'x-ratelimit-limit': '360000' },
        )
      : null,
};
