import { distinct, unknown, type Value } from '../value.ts';

/** Their elements, or those at one place. */
export function elements(values: readonly Value[], index?: number): readonly Value[] {
  const found = values.flatMap((value) =>
    value.kind === 'list'
      ? index === undefined
        ? value.items.flat()
        : (value.items[index] ?? [])
      : value.kind === 'unknown'
        ? [value]
        : [],
  );
  return found.length > 0 ? distinct(found) : [unknown('value')];
}

/** What `new` makes of them. */
export function instances(values: readonly Value[]): readonly Value[] {
  return values.map((value) => (value.kind === 'class' ? { kind: 'instance', cls: value.cls } : value));
}
