import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { developer, links, setTheClock } from '../fixes/index.ts';
import { accountShutOut } from '../named-conditions.ts';
import { skewOf } from '../reading/clock.ts';

export const assertionInvalid: Cause = {
  title: 'The assertion for a user token is refused for its content',
  gate: 'credential',
  owner: 'app developer',
  about: 'identity',
  possible: any(
    'at connect authorization server',
    all('asks for a user token', not('as forge-user')),
    // Only the grant of an assertion is answered so.
    all(
      'says assertionContent',
      any('as connect-user', 'oauth error invalid_grant', 'oauth error of the request'),
    ),
  ),
  decisive: ['says assertionContent', 'assertion flawed'],
  strong: [all('oauth error invalid_grant', not('says subjectRefused'))],
  leans: ['status 400'],
  against: [
    'another user works',
    any('exp passed', 'clocks differ', 'a user shown inactive', accountShutOut, 'noted not upgraded'),
  ],
  fix: (reading) => {
    const claims = developer(
      'aud = the authorization server that is asked, iss = urn:atlassian:connect:clientid:{oauthClientId}, sub = urn:atlassian:connect:useraccountid:{accountId}, tnt = the address of the site, signed HS256 with the shared secret.',
      links.impersonation,
    );
    return Math.abs(skewOf(reading) ?? 0) > 60
      ? [developer(setTheClock), claims]
      : [
          claims,
          developer('Let the assertion live at most 60 seconds, and keep the clock of the server right.'),
        ];
  },
  settledBy: () =>
    'What does error_description of the answer say beside the decoded claims of the assertion?',
};
