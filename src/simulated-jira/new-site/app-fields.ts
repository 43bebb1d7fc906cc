import type { AppField, CustomField, SiteState } from '../state.ts';
import { newCustomField } from './new-custom-field.ts';

/** Gives the site a field that an app declares; a known one is told anew. */
export function bringField(
  state: SiteState,
  { type, name, description }: Pick<CustomField, 'name' | 'description' | 'type'>,
  app: Omit<AppField, 'configurations'>,
): void {
  const known = state.customFields.find(
    (field) => field.app?.id === app.id && field.app.moduleKey === app.moduleKey,
  );
  const told = { name, description };
  const field = known ?? newCustomField(state, { ...told, type, searcherKey: null });
  const { configurations = {} } = field.app ?? {};
  Object.assign(field, { ...told, trashed: false, app: { ...app, configurations } });
  if (known === undefined) state.customFields.push(field);
}

/** What an app says anew of the fields that somebody made of a type of its own; their names are whoever's who made them. */
export function tellFieldsOfType(
  { customFields }: SiteState,
  type: string,
  told: Omit<AppField, 'configurations' | 'key'>,
): void {
  for (const field of customFields) {
    if (field.type !== type || field.app === undefined) continue;
    const { key, configurations } = field.app;
    Object.assign(field, { trashed: false, app: { ...told, key, configurations } });
  }
}

/** The fields of an app that is gone stay with their values, out of sight. */
export function hideFields({ customFields }: SiteState, app: string): void {
  for (const field of customFields) if (field.app?.id === app) field.trashed = true;
}
