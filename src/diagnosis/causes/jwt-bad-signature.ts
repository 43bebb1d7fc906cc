import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import type { FixStep } from '../finding.ts';
import { administrator, developer, links } from '../fixes/index.ts';
import type { Reading } from '../reading/reading.ts';

/** Jira looks the secret up by the app key, and refuses one that it does not know in the same words. */
function comparedIssuer({ at }: Reading): FixStep[] {
  if (at.address.place !== 'cloud-site' && at.address.place !== 'relative') return [];
  return [
    developer(
      "Compare iss of the JWT with the key in the app's descriptor: it must be that of the app that is installed, and switched on, here (Apps → Manage apps).",
    ),
  ];
}

export const jwtBadSignature: Cause = {
  title: 'The JWT is signed with a wrong or stale shared secret',
  gate: 'credential',
  owner: 'app developer',
  about: 'identity',
  possible: any('as connect', 'as app', 'at app'),
  decisive: [
    all('says signature', not('says expired'), not('at connect authorization server')),
    'secret refused elsewhere',
  ],
  strong: ['noted old secret', 'foreign algorithm'],
  leans: ['all refused', all('another tenant works', 'status 401')],
  against: ['secret accepted elsewhere'],
  fix: (reading) => [
    developer(
      'Store the shared secret of every verified installed event by clientKey and sign with the newest one.',
      links.jwt,
    ),
    ...comparedIssuer(reading),
    administrator(
      'If the secret is lost, uninstall and install the app again: a new installed event brings a new one.',
    ),
  ],
  settledBy: () => 'Does one refused token verify offline with the newest stored secret of this clientKey?',
};
