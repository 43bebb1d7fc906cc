import { administratorsOnly, loginRequired } from '../../refusals.ts';
import { jiraError, type WireResponse } from '../../request.ts';
import type { AppField, CustomField } from '../../state.ts';
import type { RestCall } from '../call.ts';

export type OwnField = CustomField & { app: AppField };

/** The ARI of the Forge app or the key of the Connect app that asks; null: somebody else does. */
export function askingApp({ caller: { reach, identity } }: RestCall): string | null {
  if (reach.kind === 'connect') return reach.app;
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

/** Apps and administrators come through; a response: somebody else does. */
export function turnedAway(call: RestCall): WireResponse | null {
  if (askingApp(call) !== null || call.rights.global('ADMINISTER')) return null;
  return call.caller.accountId === null ? loginRequired() : administratorsOnly();
}

/** The field of this name, for administrators and for its own app. */
export function reachable(call: RestCall, name: string): OwnField | WireResponse {
  const refused = turnedAway(call);
  if (refused !== null) return refused;
  const field = appField(call, name);
  if (field === null) return noAppField(name);
  return call.rights.global('ADMINISTER') || askingApp(call) === field.app.id ? field : notOfThisApp(name);
}
