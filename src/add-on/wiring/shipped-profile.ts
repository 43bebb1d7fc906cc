import { loadProfile, neededByProfile, type PlanRequest, profileNames } from '../../self-test/index.ts';

type ShippedProfile =
  | ({ readonly ok: true } & NonNullable<PlanRequest['profile']>)
  | { readonly ok: false; readonly problem: string };

/** What the profile of this name needs. By name only: a file name from the network is not looked at. */
export function shippedProfile(name: string): ShippedProfile {
  const names = profileNames();
  const read = names.includes(name) ? loadProfile(name) : null;
  if (read?.ok) return { ok: true, ...neededByProfile(read.profile) };
  return { ok: false, problem: `There is no profile of this name; there are ${names.join(', ')}.` };
}
