import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { baseOf } from '../fixes/call.ts';
import { links } from '../fixes/links.ts';
import { developer, setTheClock } from '../fixes/steps.ts';

export const jwtExpiredOrClockSkew: Cause = {
  title: 'The JWT has expired, or the clocks differ',
  gate: 'credential',
  owner: 'app developer',
  about: 'identity',
  possible: any('as app', 'as connect-user', 'at app', 'says timestampRefused'),
  decisive: [
    'says timestampRefused',
    all('exp passed', 'jwt involved'),
    all('iat in the future', 'jwt involved'),
    all('says expired', any('jwt involved', 'at app'), not('at connect authorization server')),
    all('clocks differ', 'jwt involved'),
    all('noted clock', 'jwt involved'),
  ],
  strong: ['noted clock', 'clocks differ'],
  against: ['clocks agree', all('token within its life', 'jwt involved', not('iat in the future'))],
  despite: ['says qsh'],
  fix: () => [
    developer(setTheClock),
    developer(
      'Make a new token for every request, with iat = now and exp a few minutes later; allow up to 60 seconds when you verify.',
      links.jwt,
    ),
  ],
  settledBy: (reading) =>
    `curl -sI '${baseOf(reading)}/status' | grep -i ^date; date -u (do the two clocks agree?)`,
};
