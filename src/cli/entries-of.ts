import { type Dirent, readdirSync } from 'node:fs';
import { whyUnread } from './read-input.ts';

/** What a folder holds, by name; nothing where it may not be read, or is gone since its own folder was listed. */
export function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** Why a folder that the user named cannot be listed; null: it can. */
export function whyUnlisted(folder: string): string | null {
  try {
    readdirSync(folder);
    return null;
  } catch (error) {
    return whyUnread(error);
  }
}
