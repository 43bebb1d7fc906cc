import { clockOf } from '../reading/clock.ts';
import { clue, links, type Rule } from './rule.ts';

export const tokenExpired: Rule = {
  id: 'token-expired',
  title: 'The access token is past its life',
  who: 'app developer',
  needs: ['notes', 'credential', 'clock', 'siblings', 'body'],
  docs: 'docs/rules/token-expired.md',
  applies: ({ caller, identity, at }) =>
    caller.oauth ||
    identity === 'connect-user' ||
    identity === 'pat' ||
    identity === 'service-account-token' ||
    at.credential.scheme === 'bearer',
  diagnose(reading) {
    const { at, notes, beside, identity, others, caller } = reading;
    const clock = clockOf(reading);
    const exp =
      notes.tokenExpiresAt ??
      (at.credential.claims?.exp === undefined ? null : at.credential.claims.exp * 1000);
    const past = exp !== null && clock !== null && exp < clock;
    const bearerLike = caller.oauth || identity === 'connect-user';
    const workedBefore = others.some(
      (call) =>
        !call.foreign &&
        call.index < at.index &&
        call.method === at.method &&
        call.address.restPath === at.address.restPath &&
        call.outcome === 'worked',
    );
    const atToken = at.address.place === 'auth-server' || at.address.place === 'connect-auth-server';
    const plainGateway = at.body.gatewayShape && at.status === 401 && !at.heard.has('scopeMismatch');
    const whoAmI =
      at.address.place === 'gateway' &&
      /^\/(oauth\/token\/accessible-resources|me)\/?$/.test(at.address.path);
    return {
      clues: [
        ...clue(past, 5.5, 'the token ran out before this call'),
        ...clue(
          bearerLike &&
            notes.says(
              'past its life',
              'token age+past',
              'token age+hour',
              'token age+day',
              'token+expired',
              'token+ran out',
              'past+lifetime',
              'older than',
              'not refreshed',
              'after an hour',
              'after one hour',
              'after 60',
              'expires_in',
              'stale',
            ),
          4.5,
          'the notes say that the token is old',
        ),
        ...clue(
          bearerLike && !atToken && at.heard.has('expired'),
          4.5,
          'the answer says that the token has expired',
        ),
        ...clue(
          bearerLike && workedBefore && (at.status === 401 || at.status === 403 || at.status === 404),
          3,
          'the very same call worked earlier',
        ),
        ...clue(bearerLike && plainGateway, 1.8, 'the gateway refuses the token itself and names no scope'),
        ...clue(
          bearerLike && whoAmI && at.status === 401,
          2.5,
          'even the question which sites the token opens is refused',
        ),
        ...clue(
          (at.headers.get('www-authenticate') ?? '').includes('invalid_token'),
          2.5,
          'WWW-Authenticate says invalid_token',
        ),
        ...clue(
          bearerLike && beside.allFailAlike && at.status === 401,
          1,
          'every call with the token is refused alike',
        ),
        ...clue(exp !== null && clock !== null && exp > clock, -3, 'the token is within its life'),
        ...clue(
          at.heard.has('scopeMismatch') || at.heard.has('scopeGrants'),
          -3.5,
          'a scope is named: the token itself was accepted',
        ),
        ...clue(
          beside.ownWorked.some((call) => call.index > at.index),
          -3,
          'a later call with the token worked',
        ),
        ...clue(beside.ownWorked.length > 0 && !workedBefore, -1.5, 'another call with the token worked'),
        ...clue(atToken, -3, 'the call asks for a token'),
        ...clue(at.body.hasErrorMessages && at.status !== 401, -1, 'Jira itself answered'),
        ...clue(at.login.recognised, -4, 'the caller was recognised'),
      ],
      fix: [
        {
          who: 'app developer',
          step: 'Refresh the access token by its expiry time (expires_in), and treat 401, 403 and 404 of the gateway as a possible expiry: refresh once, repeat once.',
          link: links.refresh,
        },
        {
          who: 'app developer',
          step: 'Ask for offline_access, so that there is a refresh token.',
          link: links.threeLo,
        },
      ],
      settledBy: 'the age of the access token, or the same call with a fresh one',
    };
  },
};
