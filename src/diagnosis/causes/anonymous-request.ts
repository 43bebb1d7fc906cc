import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { again } from '../fixes/call.ts';
import { links } from '../fixes/links.ts';
import { developer } from '../fixes/steps.ts';

export const anonymousRequest: Cause = {
  title: 'No usable credential arrived',
  gate: 'credential-form',
  owner: 'app developer',
  about: 'identity',
  // Forge sends the credential itself.
  possible: all(
    not('at authorization server'),
    not('at connect authorization server'),
    not('at app'),
    not(all(any('as forge-app', 'as forge-user'), 'at relative path', not('credential absent'))),
  ),
  decisive: [
    all('as anonymous', any('status 401', 'status 403')),
    'credential left behind',
    'only the credential is missing',
    all('as anonymous', 'says notVisible'),
  ],
  strong: [
    'credential sent with others',
    'noted not sent',
    all('scheme misspelled', 'at site', not('as app')),
    all('credential absent', 'says loginRequired'),
    all('credential absent', 'says anonymousCaller'),
    all('as anonymous', any('empty list', 'says loginRequired', 'status 404')),
    all(
      'page in place of data',
      'page asks to log in',
      not('scheme fits'),
      not(any('as forge-app', 'as forge-user')),
    ),
  ],
  leans: [
    all('credential absent', not('as anonymous'), not('path internal')),
    all(
      'as pair or pat',
      'credential unstated',
      'nothing is said',
      'path known',
      not('address odd'),
      any('on cloud', not('version 3')),
      any('status 404', 'empty list'),
    ),
    'anonymous by name',
    'login out',
    all('says anonymousCaller', not('credential absent')),
    all('says loginRequired', 'credential unstated'),
    all('redirected', 'asks to log in elsewhere'),
  ],
  against: [
    'login refused',

    'scheme fits',
  ],
  fix: (reading) => [
    developer(
      'Send the Authorization header with the failing request itself, spelled "Basic", "Bearer" or "JWT" with one blank behind.',
      links.basic,
    ),
    ...(reading.others.some((call) => call.outcome === 'redirected')
      ? [
          developer(
            'Configure the final address, so that no redirect happens: clients drop the header when host or scheme changes.',
          ),
        ]
      : []),
  ],
  settledBy: (reading) =>
    `${again(reading, { more: '-v' })} (is Authorization among the headers that go out, as in your program?)`,
};
