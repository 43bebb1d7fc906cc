/** One way to open something: all of these scopes. */
type Option = readonly string[];
/** Alternatives of one operation: any one option is enough. */
export type Choice = readonly Option[];

/**
 * How two sets of the same size are told apart, so that an answer never depends on the order of its input. Must add up:
 * parts that share no scope are decided one by one.
 */
type Prefer = (scopes: readonly string[]) => number;

const keyOf = (option: Option): string => [...new Set(option)].sort().join(' ');

/** What an option still costs when `held` is free. */
const lacking = (option: Option, held: ReadonlySet<string>): string[] =>
  option.filter((scope) => !held.has(scope));

interface Open {
  /** Remaining options, each reduced to what it still costs; none is a superset of another. */
  readonly options: readonly Option[];
}

const isSubset = (small: Option, large: Option): boolean => small.every((scope) => large.includes(scope));

/** Drops an option that costs everything another one costs: it can never be the better choice. */
const withoutDominated = (options: readonly Option[]): Option[] => {
  const distinct = [...new Map(options.map((option) => [keyOf(option), option])).values()];
  return distinct.filter(
    (option) =>
      !distinct.some((other) => other !== option && other.length < option.length && isSubset(other, option)),
  );
};

const choiceKey = (options: readonly Option[]): string => options.map(keyOf).sort().join('|');

/**
 * Settles everything that leaves no choice: what `held` opens is dropped, an only option is taken, equal choices
 * count once.
 */
const settle = (choices: readonly Choice[], held: Set<string>): Open[] => {
  let rest: readonly Choice[] = choices;
  for (;;) {
    const open = new Map<string, Open>();
    let forced = false;
    for (const choice of rest) {
      const options = withoutDominated(choice.map((option) => lacking(option, held)));
      if (options.some((option) => option.length === 0)) continue;
      if (options.length === 1) {
        for (const scope of options.flat()) held.add(scope);
        forced = true;
      } else open.set(choiceKey(options), { options });
    }
    if (!forced) return [...open.values()];
    rest = [...open.values()].map(({ options }) => options);
  }
};

/**
 * Least that must still be added: choices that share no scope add up. Taking the dearest first keeps the bound high,
 * and it is never more than the true cost.
 */
const lowerBound = (open: readonly Open[]): number => {
  const sorted = open
    .map(({ options }) => ({
      scopes: options.flat(),
      least: Math.min(...options.map((option) => option.length)),
    }))
    .sort((a, b) => b.least - a.least);
  const seen = new Set<string>();
  let bound = 0;
  for (const { scopes, least } of sorted) {
    if (scopes.some((scope) => seen.has(scope))) continue;
    for (const scope of scopes) seen.add(scope);
    bound += least;
  }
  return bound;
};

/** The option that would settle most choices: deciding on it first keeps the search small. */
const pivot = (open: readonly Open[]): Option => {
  const count = new Map<string, { option: Option; uses: number }>();
  for (const { options } of open)
    for (const option of options) {
      const key = keyOf(option);
      const known = count.get(key);
      if (known) known.uses += 1;
      else count.set(key, { option, uses: 1 });
    }
  const ranked = [...count].sort(
    ([a, x], [b, y]) =>
      y.uses / y.option.length - x.uses / x.option.length ||
      x.option.length - y.option.length ||
      (a < b ? -1 : 1),
  );
  return ranked[0]?.[1].option ?? [];
};

/** Splits choices into parts that share no scope: what is best in one has no bearing on another. */
const independentParts = (open: readonly Open[]): Open[][] => {
  let parts: { scopes: Set<string>; members: Open[] }[] = [];
  for (const one of open) {
    const scopes = new Set(one.options.flat());
    const [touching, apart] = [
      parts.filter((part) => [...scopes].some((scope) => part.scopes.has(scope))),
      parts.filter((part) => ![...scopes].some((scope) => part.scopes.has(scope))),
    ];
    const merged = { scopes, members: [one] };
    for (const part of touching) {
      for (const scope of part.scopes) merged.scopes.add(scope);
      merged.members.push(...part.members);
    }
    parts = [...apart, merged];
  }
  return parts.map(({ members }) => members);
};

/**
 * The smallest set of scopes that, with `free` already held, opens every choice: exactly, by branch and bound over
 * whole options (take it, or forbid it everywhere). Among sets of one size the preferred one, then the first in the
 * alphabet. Null when a choice has no option. `free` scopes are not in the answer.
 */
export const smallestCover = (
  choices: readonly Choice[],
  free: readonly string[] = [],
  prefer: Prefer = () => 0,
): string[] | null => {
  const better = (a: string[], b: string[]): string[] => {
    if (a.length !== b.length) return a.length < b.length ? a : b;
    const [scoreA, scoreB] = [prefer(a), prefer(b)];
    if (scoreA !== scoreB) return scoreA > scoreB ? a : b;
    return a.join(' ') <= b.join(' ') ? a : b;
  };

  const solvePart = (part: readonly Open[], held: ReadonlySet<string>): string[] => {
    const option = pivot(part);
    const rest = part.map(({ options }) => options);
    const taken = [...option, ...solve(rest, new Set([...held, ...option]))].sort();
    // Forbidding it also forbids what contains it: whoever holds more than the option holds the option.
    const without = rest.map((options) => options.filter((other) => !isSubset(option, other)));
    if (without.some((options) => options.length === 0)) return taken;
    if (lowerBound(without.map((options) => ({ options }))) > taken.length) return taken;
    return better(taken, solve(without, new Set(held)));
  };

  /** What must be added to `held`, sorted; `held` is the callee's to change. */
  const solve = (given: readonly Choice[], held: Set<string>): string[] => {
    const before = new Set(held);
    const open = settle(given, held);
    const added = [...held].filter((scope) => !before.has(scope));
    for (const part of independentParts(open)) added.push(...solvePart(part, held));
    return added.sort();
  };

  return choices.some((choice) => choice.length === 0) ? null : solve(choices, new Set(free));
};
