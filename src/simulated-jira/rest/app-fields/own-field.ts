import { jiraError, type WireResponse } from '../../request.ts';
import type { AppField, CustomField } from '../../state.ts';
import type { RestCall } from '../call.ts';

export type OwnField = CustomField & { app: AppField };

/** The ARI of the Forge app that asks; null: somebody else does. */
export function askingApp({ caller: { reach, identity } }: RestCall): string | null {
  return reach.kind === 'oauth' && identity.startsWith('forge') ? reach.app : null;
}

const brought = (field: CustomField): field is OwnField => field.app !== undefined && !field.trashed;

/** The field of an app by its id or key. */
export function appField({ state }: RestCall, idOrKey: string): OwnField | null {
  return (
    state.customFields.filter(brought).find(({ id, app }) => id === idOrKey || app.key === idOrKey) ?? null
  );
}

export const noAppField = (name: string): WireResponse =>
  jiraError(404, [`The custom field '${name}' was not found.`]);

export const notOfThisApp = (name: string): WireResponse =>
  jiraError(403, [`The custom field '${name}' was not created by the app that made this request.`]);
