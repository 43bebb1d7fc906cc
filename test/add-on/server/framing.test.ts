import { framesOfTenant } from '../../../src/add-on/server/connect/framing.ts';
import { tenant } from './connect-tokens.ts';

const shownAs = (displayUrl: string) => ({ ...tenant, displayUrl });

test.each(['https://jira.acme.example', 'https://jira.acme.example:8443'])(
  '%s may frame the page',
  (shown) => {
    expect(framesOfTenant(shownAs(shown), shown)).toEqual(['https://acme.atlassian.net', shown]);
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
  expect(framesOfTenant(shownAs(shown), shown)).toEqual(['https://acme.atlassian.net']);
});
