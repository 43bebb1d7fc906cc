import { all, any } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import type { FixStep } from '../finding.ts';
import { baseOf, developer, links, setTheClock } from '../fixes/index.ts';
import type { Reading } from '../reading/reading.ts';
import { states } from '../reading/statements.ts';

export const jwtExpiredOrClockSkew: Cause = {
  title: 'The JWT has expired, or the clocks differ',
  gate: 'credential',
  owner: 'app developer',
  about: 'identity',
  possible: any(
    'as connect-app',
    'at app',
    'says timestampRefused',
    all('at connect authorization server', any('exp passed', 'clocks differ')),
  ),
  decisive: ['says timestampRefused', 'exp passed', 'says expired', 'clocks differ', 'noted clock'],
  strong: [
    // A token is for one request: what worked once and is refused now was kept.
    all('status 401', any('worked before', 'noted old token')),
  ],
  // The clock is the same for every site.
  against: ['another tenant works'],
  fix: (reading) =>
    Math.abs(reading.jwt.skewSeconds ?? 0) > 60 ||
    reading.jwt.issuedInFuture ||
    states(reading.account.noted, 'clock')
      ? [clock, anew(reading)]
      : [anew(reading), clock],
  settledBy: (reading) =>
    `curl -sI '${baseOf(reading)}/status' | grep -i ^date; date -u (do the two clocks agree?)`,
};

const clock = developer(setTheClock);

/** What comes from a page of the app was made when the page was loaded. */
const anew = ({ at }: Reading): FixStep =>
  at.address.place === 'app'
    ? developer(
        'Take a fresh token for each call from the page (AP.context.getToken()), and load the page again where it was left open.',
        links.jwt,
      )
    : developer(
        'Make a new token for every request, with iat = now and exp a few minutes later; allow up to 60 seconds when you verify.',
        links.jwt,
      );
