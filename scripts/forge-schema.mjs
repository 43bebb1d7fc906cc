/** Keywords that decide; the rest of a JSON Schema is prose. */
const kept = new Set([
  'type',
  'enum',
  'const',
  'required',
  'properties',
  'patternProperties',
  'additionalProperties',
  'items',
  'oneOf',
  'anyOf',
  'allOf',
  'not',
  'if',
  'then',
  'else',
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'propertyNames',
  'format',
]);
const maps = new Set(['properties', 'patternProperties']);
const lists = new Set(['oneOf', 'anyOf', 'allOf']);
const singles = new Set(['additionalProperties', 'items', 'not', 'if', 'then', 'else', 'propertyNames']);

/** A schema as a list of its distinct parts; the last one is the whole. References are numbers. */
export const compactSchema = (schema) => {
  const parts = [];
  const known = new Map();
  const named = new Map();

  const place = (part) => {
    const text = JSON.stringify(part);
    const before = known.get(text);
    if (before !== undefined) return before;
    known.set(text, parts.length);
    parts.push(part);
    return parts.length - 1;
  };

  const definition = (reference) => {
    const name = reference.replace('#/definitions/', '');
    const before = named.get(name);
    if (before !== undefined) return before;
    // Held open first: definitions may contain themselves.
    const index = parts.length;
    parts.push(null);
    named.set(name, index);
    parts[index] = body(schema.definitions[name] ?? {});
    return index;
  };

  const body = (node) => {
    if (typeof node === 'boolean') return node;
    if (node.$ref) return { ref: definition(node.$ref) };
    const result = {};
    for (const [key, value] of Object.entries(node)) {
      if (!kept.has(key)) continue;
      if (maps.has(key))
        result[key] = Object.fromEntries(
          Object.entries(value).map(([name, inner]) => [name, place(body(inner))]),
        );
      else if (lists.has(key)) result[key] = value.map((inner) => place(body(inner)));
      else if (singles.has(key) && typeof value === 'object' && !Array.isArray(value))
        result[key] = place(body(value));
      else if (key === 'items' && Array.isArray(value))
        result.items = value.map((inner) => place(body(inner)));
      else result[key] = value;
    }
    return result;
  };

  const top = body(schema);
  return [...parts, top];
};
