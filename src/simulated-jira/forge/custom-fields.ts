import { z } from 'zod';
import { bringField, hideFields, tellFieldsOfType } from '../new-site/app-fields.ts';
import type { AppField, AppFieldProperty, CustomField, ForgeApp, SiteState } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { uuidIn } from './ari.ts';

const text = z.union([z.string(), z.looseObject({ i18n: z.string() })]);

const fieldModule = z.looseObject({
  key: z.string(),
  name: text.optional(),
  description: text.optional(),
  type: z.string(),
  collection: z.string().optional(),
  schema: z.unknown().optional(),
  readOnly: z.boolean().optional(),
  edit: z
    .looseObject({
      validation: z.looseObject({ expression: z.string(), errorMessage: text.optional() }).optional(),
    })
    .optional(),
});

/** A JSON schema as far as it says what queries may name. */
const schemaSchema = z.looseObject({
  type: z.unknown().optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  searchAlias: z.string().optional(),
  searchType: z.enum(['text', 'user', 'group', 'date']).optional(),
});

const searchTypes: Readonly<Record<string, AppFieldProperty['type']>> = {
  string: 'string',
  boolean: 'string',
  number: 'number',
  integer: 'number',
};

/** The properties of a schema that have a `searchAlias`; those of a type that queries do not know are ignored (documented). */
function searchable(schema: unknown, path: readonly string[] = []): AppFieldProperty[] {
  const read = schemaSchema.safeParse(schema).data;
  if (read === undefined) return [];
  const { searchAlias: alias, searchType, items, properties = {} } = read;
  const single = read.type === 'array' ? schemaSchema.safeParse(items).data?.type : read.type;
  const type = searchType ?? searchTypes[String(single)];
  const own = alias === undefined || type === undefined ? [] : [{ alias, path: [...path], type }];
  return [...own, ...Object.entries(properties).flatMap(([name, each]) => searchable(each, [...path, name]))];
}

const textOf = (given: string | { i18n: string } | undefined, otherwise: string): string =>
  given === undefined ? otherwise : typeof given === 'string' ? given : given.i18n;

/** The full key of a field type: what a module of the app is called in its environment (docs, module Jira custom field). */
function typeOf(app: ForgeApp, moduleKey: string): string {
  const [uuid, environment] = [app.appId, app.environmentId].map(uuidIn);
  return `ari:cloud:ecosystem::extension/${uuid}/${environment}/static/${moduleKey}`;
}

const keyOf = ({ appId, environmentType }: ForgeApp, moduleKey: string): string =>
  `${uuidIn(appId)}__${environmentType}__${moduleKey}`;

type DeclaredField = Pick<CustomField, 'name' | 'description' | 'type'> & {
  readonly told: Omit<AppField, 'configurations' | 'key'>;
};

const modulesSchema = z.looseObject({
  'jira:customField': z.array(z.unknown()).default([]),
  'jira:customFieldType': z.array(z.unknown()).default([]),
});

/** What the installed version of an app declares of fields, or of field types. */
function declared(
  app: ForgeApp,
  module: 'jira:customField' | 'jira:customFieldType',
): readonly DeclaredField[] {
  const modules = modulesSchema.safeParse(app.manifest.modules).data?.[module] ?? [];
  return modules.flatMap((each) => {
    const read = fieldModule.safeParse(each);
    if (!read.success) return [];
    const { key, name, description, type, collection, schema, readOnly, edit } = read.data;
    const { expression, errorMessage } = edit?.validation ?? {};
    return [
      {
        ...{ name: textOf(name, key), description: textOf(description, ''), type: typeOf(app, key) },
        told: {
          ...{ id: app.appId, moduleKey: key, valueType: type, list: collection === 'list' },
          ...(type === 'object' ? { properties: searchable(schema), schema } : {}),
          ...(readOnly === true ? { readOnly } : {}),
          ...(expression === undefined
            ? {}
            : { validation: { expression, errorMessage: textOf(errorMessage, 'The value is not valid.') } }),
        },
      },
    ];
  });
}

/**
 * Gives the site the fields that the installed version of an app declares (`jira:customField`); known ones, and those that somebody made
 * of its types, are told anew. What is no longer declared disappears, with its values, until it is again (docs of both modules).
 */
export function bringFields(app: ForgeApp, { state }: SimulatedWorld): void {
  hideFields(state, app.appId);
  for (const { told, ...field } of declared(app, 'jira:customField'))
    bringField(state, field, { ...told, key: keyOf(app, told.moduleKey) });
  for (const { type, told } of declared(app, 'jira:customFieldType')) tellFieldsOfType(state, type, told);
}

/** What an installed app says of fields of this type (`jira:customFieldType`); null: no app offers it. */
export function appFieldType({ forgeApps }: SiteState, type: string): DeclaredField['told'] | null {
  const installed = forgeApps.filter(({ state }) => state !== 'uninstalled');
  const offered = installed.flatMap((app) => declared(app, 'jira:customFieldType'));
  return offered.find((each) => each.type === type)?.told ?? null;
}
