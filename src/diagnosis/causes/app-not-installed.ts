import { identityTraits } from '../../jira-facts/index.ts';
import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import type { FixStep } from '../finding.ts';
import { administrator, askSites, developer, links, owner, screenLinks } from '../fixes/index.ts';
import type { Reading } from '../reading/reading.ts';

export const appNotInstalled: Cause = {
  title: 'The app or its grant is not on this site',
  gate: 'app',
  owner: 'Jira administrator',
  about: 'identity',
  possible: all(not('as anonymous'), not('as password'), not('as pat')),
  decisive: [
    'says connectionEnded',
    // A customer of the portal has no site to choose.
    all('says appMissing', any('as oauth', 'as connect'), not('account of a customer')),
    // Of a scope the gateway says so once it knows the grant.
    all('site in no list', not('says scopeMismatch')),
    all('path of sites', 'empty list', not('account of a customer')),
    // What has a key or number is on one site only.
    all('only the site differs', 'path of one thing', 'status 404'),
  ],
  strong: ['other site works', 'noted other site', 'site in no list'],
  against: [
    all('site listed', not('only the site differs')),
    'sites question refused',
    all('answered by Jira', not('says appMissing'), not('only the site differs')),
  ],
  fix: (reading) => [
    otherSite(reading) ?? whoLetsIn(reading),
    developer(
      'Take the cloud id of the right site from accessible-resources and use only sites that it lists.',
      links.threeLo,
    ),
  ],
  settledBy: () => `${askSites} (is the site in it?)`,
};

/** What the call asks for is on another site that the same token opens. */
function otherSite({ beside }: Reading): FixStep | null {
  const { cloudId } = beside.onlyDifference.get('site')?.address ?? {};
  return cloudId === undefined || cloudId === null
    ? null
    : developer(
        `Send the call to https://api.atlassian.com/ex/jira/${cloudId}: what it asks for is on that site.`,
      );
}

/** What brings the app, or its grant, to the site. */
function whoLetsIn(reading: Reading): FixStep {
  const service = identityTraits[reading.identity].rightsOf === 'service account';
  if (service)
    return administrator(
      'Give the service account access to Jira on this site: Atlassian Administration → Directory → Service accounts.',
      links.administration,
    );
  if (reading.at.said.has('connectionEnded'))
    return owner('Connect the app to this site again: the connection that was there has ended.');
  switch (reading.identity) {
    case 'oauth-3lo':
      return owner(
        'Authorise the app once more, and choose this site on the consent page: the grant names another one.',
        links.threeLo,
      );
    case 'api-token':
    case 'scoped-api-token':
      return owner(
        'Take the cloud id of the site that this account is on: https://your-site.atlassian.net/_edge/tenant_info shows it.',
      );
    default:
      return administrator(
        'Install the app on this site: Jira settings → Apps → Manage apps.',
        screenLinks.manageApps(reading),
      );
  }
}
