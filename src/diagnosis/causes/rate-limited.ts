import { retryAfterSeconds } from '../../evidence/index.ts';
import { identityTraits } from '../../jira-facts/index.ts';
import type { Cause } from '../cause-definition.ts';
import { limitReason } from '../facts/answer.ts';
import { developer, links } from '../fixes/index.ts';
import type { Reading } from '../reading/reading.ts';

const reasonOf = ({ at }: Reading): string => (limitReason(at) ?? '').toLowerCase();

/** Which limit it is, and who shares it. */
function limitOf(reading: Reading): string {
  const reason = reasonOf(reading);
  if (reason.includes('quota-global'))
    return 'The points of the hour are used up, and all customers of the app share them: spread work over hours, cache roles, groups and permissions (2 points each).';
  if (reason.includes('quota-tenant'))
    return 'The points of this site for the hour are used up, and all calls of the app on the site share them: spread work over hours, cache roles, groups and permissions (2 points each).';
  if (reason.includes('burst'))
    return 'Too many calls of one operation in a second; everybody who calls this operation of the site with the same method shares the limit: send fewer at a time.';
  if (reason.includes('per-issue'))
    return 'Too many writes to one issue (20 in 2 seconds, 100 in 30): collect changes into one call.';
  if (reason.includes('concurrent'))
    return 'Too many calls at the same time for this user: let one finish before the next begins.';
  if (reading.selfHosted)
    return 'The limit of this self-hosted site holds for each user: slow down, or ask its administrator for an exemption (Administration → System → Rate limiting).';
  return identityTraits[reading.identity].countsPoints
    ? 'Slow down: ask for more in one call (bulk operations, fields, page size) and cache what changes rarely.'
    : 'For this kind of caller only the burst limits count: send fewer calls of one operation at a time.';
}

function waitFor(reading: Reading): string {
  const seconds = retryAfterSeconds(reading.at.exchange);
  const wait = seconds === null ? null : `${Math.ceil(seconds)} seconds as Retry-After says`;
  if (reasonOf(reading).includes('quota'))
    return wait === null || seconds === 0
      ? 'Stop until the full hour (UTC): the count begins anew then.'
      : `Stop for the ${wait}: the count begins anew at the full hour (UTC).`;
  if (seconds === 0)
    return 'Retry-After is 0: the next second will do, but with a pause that doubles at each refusal, or the limit is hit again.';
  return wait === null
    ? 'Back off: double the pause each time, with some chance in it, up to 30 seconds.'
    : `Wait ${wait}, then go on more slowly.`;
}

export const rateLimited: Cause = {
  title: 'Too many calls',
  gate: 'quota',
  owner: 'app developer',
  about: 'run',
  needsCaller: false,
  decisive: ['status 429'],
  strong: ['limit named', 'says rateLimited'],
  fix: (reading) => [developer(limitOf(reading), links.rate), developer(waitFor(reading))],
  settledBy: () => 'What do RateLimit-Reason and Retry-After of the answer say?',
};
