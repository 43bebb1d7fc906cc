import type { IdentityKind } from '../../evidence/index.ts';
import { type OperationsTable, readAddress } from '../../jira-facts/index.ts';
import { type NeedsReading, nothing, readNeeds } from './needs.ts';

/**
 * The global permission that a refusal asks for which names no call, by the thing that may not be created: a webhook or a group is of
 * the whole site, an issue or a version of a project.
 */
export function needsInWords(
  words: string,
  identity: IdentityKind,
  operations: OperationsTable,
  selfHosted: boolean,
): NeedsReading {
  const [, first = '', second = ''] = created.exec(words) ?? [];
  if (first === '') return nothing;
  const needOf = (thing: string): NeedsReading | null => {
    const path = thing === 'webhook' ? ofAdministrators : `/rest/api/3/${thing}`;
    const read = readNeeds('POST', readAddress(path, selfHosted), identity, null, operations, selfHosted);
    return read.match === 'known' ? read : null;
  };
  const found = needOf(`${first}${singular(second)}`) ?? needOf(singular(first));
  return found === null || found.projectPermissions.length > 0
    ? nothing
    : { ...nothing, globalPermissions: found.globalPermissions };
}

const created = /permissions? to create (?:(?:an?|the|any|new|custom) ){0,2}([a-z]{3,20})(?: ([a-z]{3,20}))?/;
/** Those of the reference are of apps, each for itself. */
const ofAdministrators = '/rest/webhooks/1.0/webhook';
const singular = (name: string): string => name.replace(/s$/, '');
