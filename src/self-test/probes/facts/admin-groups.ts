import { z } from 'zod';
import type { JiraRequest } from '../../../jira-client/index.ts';
import type { Asker } from '../asker.ts';
import { type Found, factIn, found, noFact } from '../found.ts';

/** The group Jira itself keeps for app users that administer; nobody can put an app there by hand. */
export const groupForApps = 'atlassian-addons-admin';

export interface AdminGroups {
  readonly names: readonly string[];
  /** How they were found; `inferred` may name a group too many. */
  readonly how: 'listed' | 'labelled' | 'inferred';
}

/** Groups that give administrator access, as Jira itself lists them; needs *Browse users and groups*. */
export const adminGroupsRequest: JiraRequest = {
  method: 'GET',
  path: '/rest/api/3/group/bulk?accessType=admin&maxResults=50',
};

/** The picker marks groups that give administrator access with a label of type ADMIN; READ is enough for it. */
export const groupPickerRequest: JiraRequest = {
  method: 'GET',
  path: '/rest/api/3/groups/picker?query=&maxResults=50',
};

const Listed = z.object({ values: z.array(z.object({ name: z.string() })) });
const Picked = z.object({
  groups: z.array(
    z.object({ name: z.string(), labels: z.array(z.object({ type: z.string().optional() })).default([]) }),
  ),
});

/** Asks Jira which groups hold Administer Jira; a fixed name would miss sites that renamed or replaced them. */
export async function listedAdminGroups(asker: Asker): Promise<Found<AdminGroups>> {
  const listed = factIn(await asker.ask(adminGroupsRequest), Listed);
  if (!listed.ok) return listed;
  return listed.value.values.length === 0
    ? noFact('the list of administrators\u2019 groups is empty')
    : found({ names: listed.value.values.map(({ name }) => name), how: 'listed' });
}

/** The same from the group picker, for callers to whom the list is closed. */
export async function labelledAdminGroups(asker: Asker): Promise<Found<AdminGroups>> {
  const picked = await groupNames(asker);
  if (!picked.ok) return picked;
  const names = picked.value.filter(({ admin }) => admin).map(({ name }) => name);
  return names.length === 0
    ? noFact('the group picker marks no group as administrators\u2019')
    : found({ names, how: 'labelled' });
}

/** Every group the picker shows. */
export async function groupNames(asker: Asker): Promise<Found<{ name: string; admin: boolean }[]>> {
  const picked = factIn(await asker.ask(groupPickerRequest), Picked);
  if (!picked.ok) return picked;
  return found(
    picked.value.groups.map(({ name, labels }) => ({
      name,
      admin: labels.some(({ type }) => type?.toUpperCase() === 'ADMIN'),
    })),
  );
}

/** Only groups give Administer Jira: one that an administrator is in and no known other account is in may be the one. */
export function inferredAdminGroups(
  accounts: readonly { readonly groups: readonly string[]; readonly administers: boolean }[],
): Found<AdminGroups> {
  const others = new Set(accounts.filter(({ administers }) => !administers).flatMap(({ groups }) => groups));
  const names = new Set(
    accounts
      .filter(({ administers }) => administers)
      .flatMap(({ groups }) => groups.filter((name) => !others.has(name))),
  );
  return names.size === 0
    ? noFact('no administrator is known whose groups could be compared')
    : found({ names: [...names], how: 'inferred' });
}

/** Jira keeps a group for app users; among several that would do, an app belongs there and a person does not. Best first. */
export function inOrderFor(isApp: boolean, names: readonly string[]): string[] {
  const forApps = names.filter((name) => /^atlassian-addons/.test(name));
  const others = names.filter((name) => !forApps.includes(name));
  return isApp ? [...forApps, ...others] : [...others, ...forApps];
}
