import { identityTraits } from '../../jira-facts/index.ts';
import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { again, developer, links, otherThanBasic } from '../fixes/index.ts';

export const wrongAuthScheme: Cause = {
  title: 'The right credential in the wrong form',
  gate: 'credential-form',
  owner: 'app developer',
  about: 'identity',
  possible: all('at Jira', not('as anonymous')),
  decisive: [
    all('scheme of another kind', not(all('as oauth', 'at site'))),
    all('as app', 'scheme misspelled'),
    all('taken for Basic', not('says captcha')),
    'jwt in the query',
    all(
      'only the form of the credential differs',
      not(any('says basicDisabled', 'path internal')),
      // It goes in this form only: what works in another one is another credential.
      not(all('as pat', 'scheme fits')),
    ),
    all('says connectSessionToken', any('as api-token', 'as password', 'as pat', 'as connect-app')),
  ],
  strong: [
    'credential in query',
    // Cloud has no personal access tokens.
    all('as pat', 'on cloud', not('worked')),
  ],
  against: [
    all(
      'scheme fits',
      not(all('as pat', 'on cloud')),
      not('taken for Basic'),
      not('jwt in the query'),
      not('says connectSessionToken'),
    ),
  ],
  fix: ({ at, identity, cloud }) => {
    const [form] = identityTraits[identity].schemes;
    if (at.said.has('basicDisabled') && form === 'basic') return otherThanBasic;
    if (identity === 'pat' && cloud)
      return [
        developer(
          'Send an API token of the account as "Authorization: Basic base64(e-mail:token)": Jira Cloud has no personal access tokens.',
          links.basic,
        ),
      ];
    if (identity === 'pat')
      return [
        developer(
          'Send a personal access token as "Authorization: Bearer <token>", without a user name.',
          links.pat,
        ),
      ];
    if (form === 'jwt')
      return [
        developer(
          'Send the app token as "Authorization: JWT <token>" in the header; tokens made for a user go as Bearer.',
          links.jwt,
        ),
      ];
    return form === 'basic'
      ? [
          developer(
            identity === 'password'
              ? 'Send user name and password as "Authorization: Basic base64(user:password)".'
              : 'Send the API token as "Authorization: Basic base64(e-mail:token)"; fill in e-mail and token, not a bearer or personal token field.',
            links.basic,
          ),
        ]
      : [
          developer(
            'Send the access token as "Authorization: Bearer <token>", without a user name.',
            links.calls,
          ),
        ];
  },
  settledBy: (reading) => again(reading),
};
