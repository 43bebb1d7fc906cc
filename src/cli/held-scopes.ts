import { heldByApp, heldByNames } from '../app-files/index.ts';
import type { HeldScopes } from '../jira-facts/index.ts';
import { printableLine } from '../report/index.ts';
import { readText } from './read-input.ts';

type Held =
  | { readonly ok: true; readonly held: HeldScopes | null }
  | { readonly ok: false; readonly problem: string };

/**
 * What `--have` names and the file of `--app` declares, together; the app decides the world. null: neither was given. Names are those
 * of whoever wrote them, and are printed: none of them moves a cursor.
 */
export function heldOf(given: { readonly have?: string; readonly app?: string }): Held {
  const read = readHeld(given);
  if (!read.ok || read.held === null) return read;
  return { ok: true, held: { ...read.held, scopes: read.held.scopes.map(printableLine) } };
}

function readHeld({ have, app }: { readonly have?: string; readonly app?: string }): Held {
  const named = have === undefined ? null : heldByNames(have);
  if (app === undefined) return { ok: true, held: named };
  const read = readText(app);
  if (!read.ok) return read;
  const declared = heldByApp(read.text, app);
  if (!declared.ok) return declared;
  return {
    ok: true,
    held: { ...declared.held, scopes: [...declared.held.scopes, ...(named?.scopes ?? [])] },
  };
}
