import type { Fault } from '../fault.ts';
import { html } from '../request.ts';
import { strikes } from './where.ts';

/** 429 of Data Center, as recorded: HTML, a fill rate, and a login that was accepted. */
export const dataCenterRateLimit: Fault = {
  name: 'data-center-rate-limit',
  description: '429 in the form of Data Center. Options: roles, path, method.',
  beforeRequest: (request, _, options) =>
    strikes(request, options, ['site'])
      ? html(
          429,
          '<html><body><h1>HTTP Status 429</h1><p><b>Message</b> Rate limit exceeded.</p></body></html>',
          {
            'x-seraph-loginreason': 'OK',
            'x-ratelimit-limit': '5',
            'x-ratelimit-remaining': '0',
            'x-ratelimit-fillrate': '5',
            'x-ratelimit-interval-seconds': '1',
            'retry-after': '1',
          },
        )
      : null,
};
