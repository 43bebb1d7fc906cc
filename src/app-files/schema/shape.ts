import { z } from 'zod';
import { manifestShape } from './table.ts';

const reference = z.number().int();
const Part = z.object({
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

/** One entry of the table of sub-schemas: references are places in the same table. */
export type ShapePart = z.infer<typeof Part>;

/** The table; `true` and `false` stand for whatever is given, and for nothing. */
export type ShapeParts = readonly (boolean | ShapePart)[];

interface ManifestShape {
  readonly parts: ShapeParts;
  readonly moduleTypes: readonly string[];
  readonly source: string;
  readonly date: string;
}

/** What Atlassian's own validator accepts of a manifest, as of the day it was published. */
export const loadManifestShape = (): ManifestShape => ({
  parts: Parts.parse(JSON.parse(manifestShape.schemas)),
  moduleTypes: manifestShape.moduleTypes.trim().split('\n'),
  source: manifestShape.source,
  date: manifestShape.date,
});
