import { z } from 'zod';
import type { JiraRequest } from '../../../jira-client/index.ts';
import type { Asker } from '../asker.ts';
import { type Found, factIn, found } from '../found.ts';

export interface PermissionsHeld {
  readonly held: readonly string[];
  readonly lacking: readonly string[];
}

/** `permissions` is mandatory, and an unknown key refuses the whole question: ask only for keys that exist. */
export const myPermissionsRequest = (keys: readonly string[], project?: string): JiraRequest => ({
  method: 'GET',
  path: `/rest/api/3/mypermissions?permissions=${encodeURIComponent(keys.join(','))}${
    project === undefined ? '' : `&projectKey=${encodeURIComponent(project)}`
  }`,
});

const MyPermissions = z.object({
  permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })),
});

/** Which of the keys the identity holds on the site, or in one project; project keys count as held if held anywhere. */
export async function permissionsHeld(
  asker: Asker,
  keys: readonly string[],
  project?: string,
): Promise<Found<PermissionsHeld>> {
  const answer = factIn(await asker.ask(myPermissionsRequest(keys, project)), MyPermissions);
  if (!answer.ok) return answer;
  const has = (key: string): boolean | undefined => answer.value.permissions[key]?.havePermission;
  return found({
    held: keys.filter((key) => has(key) === true),
    lacking: keys.filter((key) => has(key) === false),
  });
}
