import type { Fault } from '../fault.ts';
import { html } from '../request.ts';
import { strikes } from './where.ts';

/** A company's web filter answers in place of Atlassian. */
export const proxyBlockPage: Fault = {
  name: 'proxy-block-page',
  description: "403 with a web filter's page. Options: roles, path, method.",
  beforeRequest: (request, _, options) =>
    strikes(request, options)
      ? html(
          403,
          '<html><head><title>Access to this site is blocked</title></head><body><h1>Access Denied</h1><p>Your organization has blocked this category: Online Collaboration. Contact your IT department.</p></body></html>',
          { server: 'BlueCoat-ProxySG', via: '1.1 proxy.example.com' },
        )
      : null,
};
