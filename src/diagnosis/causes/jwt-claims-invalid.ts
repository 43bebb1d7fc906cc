import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { links } from '../fixes/links.ts';
import { developer } from '../fixes/steps.ts';

export const jwtClaimsInvalid: Cause = {
  title: 'iss, aud or sub of the JWT is wrong',
  gate: 'credential',
  owner: 'app developer',
  about: 'identity',
  possible: any('as app', 'as forge-user', 'at app'),
  decisive: [all('says claims', not('at connect authorization server')), 'issuer is no app key'],
  strong: ['noted wrong claims', all('no issuer', 'jwt involved')],
  leans: [all('says appMissing', 'jwt involved')],
  against: ['others work', all('status 403', not('at app')), not('jwt involved')],
  fix: () => [
    developer(
      'Towards Jira: iss = the app key of the descriptor, no aud needed. From Jira: iss = clientKey, and for installed events aud = the baseUrl of the app. Forge: aud = the full app ARI.',
      links.jwt,
    ),
  ],
  settledBy: () => 'What do iss, aud and sub of one refused token say (decode its middle part)?',
};
