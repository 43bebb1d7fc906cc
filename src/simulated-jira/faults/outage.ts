import type { Fault } from '../fault.ts';
import { html } from '../request.ts';
import { strikes } from './where.ts';

/** An outage of the platform: one page for every call, with or without credential. */
export const outage: Fault = {
  name: 'outage',
  description: '503 page for everything. Options: roles, path, method.',
  beforeRequest: (request, _, options) =>
    strikes(request, options)
      ? html(
          503,
          '<!DOCTYPE html><html lang="en"><head><title>Atlassian - Service unavailable</title></head><body>' +
            '<h1>This service is temporarily unavailable.</h1><p>See https://status.atlassian.com/ for known problems.</p></body></html>',
          { server: 'AtlassianEdge' },
        )
      : null,
};
