import type { ShapePart, ShapeParts } from './shape.ts';

/** Every key that some form of an entry names, whatever the alternatives. */
export const keysKnownTo = (parts: ShapeParts, index: number, depth = 0): string[] => {
  const part = parts[index];
  if (typeof part !== 'object' || depth > 8) return [];
  const inside = [
    ...(part.ref === undefined ? [] : [part.ref]),
    ...(part.oneOf ?? []),
    ...(part.anyOf ?? []),
    ...(part.allOf ?? []),
  ];
  return [
    ...Object.keys(part.properties ?? {}),
    ...inside.flatMap((next) => keysKnownTo(parts, next, depth + 1)),
  ];
};

/** The entry of the modules of a type: what each item of the list must be. */
export const moduleEntry = (parts: ShapeParts, type: string): number | null => {
  const follow = (index: number | undefined): ShapePart | null => {
    const part = index === undefined ? undefined : parts[index];
    if (typeof part !== 'object') return null;
    return part.ref === undefined ? part : follow(part.ref);
  };
  const modules = follow(follow(parts.length - 1)?.properties?.modules);
  const properties = modules?.properties ?? {};
  const list = Object.hasOwn(properties, type) ? follow(properties[type]) : null;
  return typeof list?.items === 'number' ? list.items : null;
};
