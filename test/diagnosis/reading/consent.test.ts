import { weighCalls } from '../../../src/diagnosis/diagnose.ts';
import type { AccountFacts } from '../../../src/evidence/index.ts';
import { bearer, gateway, given, operations, site } from '../given.ts';

const here = '11111111-2222-3333-4444-555555555555';
const refused = (address: string) => ({
  call: `GET ${address}/rest/api/3/project/search`,
  status: 401,
  sent: bearer,
});

/** What is known of the site of a refused call, after what `accessible-resources` answered. */
const siteAfter = (answer: unknown) =>
  weighCalls(
    given(
      'oauth-3lo',
      [
        refused(gateway),
        {
          call: 'GET https://api.atlassian.com/oauth/token/accessible-resources',
          status: 200,
          sent: bearer,
          body: JSON.stringify(answer),
        },
      ],
      { deployment: 'cloud' },
    ),
    operations,
    { about: 0 },
  )[0]?.reading.consent.site;

test.each([
  [[{ id: here, scopes: ['read:jira-work'] }], 'listed'],
  [[{ id: here, scopes: [] }], 'listed'],
  [[{ id: here }], 'listed'],
  [[{ id: here, scopes: ['read:confluence-content.all'] }], 'without Jira'],
  // The same site stands once for each product.
  [
    [
      { id: here, scopes: ['read:confluence-content.all'] },
      { id: here, scopes: ['read:jira-work'] },
    ],
    'listed',
  ],
  [[{ id: '99999999-2222-3333-4444-555555555555', scopes: ['read:jira-work'] }], 'absent'],
  [[], 'absent'],
  [{ code: 401 }, 'unknown'],
])('accessible-resources answers %j: the site is %s', (answer, expected) => {
  expect(siteAfter(answer)).toBe(expected);
});

/** What is known of the site of a refused call from what the account is said to reach. */
const siteFor = (account: AccountFacts, address: string) =>
  weighCalls({ ...given('oauth-3lo', [refused(address)], { deployment: 'cloud' }), account }, operations, {
    about: 0,
  })[0]?.reading.consent.site;

test.each([
  [{}, gateway, 'unknown'],
  [{ accessibleSites: [] }, gateway, 'absent'],
  [{ accessibleSites: [here] }, gateway, 'listed'],
  [{ accessibleSites: ['99999999'] }, gateway, 'absent'],
  [{ accessibleSites: ['https://other.atlassian.net'] }, gateway, 'unknown'],
  [{ accessibleSites: ['https://example.atlassian.net'] }, site, 'listed'],
  [{ accessibleSites: ['https://other.atlassian.net'] }, site, 'absent'],
])('of an account that reaches %j, at %s: %s', (account, address, expected) => {
  expect(siteFor(account, address)).toBe(expected);
});
