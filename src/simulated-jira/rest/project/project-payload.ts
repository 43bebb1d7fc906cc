import { z } from 'zod';
import { findUser, mayUseJira } from '../../people.ts';
import type { Project } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { idOrKey } from '../ids.ts';

export const schema = z.object({
  key: z.string(),
  name: z.string(),
  projectTypeKey: z.string().nullish(),
  projectTemplateKey: z.string().nullish(),
  leadAccountId: z.string().nullish(),
  lead: z.string().nullish(),
  description: z.string().nullish(),
  url: z.string().nullish(),
  assigneeType: z.enum(['PROJECT_LEAD', 'UNASSIGNED']).nullish(),
  avatarId: idOrKey.nullish(),
  categoryId: idOrKey.nullish(),
  permissionScheme: idOrKey.nullish(),
  notificationScheme: idOrKey.nullish(),
  issueSecurityScheme: idOrKey.nullish(),
  issueTypeScheme: idOrKey.nullish(),
  issueTypeScreenScheme: idOrKey.nullish(),
  workflowScheme: idOrKey.nullish(),
});

export const projectChangeSchema = schema
  .partial()
  .extend({ releasedProjectKeys: z.array(z.string()).optional() });

type GivenProject = z.infer<typeof projectChangeSchema>;

export const projectTypes = ['software', 'service_desk', 'business'] as const;

/** The type of a project, by its name or by the template's; null: no such type. */
export function typeIn({
  projectTypeKey,
  projectTemplateKey,
}: GivenProject): Project['projectTypeKey'] | null {
  const asked =
    projectTypeKey ??
    (projectTemplateKey?.includes('servicedesk')
      ? 'service_desk'
      : projectTemplateKey?.includes('project-management') || projectTemplateKey?.includes('core')
        ? 'business'
        : 'software');
  return projectTypes.find((type) => type === asked) ?? null;
}

/** Parts of a project that name other things; errors by field for what is not there. */
export function references(
  call: RestCall,
  asked: GivenProject,
): { readonly part: Partial<Project>; readonly errors: Record<string, string> } {
  const { state } = call;
  const errors: Record<string, string> = {};
  const part: Partial<Project> = {};
  const check = (
    all: readonly { id: string | number }[],
    id: string | null | undefined,
    field: string,
    what: string,
  ): boolean => {
    if (id === null || id === undefined) return false;
    if (all.some((each) => String(each.id) === id)) return true;
    errors[field] = `The ${what} with id '${id}' does not exist.`;
    return false;
  };
  const leader = asked.leadAccountId ?? asked.lead;
  if (typeof asked.leadAccountId === 'string' && typeof asked.lead === 'string')
    errors.projectLead = "'lead' and 'leadAccountId' cannot be provided together.";
  else if (typeof leader === 'string') {
    if (mayUseJira(findUser(state, leader))) part.leadAccountId = leader;
    else errors.projectLead = 'You must specify a valid project lead.';
  }
  if (check(state.permissionSchemes, asked.permissionScheme, 'permissionScheme', 'permission scheme'))
    part.permissionSchemeId = Number(asked.permissionScheme);
  if (check(state.notificationSchemes, asked.notificationScheme, 'notificationScheme', 'notification scheme'))
    part.notificationSchemeId = Number(asked.notificationScheme);
  if (
    check(
      state.issueSecuritySchemes,
      asked.issueSecurityScheme,
      'issueSecurityScheme',
      'issue security scheme',
    )
  )
    part.issueSecuritySchemeId = Number(asked.issueSecurityScheme);
  if (check(state.issueTypeSchemes, asked.issueTypeScheme, 'issueTypeScheme', 'issue type scheme'))
    part.issueTypeSchemeId = String(asked.issueTypeScheme);
  if (
    check(
      state.issueTypeScreenSchemes,
      asked.issueTypeScreenScheme,
      'issueTypeScreenScheme',
      'issue type screen scheme',
    )
  )
    part.issueTypeScreenSchemeId = String(asked.issueTypeScreenScheme);
  if (check(state.workflowSchemes, asked.workflowScheme, 'workflowScheme', 'workflow scheme'))
    part.workflowSchemeId = Number(asked.workflowScheme);
  if (asked.categoryId === '-1' || asked.categoryId === '') part.categoryId = null;
  else if (check(state.projectCategories, asked.categoryId, 'categoryId', 'project category'))
    part.categoryId = String(asked.categoryId);
  if (typeof asked.avatarId === 'string') part.avatarId = asked.avatarId;
  if (typeof asked.description === 'string') part.description = asked.description;
  if (typeof asked.url === 'string') part.url = asked.url === '' ? null : asked.url;
  if (asked.assigneeType) part.assigneeType = asked.assigneeType;
  return { part, errors };
}
