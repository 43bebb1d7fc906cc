import { isRecord } from '../../record.ts';
import { findIssue } from '../../state/lookup.ts';
import type { ProviderData } from '../../state.ts';
import type { RestCall } from '../call.ts';

/** Whose data a call reads and writes: the app's, or the client's account. */
export const ownerOf = ({ caller }: RestCall): string =>
  (caller.reach.kind === 'unscoped' ? null : caller.reach.app) ?? caller.accountId ?? '';

/** All that the caller's tool has told of a kind. */
export function ownData(call: RestCall, kind: string): ProviderData[] {
  const owner = ownerOf(call);
  return (call.state.providerData ?? []).filter((each) => each.kind === kind && each.owner === owner);
}

export const sameIds = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, at) => id === other[at]);

/** Keeps what was told unless something later is known already. */
export function keepData(call: RestCall, data: Omit<ProviderData, 'owner'>): void {
  const known = ownData(call, data.kind).find(({ ids }) => sameIds(ids, data.ids));
  if (known !== undefined && known.sequence > data.sequence) return;
  removeData(call, (each) => each === known);
  call.state.providerData = [...(call.state.providerData ?? []), { ...data, owner: ownerOf(call) }];
}

export function removeData({ state }: RestCall, which: (data: ProviderData) => boolean): void {
  state.providerData = (state.providerData ?? []).filter((each) => !which(each));
}

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

/** The issue keys that something is about: of its own list and of its associations. */
export function issueKeysOf(given: Record<string, unknown>): string[] {
  const associations = Array.isArray(given.associations) ? given.associations.filter(isRecord) : [];
  const associated = associations.filter(({ associationType }) =>
    /^issue(?:Keys|IdOrKeys)$/.test(String(associationType)),
  );
  return [...textsIn(given.issueKeys), ...associated.flatMap(({ values }) => textsIn(values))];
}

/** Keys that no issue of the site has. */
export const unknownKeys = ({ state }: RestCall, keys: readonly string[]): string[] =>
  [...new Set(keys)].filter((key) => findIssue(state, key) === null);

/** What stands at a dotted place, as text; undefined: nothing. */
export function textAt(given: Record<string, unknown>, place: string): string | undefined {
  let at: unknown = given;
  for (const name of place.split('.')) at = isRecord(at) ? at[name] : undefined;
  return typeof at === 'string' || typeof at === 'number' ? String(at) : undefined;
}
