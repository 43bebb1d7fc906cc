import type { Operation } from '../../jira-facts/index.ts';
import { jiraKey } from '../plan/index.ts';

/** A work item or a project, by key or id. */
export interface NamedPlace {
  readonly kind: 'issue' | 'project';
  readonly name: string;
}

/** What somebody wrote into the path of an operation in place of its braces; null: it was left open. */
export function namedInPath(operation: Operation, asked: string): NamedPlace | null {
  const [path = ''] = (asked.split(' ')[1] ?? '').split('?');
  const given = path.split('/');
  for (const [at, segment] of operation.path.split('/').entries()) {
    const kind = /^\{(issue|project)(?:IdOrKey|KeyOrId|Id|Key)\}$/.exec(segment)?.[1];
    const name = given[at];
    if (kind === undefined || name === undefined || name === '' || name.startsWith('{')) continue;
    return { kind: kind === 'issue' ? 'issue' : 'project', name: jiraKey(name) };
  }
  return null;
}

/** Key of the project a place is in; null where only an id is known. */
export function projectKeyOf({ kind, name }: NamedPlace): string | null {
  const key = kind === 'issue' ? /^(.+)-\d+$/.exec(name)?.[1] : name;
  return key === undefined || /^\d+$/.test(key) ? null : key;
}

/** How permissions are asked about there. */
export function placeParameter({ kind, name }: NamedPlace): string {
  return `${kind}${/^\d+$/.test(name) ? 'Id' : 'Key'}=${encodeURIComponent(name)}`;
}
