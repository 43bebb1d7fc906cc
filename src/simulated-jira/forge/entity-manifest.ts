import { z } from 'zod';

const attributeTypes = z.enum(['integer', 'float', 'string', 'boolean', 'any']);

const entitySchema = z.looseObject({
  name: z.string(),
  attributes: z.record(z.string(), z.looseObject({ type: attributeTypes })).default({}),
  indexes: z
    .array(
      z.union([
        z.string(),
        z.looseObject({
          name: z.string(),
          range: z.array(z.string()).default([]),
          partition: z.array(z.string()).default([]),
        }),
      ]),
    )
    .default([]),
});

const manifestPart = z.looseObject({
  app: z.looseObject({ storage: z.looseObject({ entities: z.array(z.unknown()).default([]) }).prefault({}) }),
});

/** `range`: the attribute it orders by; null: the key. */
export interface EntityIndex {
  readonly name: string;
  readonly range: string | null;
  readonly partition: readonly string[];
}

/** A custom entity as the manifest declares it. */
export interface CustomEntity {
  readonly name: string;
  readonly indexes: readonly EntityIndex[];
  /** What speaks against a value; null: nothing. */
  objection(value: unknown): string | null;
}

/** What the documents ask of values, by the type of the attribute. */
const fits: Readonly<Record<z.output<typeof attributeTypes>, z.ZodType>> = {
  integer: z.int32(),
  float: z.number(),
  string: z.string().regex(/\S/),
  boolean: z.boolean(),
  any: z.unknown(),
};

const value = z.record(z.string(), z.unknown());

/** The custom entities of a manifest (https://developer.atlassian.com/platform/forge/storage-reference/entities-manifest/); every one has the index `by-key`. */
export function readEntities(manifest: unknown): CustomEntity[] {
  const declared = manifestPart.safeParse(manifest).data?.app.storage.entities ?? [];
  return declared.flatMap((each) => {
    const read = entitySchema.safeParse(each).data;
    if (read === undefined) return [];
    const indexes = read.indexes.map(
      (index): EntityIndex =>
        typeof index === 'string'
          ? { name: index, range: index, partition: [] }
          : { name: index.name, range: index.range[0] ?? null, partition: index.partition },
    );
    return [
      {
        name: read.name,
        indexes: [{ name: 'by-key', range: null, partition: [] }, ...indexes],
        objection(given) {
          const members = value.safeParse(given).data;
          if (members === undefined) return 'The value of an entity is an object.';
          const wrong = Object.entries(read.attributes).find(
            ([name, { type }]) => members[name] !== undefined && !fits[type].safeParse(members[name]).success,
          );
          return wrong === undefined ? null : `The attribute '${wrong[0]}' is no ${wrong[1].type}.`;
        },
      },
    ];
  });
}
