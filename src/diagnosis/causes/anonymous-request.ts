import { identityTraits } from '../../jira-facts/index.ts';
import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import type { FixSteps } from '../finding.ts';
import { again, developer, links, owner } from '../fixes/index.ts';
import type { Reading } from '../reading/reading.ts';
import { states } from '../reading/statements.ts';

/** A trigger has no user, so that `asUser` sends nobody's credential. */
const actsForNobody = all('as forge-user', 'noted without user');

export const anonymousRequest: Cause = {
  title: 'No usable credential arrived',
  gate: 'credential-form',
  owner: 'app developer',
  about: 'identity',
  // Forge sends the credential itself.
  possible: all('at Jira', not(all('as forge', 'at relative path', not(actsForNobody)))),
  decisive: [
    all('as anonymous', any('status 401', 'status 403')),
    'credential left behind',
    'only the credential is missing',
    all('credential sent with others', any('status 401', 'status 403')),
    all(actsForNobody, 'status 401'),
  ],
  strong: [
    'credential sent with others',
    'refused before one address only',
    all('scheme misspelled', not('at gateway'), not('as app')),
    all('credential absent', any('status 401', 'status 403'), not('at relative path')),
    all('as anonymous', any('empty list', 'says loginRequired', 'status 404')),
    all('as anonymous', 'status 400', 'path of a search'),
    all('page asks to log in', not('scheme fits')),
    // Whether none was sent, or one that was not taken, only the header of the request would tell.
    all('says anonymousCaller', 'credential unstated'),
  ],
  leans: [
    'credential absent',
    all(
      'as pair or pat',
      'credential unstated',
      'nothing is said',
      'path known',
      any('status 404', 'empty list'),
    ),
    'anonymous by name',
    all('says loginRequired', 'credential unstated'),
  ],
  against: ['login refused', all('scheme fits', not('refused before one address only'))],
  fix: (reading) =>
    states(reading.account.noted, 'noUser') && reading.identity === 'forge-user'
      ? forNobody
      : forSender(reading),
  settledBy: (reading) =>
    `${again(reading, { more: '-v' })} (is Authorization among the headers that go out, as in your program?)`,
};

const forNobody: FixSteps = [
  developer(
    'Call asApp() where nobody uses the app (scheduled triggers, events, web triggers), or asUser(accountId) with offline impersonation.',
    links.forgeImpersonation,
  ),
];

function forSender(reading: Reading): FixSteps {
  if (identityTraits[reading.identity].framework === 'forge' && reading.at.address.place !== 'gateway')
    return [
      developer(
        'Call with api.asApp().requestJira or asUser() in place of fetch: Forge sends the credential with these only.',
        links.forgeImpersonation,
      ),
    ];
  return [
    developer(
      'Send the Authorization header with the failing request itself, spelled "Basic", "Bearer" or "JWT" with one blank behind.',
      links.basic,
    ),
    ...(reading.beside.otherAddressWorks !== null && reading.selfHosted
      ? [
          owner(
            'Have the proxy before this address hand on the Authorization header (nginx: proxy_pass_request_headers on, and no proxy_set_header Authorization), or call the address that works.',
          ),
        ]
      : []),
    ...(reading.others.some((call) => call.outcome === 'redirected')
      ? [
          developer(
            'Configure the final address, so that no redirect happens: clients drop the header when host or scheme changes.',
          ),
        ]
      : []),
  ];
}
