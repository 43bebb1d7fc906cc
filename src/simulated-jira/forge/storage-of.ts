import type { ForgeApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { StoredValues } from './stored-values.ts';

/** What an app keeps on this site, its secrets, what is of one of its entities, or the rest; null: it has not the scope for it. */
export function storageOf(
  app: ForgeApp,
  secret: boolean,
  { state, now }: SimulatedWorld,
  entity?: string,
): StoredValues | null {
  if (!app.grantedScopes.includes('storage:app')) return null;
  state.forgeStorage ??= {};
  const all = state.forgeStorage[app.appId] ?? [];
  state.forgeStorage[app.appId] = all;
  return new StoredValues(all, secret, now(), entity);
}
