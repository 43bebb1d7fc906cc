import { any } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { developer, links } from '../fixes/index.ts';

export const jwtClaimsInvalid: Cause = {
  title: 'iss, aud or sub of the JWT is wrong',
  gate: 'credential',
  owner: 'app developer',
  about: 'identity',
  possible: any('as app', 'as forge-user', 'at app'),
  decisive: ['says claims', 'issuer is no app key', 'noted client key as issuer'],
  strong: ['secret accepted elsewhere', 'no issuer'],
  // The code is the same for every site.
  against: ['others work', 'credential in query', 'another tenant works'],
  fix: ({ at, identity }) => [
    at.address.place === 'app'
      ? identity.startsWith('forge')
        ? developer('Expect aud to be the full ARI of the app (app.id of manifest.yml).')
        : developer(
            'Expect iss to be the clientKey of the installation, and aud of an installed event to be the baseUrl of the app.',
            links.jwt,
          )
      : developer('Sign with iss = the app key of the descriptor; no aud is needed.', links.jwt),
  ],
  settledBy: () => 'What do iss, aud and sub of one refused token say (decode its middle part)?',
};
