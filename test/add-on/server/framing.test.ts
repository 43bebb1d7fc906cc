import { framesOfTenant } from '../../../src/add-on/server/connect/framing.ts';
import type { ConnectTenant } from '../../../src/add-on/tenants/tenant.ts';

const tenant = (displayUrl: string): ConnectTenant => ({
  door: 'connect',
  state: 'enabled',
  clientKey: 'acme',
  baseUrl: 'https://acme.atlassian.net',
  displayUrl,
  sharedSecret: null,
  oauthClientId: null,
  installationId: null,
  cloudId: null,
  createdAt: '2026-11-26T00:00:00.000Z',
  updatedAt: '2026-11-26T00:00:00.000Z',
});

test.each(['https://jira.acme.example', 'https://jira.acme.example:8443'])(
  '%s may frame the page',
  (shown) => {
    expect(framesOfTenant(tenant(shown), shown)).toEqual(['https://acme.atlassian.net', shown]);
  },
);

test.each([
  'https://*',
  'https://*.example',
  'https://x;sandbox',
  'https://x,default-src',
  "https://x'self'",
  'https://x"y',
  'https://$',
  'https://(x)',
  'http://jira.acme.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'null',
  '',
])('%s becomes no part of the policy', (shown) => {
  expect(framesOfTenant(tenant(shown), shown)).toEqual(['https://acme.atlassian.net']);
});
