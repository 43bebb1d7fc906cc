import { isRecord } from '../../evidence/index.ts';
import type { Operation } from '../../jira-facts/index.ts';
import { documentedMembers } from './documented-members.ts';

/** Entries of a list that are looked at: the others are made by the same program. */
const lookedAt = 20;

/** Names of which an answer, or each entry of its list or page, has at least one; null: nothing is documented of it. */
export function promisedMembers({ path }: Pick<Operation, 'path'>): readonly string[] | null {
  const newest = path.replace(/^\/rest\/api\/2\//, '/rest/api/3/');
  const at = documentedMembers.indexOf(`\n${newest} `);
  if (at === -1) return null;
  const [, ...names] = documentedMembers.slice(at + 1, documentedMembers.indexOf('\n', at + 1)).split(' ');
  return names;
}

/** Whether an answer in JSON is what the operation documents, by the names in it; an empty list is. */
export function hasMembers(json: unknown, names: readonly string[]): boolean {
  return entriesOf(json, names)
    .slice(0, lookedAt)
    .every((entry) => isRecord(entry) && names.some((name) => Object.hasOwn(entry, name)));
}

function entriesOf(json: unknown, names: readonly string[]): readonly unknown[] {
  if (Array.isArray(json)) return json;
  return isRecord(json) && Array.isArray(json.values) && !names.includes('values') ? json.values : [json];
}
