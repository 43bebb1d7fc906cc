import { createHash } from 'node:crypto';
import { findUser } from '../../people.ts';
import type { Group, User } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { self } from './address.ts';
import { flagged } from './wanted.ts';

/** Pictures of people come from Gravatar, whatever the door (recorded). */
export function pictures(user: User): Record<string, string> {
  const hash = createHash('md5').update(user.accountId).digest('hex');
  const url = (size: number) => `https://secure.gravatar.com/avatar/${hash}?d=identicon&s=${size}`;
  return { '48x48': url(48), '24x24': url(24), '16x16': url(16), '32x32': url(32) };
}

/**
 * E-mail addresses show to their owner, also through an app that acts for it (recorded), and to an administrator's own token;
 * apps see nobody else's.
 */
function showsEmail({ caller, rights }: RestCall, user: User): boolean {
  if (user.emailAddress === null) return false;
  if (caller.reach.kind === 'connect') return false;
  if (caller.accountId === user.accountId) return true;
  return caller.reach.kind === 'unscoped' && rights.global('ADMINISTER');
}

/** A person as they stand inside other things: issues, comments, lists of watchers. */
export function personBean(call: RestCall, user: User) {
  return {
    self: self(call, `/user?accountId=${encodeURIComponent(user.accountId)}`),
    accountId: user.accountId,
    ...(showsEmail(call, user) ? { emailAddress: user.emailAddress } : {}),
    avatarUrls: pictures(user),
    displayName: user.displayName,
    active: user.active,
    timeZone: user.timeZone,
    accountType: user.accountType === 'service-account' ? 'atlassian' : user.accountType,
  };
}

const avatarSizes: Readonly<Record<string, '16x16' | '24x24' | '32x32' | '48x48'>> = {
  ...{ xsmall: '16x16', small: '24x24', medium: '32x32', large: '48x48' },
};

/** The address of a person's picture, where a picker is asked for it, in the size that is wanted. */
export function avatarOnWish(call: RestCall, user: User): { avatarUrl?: string } {
  if (!flagged(call, 'showAvatar')) return {};
  const size = avatarSizes[call.query.get('avatarSize') ?? ''] ?? '16x16';
  const { [size]: avatarUrl = '' } = pictures(user);
  return { avatarUrl };
}

/** A person as `/user`, `/myself` and user searches show them: with the language. */
export function userBean(call: RestCall, user: User) {
  return { ...personBean(call, user), locale: user.locale };
}

/** A person as the list of everybody shows them: with the language, without the time zone (recorded). */
export function listedUser(call: RestCall, user: User) {
  const { timeZone: _, ...listed } = userBean(call, user);
  return listed;
}

/** Who owns, leads or voted for a thing: no more than who it is (recorded); null where there is nobody (any more). */
export function ownerOf(call: RestCall, accountId: string | null) {
  const user = findUser(call.state, accountId);
  if (user === null) return null;
  const { self: address, avatarUrls, displayName, active } = personBean(call, user);
  return { self: address, accountId: user.accountId, avatarUrls, displayName, active };
}

/** The person of an account id, or null where there is none (any more). */
export function personOf(call: RestCall, accountId: string | null) {
  const user = findUser(call.state, accountId);
  return user === null ? null : personBean(call, user);
}

export function groupBean(call: RestCall, group: Group) {
  return { name: group.name, groupId: group.groupId, self: self(call, `/group?groupId=${group.groupId}`) };
}
