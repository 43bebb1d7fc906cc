import type { Reading } from './reading.ts';

/** METHOD&path&query. https://developer.atlassian.com/cloud/jira/platform/understanding-jwt-for-connect-apps/#creating-a-query-string-hash */
const canonical = /^\s*(GET|POST|PUT|PATCH|DELETE|HEAD)&(\/[^&\s]{0,2000})(?:&|\s*$)/;

/** Whether the notes show a canonical request whose method or path is not that of the call. */
export function signedForAnother({ at, evidence }: Reading): boolean {
  for (const note of Object.values(evidence.accountNotes ?? {})) {
    const signed = typeof note === 'string' ? canonical.exec(note.slice(0, 4_096)) : null;
    if (signed !== null)
      return (
        signed[1] !== at.method ||
        trimmed(signed[2] ?? '') !== trimmed(at.address.restPath ?? at.address.path)
      );
  }
  return false;
}

const trimmed = (path: string): string => path.replace(/\/$/, '');
