import { z } from 'zod';
import type { Answer, JiraRequest } from '../../../jira-client/index.ts';
import { type Found, factIn, found } from '../found.ts';
import type { Project } from './visible-projects.ts';

/** permission → keys of the projects in which it is held. */
export type ProjectPermissions = ReadonlyMap<string, ReadonlySet<string>>;

/** The question names projects by number alone. */
const isNumbered = ({ id }: Project): boolean => /^\d+$/.test(id);

export const permissionsCheckRequest = (check: {
  readonly globalPermissions: readonly string[];
  readonly projectPermissions: readonly string[];
  readonly projects: readonly Project[];
  /** Left out: about the caller. A Connect app may ask about anybody, others need Administer Jira. */
  readonly accountId?: string;
}): JiraRequest => ({
  method: 'POST',
  path: '/rest/api/3/permissions/check',
  body: {
    ...(check.accountId === undefined ? {} : { accountId: check.accountId }),
    ...(check.globalPermissions.length === 0 ? {} : { globalPermissions: [...check.globalPermissions] }),
    ...(!check.projects.some(isNumbered) || check.projectPermissions.length === 0
      ? {}
      : {
          projectPermissions: [
            {
              permissions: [...check.projectPermissions],
              projects: check.projects.filter(isNumbered).map(({ id }) => Number(id)),
              issues: [],
            },
          ],
        }),
  },
});

export const PermissionsCheckAnswer = z.object({
  globalPermissions: z.array(z.string()).default([]),
  projectPermissions: z
    .array(z.object({ permission: z.string(), projects: z.array(z.coerce.string()).default([]) }))
    .default([]),
});

/** What the caller may do in each of the projects: truer than what `/mypermissions` says for the whole site. */
export function heldInProjects(
  asked: Answer,
  permissions: readonly string[],
  projects: readonly Project[],
): Found<ProjectPermissions> {
  const answer = factIn(asked, PermissionsCheckAnswer);
  if (!answer.ok) return answer;
  const keyOf = new Map(projects.map(({ id, key }) => [id, key]));
  const held = new Map(permissions.map((permission) => [permission, new Set<string>()]));
  for (const { permission, projects: ids } of answer.value.projectPermissions) {
    for (const id of ids) {
      const key = keyOf.get(id);
      if (key !== undefined) held.get(permission)?.add(key);
    }
  }
  return found(held);
}
