import { z } from 'zod';
import { bringField } from '../sites/app-fields.ts';
import type { ForgeApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { uuidIn } from './ari.ts';

const fieldModule = z.looseObject({
  key: z.string(),
  name: z.union([z.string(), z.looseObject({ i18n: z.string() })]).optional(),
  description: z.union([z.string(), z.looseObject({ i18n: z.string() })]).optional(),
  type: z.string(),
  collection: z.string().optional(),
});

const textOf = (given: string | { i18n: string } | undefined, otherwise: string): string =>
  given === undefined ? otherwise : typeof given === 'string' ? given : given.i18n;

/** The full key of a field type: what a module of the app is called in its environment (docs, module Jira custom field). */
function typeOf(app: ForgeApp, moduleKey: string): string {
  const [uuid, environment] = [app.appId, app.environmentId].map(uuidIn);
  return `ari:cloud:ecosystem::extension/${uuid}/${environment}/static/${moduleKey}`;
}

const keyOf = ({ appId, environmentType }: ForgeApp, moduleKey: string): string =>
  `${uuidIn(appId)}__${environmentType}__${moduleKey}`;

/** Gives the site the fields that the installed version of an app declares (`jira:customField`); known ones are told anew. */
export function bringFields(app: ForgeApp, { state }: SimulatedWorld): void {
  const modules: unknown = app.manifest.modules;
  const declared = z.looseObject({ 'jira:customField': z.array(z.unknown()).optional() }).safeParse(modules);
  for (const each of declared.data?.['jira:customField'] ?? []) {
    const read = fieldModule.safeParse(each);
    if (!read.success) continue;
    const { key, name, description, type, collection } = read.data;
    bringField(
      state,
      { name: textOf(name, key), description: textOf(description, ''), type: typeOf(app, key) },
      {
        ...{ id: app.appId, key: keyOf(app, key), moduleKey: key },
        ...{ valueType: type, list: collection === 'list' },
      },
    );
  }
}
