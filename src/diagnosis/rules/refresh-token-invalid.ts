import { clue, links, type Rule } from './rule.ts';

export const refreshTokenInvalid: Rule = {
  id: 'refresh-token-invalid',
  title: 'The refresh token was used, replaced, revoked or has run out',
  who: 'app developer',
  needs: ['address', 'body', 'request'],
  docs: 'docs/rules/refresh-token-invalid.md',
  applies: ({ at, caller }) =>
    at.address.place === 'auth-server' || (caller.oauth && at.heard.has('refreshInvalid')),
  diagnose(reading) {
    const { at, notes } = reading;
    const refresh = at.asked.includes('refresh_token') && !at.asked.includes('authorization_code');
    const code = at.asked.includes('authorization_code');
    return {
      clues: [
        ...clue(refresh, 2, 'the failing request is the refresh of a token'),
        ...clue(
          at.heard.has('refreshInvalid') && at.outcome !== 'worked',
          4,
          'the answer names the refresh token',
        ),
        ...clue(
          refresh && at.body.oauthError === 'invalid_grant',
          3,
          'the authorization server answers invalid_grant',
        ),
        ...clue(
          refresh && at.body.oauthError === 'unauthorized_client',
          2,
          'the authorization server answers unauthorized_client to a refresh',
        ),
        ...clue(
          !code && at.body.oauthError === 'invalid_grant' && !refresh,
          2,
          'the authorization server answers invalid_grant',
        ),
        ...clue(refresh && at.status === 403, 1, 'dead refresh tokens are answered with 403'),
        ...clue(
          refresh &&
            notes.says(
              'rotat',
              'concurren',
              'parallel',
              'twice',
              'reuse',
              're-use',
              '90 days',
              'replaced',
              'race',
            ),
          1.5,
          'the notes speak of rotation or parallel refreshes',
        ),
        ...clue(code, -3, 'the request exchanges a code, not a refresh token'),
        ...clue(
          at.body.oauthError === 'invalid_client' ||
            at.body.oauthError === 'access_denied' ||
            at.body.oauthError === 'invalid_request',
          -4,
          'the refusal is about the client or the request',
        ),
        ...clue(at.status === 429 || (at.status ?? 0) >= 500, -4, 'the server did not judge the token'),
      ],
      fix: [
        {
          who: 'credential owner',
          step: 'Connect the app again (authorise once more): a dead refresh token cannot be revived.',
          link: links.threeLo,
        },
        {
          who: 'app developer',
          step: 'Store each rotated refresh token before its access token is used, and let only one refresh run at a time.',
          link: links.refresh,
        },
      ],
      settledBy: 'whether the stored refresh token is the newest one that was handed out',
    };
  },
};
