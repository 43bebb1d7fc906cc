/** A statement about facts, by their ids. */
export type Condition<Id extends string> =
  | Id
  | { readonly any: readonly Condition<Id>[] }
  | { readonly all: readonly Condition<Id>[] }
  | { readonly not: Condition<Id> };

export const any = <Id extends string>(...of: readonly Condition<Id>[]): Condition<Id> => ({ any: of });
export const all = <Id extends string>(...of: readonly Condition<Id>[]): Condition<Id> => ({ all: of });
export const not = <Id extends string>(of: Condition<Id>): Condition<Id> => ({ not: of });

/** True when the condition holds; `holds` answers for one fact. */
export function satisfied<Id extends string>(condition: Condition<Id>, holds: (id: Id) => boolean): boolean {
  if (typeof condition === 'string') return holds(condition);
  if ('any' in condition) return condition.any.some((one) => satisfied(one, holds));
  if ('all' in condition) return condition.all.every((one) => satisfied(one, holds));
  return !satisfied(condition.not, holds);
}

/** The facts that make a satisfied condition true, in its own order; what it rests on by being absent is left out. */
export function supporting<Id extends string>(condition: Condition<Id>, holds: (id: Id) => boolean): Id[] {
  const found: Id[] = [];
  const take = (one: Condition<Id>) => {
    if (typeof one === 'string') {
      if (holds(one)) found.push(one);
    } else if ('any' in one) {
      const first = one.any.find((each) => satisfied(each, holds));
      if (first !== undefined) take(first);
    } else if ('all' in one) one.all.forEach(take);
  };
  take(condition);
  return found;
}

/** Every fact a condition mentions. */
export function mentioned<Id extends string>(condition: Condition<Id>): Id[] {
  if (typeof condition === 'string') return [condition];
  if ('any' in condition) return condition.any.flatMap(mentioned);
  if ('all' in condition) return condition.all.flatMap(mentioned);
  return mentioned(condition.not);
}
