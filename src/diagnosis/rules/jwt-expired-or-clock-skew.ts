import { jwtFacts } from '../reading/jwt-facts.ts';
import { clue, links, type Rule } from './rule.ts';

export const jwtExpiredOrClockSkew: Rule = {
  id: 'jwt-expired-or-clock-skew',
  title: 'The JWT has expired, or the clocks differ',
  who: 'app developer',
  needs: ['credential', 'clock', 'body', 'notes'],
  docs: 'docs/rules/jwt-expired-or-clock-skew.md',
  applies: ({ identity, at, caller }) =>
    caller.app || identity === 'connect-user' || at.credential.scheme === 'jwt' || at.address.place === 'app',
  diagnose(reading) {
    const { at, notes } = reading;
    const jwt = jwtFacts(reading);
    const authServer = at.address.place === 'connect-auth-server';
    const skewed = jwt.skewSeconds !== null && Math.abs(jwt.skewSeconds) > 60;
    return {
      clues: [
        ...clue(jwt.expired, 5.5, 'exp lies before the time of the answer'),
        ...clue(jwt.issuedInFuture, 5.5, 'iat lies after the time of the answer'),
        ...clue(
          skewed,
          jwt.involved ? 4 : 2.5,
          `our clock and the server's differ by ${Math.abs(jwt.skewSeconds ?? 0)} seconds`,
        ),
        ...clue(
          at.heard.has('expired') && (jwt.involved || at.address.place === 'app') && !authServer,
          5.5,
          'the answer speaks of the time of the token',
        ),
        ...clue(
          at.heard.has('expired') && authServer,
          1.8,
          'the authorization server speaks of the time of the assertion',
        ),
        ...clue(
          notes.says(
            'clock',
            'ntp',
            'minutes slow',
            'minutes fast',
            'time drift',
            'skew',
            'time zone',
            'timezone',
          ),
          4,
          'the notes speak of a clock',
        ),
        ...clue(
          notes.says('cached+jwt', 'jwt+reused', 'token+reused', 'same jwt'),
          2,
          'the notes say that a token is reused',
        ),
        ...clue(
          at.heard.has('qsh') || (at.heard.has('signature') && !at.heard.has('expired')),
          -2.5,
          'the answer names another part of the token',
        ),
        ...clue(jwt.skewSeconds !== null && !skewed, -2, 'the clocks agree'),
        ...clue(at.login.recognised, -4, 'the caller was recognised'),
        ...clue(!jwt.involved && !authServer, -2, 'no JWT is involved'),
      ],
      fix: [
        {
          who: 'app developer',
          step: 'Synchronise the clock of the server (NTP) and compare it with the Date header of any Jira answer.',
        },
        {
          who: 'app developer',
          step: 'Make a new token for every request, with iat = now and exp a few minutes later; allow up to 60 seconds when you verify.',
          link: links.jwt,
        },
      ],
      settledBy: "the Date header of the answer against the server's own clock",
    };
  },
};
