import type { IdentityKind } from '../evidence/index.ts';
import { identityTraits } from '../jira-facts/index.ts';
import type { Answer } from './answer.ts';
import { isRead } from './is-read.ts';

/** Users, groups, roles and permissions cost two points each, every other object one. */
const accessObjects =
  /^\/rest\/[^/]+\/[^/]+\/(my(self|permissions)|permissions?(scheme)?|users?|groups?|role|applicationrole)(\/|$)|\/(role|permissionscheme)(\/|$)/;

/** Points one call costs that answers `objects` objects (https://developer.atlassian.com/cloud/jira/platform/rate-limiting/). */
export function pointsFor(kind: IdentityKind, method: string, path: string, objects: number): number {
  if (!identityTraits[kind].countsPoints) return 0;
  if (!isRead({ method, path })) return 1;
  const route = path.split('?')[0] ?? path;
  return 1 + objects * (accessObjects.test(route.replace(/^.*?(?=\/rest\/)/, '')) ? 2 : 1);
}

/** Points a recorded call has cost, counted from what it answered. Refused calls cost the one point of the call. */
export function pointsOf(kind: IdentityKind, { exchange, json }: Answer): number {
  const { method, url } = exchange.request;
  if (exchange.response === null) return 0;
  const answered = (exchange.response.status ?? 500) < 300;
  return pointsFor(kind, method, new URL(url).pathname, answered ? countObjects(json) : 0);
}

/** Objects in an answer: the elements of its list, the entries of its permission map, or the one object it is. */
export function countObjects(json: unknown): number {
  if (Array.isArray(json)) return json.length;
  if (typeof json !== 'object' || json === null) return 0;
  const lists = Object.values(json).filter(Array.isArray);
  if (lists.length > 0) return lists.reduce((sum, list) => sum + list.length, 0);
  if ('permissions' in json && typeof json.permissions === 'object' && json.permissions !== null) {
    return Object.keys(json.permissions).length;
  }
  return 1;
}
