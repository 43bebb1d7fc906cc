import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { links } from '../fixes/links.ts';
import { administrator, developer } from '../fixes/steps.ts';

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
  leans: [all('all refused', 'jwt involved'), all('another tenant works', 'status 401')],
  against: ['secret accepted elsewhere', 'noted verified offline', all('others work', not('at app'))],
  fix: () => [
    developer(
      'Store the shared secret of every verified installed event by clientKey and sign with the newest one.',
      links.jwt,
    ),
    administrator(
      'If the secret is lost, uninstall and install the app again: a new installed event brings a new one.',
    ),
  ],
  settledBy: () => 'Does one refused token verify offline with the newest stored secret of this clientKey?',
};
