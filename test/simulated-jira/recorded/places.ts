const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

/** Every place of a body with the types seen there; items of a list share one. */
function places(value: unknown, at: string, found: Map<string, Set<string>>): Map<string, Set<string>> {
  found.set(at, (found.get(at) ?? new Set()).add(typeOf(value)));
  if (Array.isArray(value)) for (const item of value) places(item, `${at}/*`, found);
  else if (typeof value === 'object' && value !== null)
    for (const [name, item] of Object.entries(value)) places(item, `${at}/${name}`, found);
  return found;
}

/** Recorded places (with their types, `|` between them) that an answer has not, or has with another type; null fits everything. */
export function missing(recorded: Readonly<Record<string, string>>, value: unknown): string[] {
  const found = places(value, '', new Map());
  return Object.entries(recorded)
    .filter(([place, types]) => {
      const here = found.get(place);
      const fits = [...(here ?? [])].some((type) => type === 'null' || types.split('|').includes(type));
      return here === undefined || !(fits || types.includes('null'));
    })
    .map(([place]) => place);
}
