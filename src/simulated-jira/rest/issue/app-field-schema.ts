import { z } from 'zod';
import { contextAt } from '../../fields/context-at.ts';
import type { AppField, CustomField } from '../../state.ts';
import type { WritePlace } from './field-edit.ts';

const objectSchema = z.record(z.string(), z.unknown());

/** A schema that names members or items says by that what it is of; the documented ones leave `type` out. */
function withTypes(schema: unknown): unknown {
  const read = objectSchema.safeParse(schema).data;
  if (read === undefined) return schema;
  const members = objectSchema.safeParse(read.properties).data;
  const type = members !== undefined ? { type: 'object' } : 'items' in read ? { type: 'array' } : {};
  return {
    ...type,
    ...read,
    ...(members === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(members).map(([name, each]) => [name, withTypes(each)]),
          ),
        }),
    ...('items' in read ? { items: withTypes(read.items) } : {}),
  };
}

/** The schema as something that judges; null: it is none, or uses what is not understood, and so lets everything through. */
function judgeOf(schema: unknown): z.ZodType | null {
  const read = objectSchema.safeParse(withTypes(schema)).data;
  if (read === undefined) return null;
  try {
    return z.fromJSONSchema(read);
  } catch {
    return null;
  }
}

/** What an app set for the context of its field that holds where the field is written. */
export function configurationAt(
  field: CustomField,
  { project, type }: WritePlace,
): AppField['configurations'][string] {
  return field.app?.configurations[contextAt(field, project.id, type.id)?.id ?? ''] ?? {};
}

/**
 * What a schema has against the value of an app's object field, its context's before its manifest's (docs, module Jira custom field:
 * Object type, Configuration); null: nothing. The app's own values are judged as people's are. The words are ours.
 */
export function schemaObjection(field: CustomField, value: unknown, place: WritePlace): string | null {
  const { app } = field;
  if (app?.valueType !== 'object') return null;
  const judge = judgeOf(configurationAt(field, place).schema ?? app.schema);
  const wrong = judge?.safeParse(value).error?.issues[0];
  if (wrong === undefined) return null;
  const at = wrong.path.map(String).join('.');
  return `The value does not match the schema of the field${at === '' ? '' : ` at '${at}'`}: ${wrong.message}.`;
}
