import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { developer, links, owner } from '../fixes/index.ts';

export const refreshTokenInvalid: Cause = {
  title: 'The refresh token was used, replaced, revoked or has run out',
  gate: 'credential',
  owner: 'app developer',
  about: 'identity',
  possible: any('at authorization server', 'says refreshInvalid'),
  decisive: [
    all('says refreshInvalid', not('oauth error of the request')),
    all('asks for a refresh', 'oauth error invalid_grant'),
  ],
  strong: [all('asks for a refresh', 'refused as unknown or forbidden')],
  never: ['oauth error invalid_client'],
  fix: () => [
    owner(
      'Connect the app again (authorise once more): a dead refresh token cannot be revived.',
      links.threeLo,
    ),
    developer(
      'Store each rotated refresh token before its access token is used, and let only one refresh run at a time.',
      links.refresh,
    ),
  ],
  settledBy: () => 'Is the stored refresh token the newest one that was handed out?',
};
