import type { SiteState } from '../state.ts';

/** A link type as seen from one end: `blocks` from the one that blocks, `is blocked by` from the other. */
export const directionOf = (typeId: string, outward: boolean): string => `${typeId}${outward ? '>' : '<'}`;

/** The directions that a description means, or both where the name of a type was written; none: there is no such type. */
export function directionsNamed(name: string, { issueLinkTypes }: SiteState): string[] {
  const lower = name.toLowerCase();
  const described = issueLinkTypes.flatMap(({ id, inward, outward }) => [
    ...(outward.toLowerCase() === lower ? [directionOf(id, true)] : []),
    ...(inward.toLowerCase() === lower ? [directionOf(id, false)] : []),
  ]);
  if (described.length > 0) return described;
  return issueLinkTypes
    .filter((type) => type.name.toLowerCase() === lower)
    .flatMap(({ id }) => [directionOf(id, true), directionOf(id, false)]);
}
