import { identityTraits } from '../../jira-facts/index.ts';
import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import type { FixStep } from '../finding.ts';
import { again, developer, links, otherThanBasic } from '../fixes/index.ts';
import type { Reading } from '../reading/reading.ts';

export const wrongAuthScheme: Cause = {
  title: 'The right credential in the wrong form',
  gate: 'credential-form',
  owner: 'app developer',
  about: 'identity',
  possible: all('at Jira', not('as anonymous')),
  decisive: [
    all(
      'scheme of another kind',
      not(any(all('as oauth', 'at site'), 'status 405', all('status 404', 'path outside of REST'))),
    ),
    all('as app', 'scheme misspelled'),
    'scheme left out',
    all('taken for Basic', not('says captcha')),
    'credential in query',
    all('only the form of the credential differs', not(any('says basicDisabled', 'path internal'))),
    all('says connectSessionToken', any('as api-token', 'as password', 'as pat', 'as connect-app')),
  ],
  strong: [
    // Cloud has no personal access tokens.
    all('as pat', 'on cloud'),
  ],
  against: [
    all(
      'scheme fits',
      not(all('as pat', 'on cloud')),
      not('taken for Basic'),
      not('credential in query'),
      not('says connectSessionToken'),
    ),
  ],
  fix: (reading) =>
    reading.at.said.has('basicDisabled') && formOf(reading) === 'basic' ? otherThanBasic : [sent(reading)],
  settledBy: (reading) => again(reading),
};

const formOf = ({ identity }: Reading) => identityTraits[identity].schemes[0];

/** The form that this kind of credential goes in. */
function sent(reading: Reading): FixStep {
  const { identity, cloud } = reading;
  if (identity === 'pat')
    return cloud
      ? developer(
          'Send an API token of the account as "Authorization: Basic base64(e-mail:token)": Jira Cloud has no personal access tokens.',
          links.basic,
        )
      : developer(
          'Send a personal access token as "Authorization: Bearer <token>", without a user name.',
          links.pat,
        );
  switch (formOf(reading)) {
    case 'jwt':
      return developer(
        'Send the app token as "Authorization: JWT <token>" in the header; tokens made for a user go as Bearer.',
        links.jwt,
      );
    case 'basic':
      return developer(
        identity === 'password'
          ? 'Send user name and password as "Authorization: Basic base64(user:password)".'
          : 'Send the API token as "Authorization: Basic base64(e-mail:token)"; fill in e-mail and token, not a bearer or personal token field.',
        links.basic,
      );
    default:
      return developer(
        'Send the access token as "Authorization: Bearer <token>", without a user name.',
        links.calls,
      );
  }
}
