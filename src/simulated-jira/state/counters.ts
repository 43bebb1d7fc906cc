import type { SiteState } from '../state.ts';

/** A number of its own for a new thing of this kind, above all that ever were; `taken` are the numbers in use now. */
export function nextNumber(
  state: SiteState,
  kind: string,
  taken: readonly (number | string)[],
  first = 10_000,
): number {
  const last = state.counters[kind] ?? first - 1;
  const used = taken.reduce<number>((most, each) => Math.max(most, Number(each) || 0), 0);
  const next = Math.max(last, used) + 1;
  state.counters[kind] = next;
  return next;
}

/** Like {@link nextNumber}, as text. */
export function nextId(
  state: SiteState,
  kind: string,
  taken: readonly { id: number | string }[],
  first = 10_000,
): string {
  return String(
    nextNumber(
      state,
      kind,
      taken.map(({ id }) => id),
      first,
    ),
  );
}
