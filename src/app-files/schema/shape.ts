import { manifestShape } from './table.ts';

/** A place in the table. */
type Reference = number;

/** One entry of the table of sub-schemas: the keywords of JSON Schema that decide. */
export interface ShapePart {
  readonly ref?: Reference | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly required?: readonly string[] | undefined;
  readonly properties?: Readonly<Record<string, Reference>> | undefined;
  readonly patternProperties?: Readonly<Record<string, Reference>> | undefined;
  readonly additionalProperties?: boolean | Reference | undefined;
  readonly propertyNames?: Reference | undefined;
  readonly items?: Reference | readonly Reference[] | undefined;
  readonly oneOf?: readonly Reference[] | undefined;
  readonly anyOf?: readonly Reference[] | undefined;
  readonly allOf?: readonly Reference[] | undefined;
  readonly not?: Reference | undefined;
  readonly if?: Reference | undefined;
  readonly then?: Reference | undefined;
  readonly else?: Reference | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly pattern?: string | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly minItems?: number | undefined;
  readonly maxItems?: number | undefined;
  readonly uniqueItems?: boolean | undefined;
  readonly minProperties?: number | undefined;
  readonly maxProperties?: number | undefined;
  readonly format?: string | undefined;
}

/** The table; `true` and `false` stand for whatever is given, and for nothing. */
export type ShapeParts = readonly (boolean | ShapePart)[];

interface ManifestShape {
  readonly parts: ShapeParts;
  readonly moduleTypes: readonly string[];
  readonly source: string;
  readonly date: string;
}

/**
 * What Atlassian's own validator accepts of a manifest, as of the day it was published. That the table has this form is held by a test:
 * to look at its thousand entries each time takes longer than all else that a check does.
 */
export function loadManifestShape(): ManifestShape {
  const parts: ShapeParts = JSON.parse(manifestShape.schemas);
  const { moduleTypes, source, date } = manifestShape;
  const types = moduleTypes
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [product = '', ...names] = line.split(' ');
      return names.map((name) => (product === '-' ? name : `${product}:${name}`));
    });
  return { parts, moduleTypes: types, source, date };
}
