import { z } from 'zod';
import { loadManifestShape, type ShapeParts } from '../../../src/app-files/schema/shape.ts';

const reference = z.number().int();
const Part = z.strictObject({
  ref: reference.optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  required: z.array(z.string()).optional(),
  properties: z.record(z.string(), reference).optional(),
  patternProperties: z.record(z.string(), reference).optional(),
  additionalProperties: z.union([z.boolean(), reference]).optional(),
  propertyNames: reference.optional(),
  items: z.union([reference, z.array(reference)]).optional(),
  oneOf: z.array(reference).optional(),
  anyOf: z.array(reference).optional(),
  allOf: z.array(reference).optional(),
  not: reference.optional(),
  if: reference.optional(),
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  then: reference.optional(),
  else: reference.optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  uniqueItems: z.boolean().optional(),
  minProperties: z.number().optional(),
  maxProperties: z.number().optional(),
  format: z.string().optional(),
});
const Parts = z.array(z.union([z.boolean(), Part]));

test('the table of what a manifest may hold has the form that it is read in', () => {
  const { parts } = loadManifestShape();
  const read: ShapeParts = Parts.parse(parts);
  expect(read).toEqual(parts);
  expect(parts.length).toBeGreaterThan(1_000);
});

test('every reference of it leads to an entry', () => {
  const { parts } = loadManifestShape();
  const references = parts.flatMap((part) =>
    typeof part === 'boolean'
      ? []
      : [
          ...[part.ref, part.propertyNames, part.not, part.if, part.then, part.else, part.items],
          ...[part.oneOf, part.anyOf, part.allOf],
          ...[part.properties, part.patternProperties].map((named) => Object.values(named ?? {})),
          ...(typeof part.additionalProperties === 'number' ? [part.additionalProperties] : []),
        ].flat(),
  );
  const places = references.filter((place) => place !== undefined);
  expect(places.length).toBeGreaterThan(1_000);
  expect(places.filter((place) => parts[place] === undefined)).toEqual([]);
});
