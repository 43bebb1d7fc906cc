import type { Project } from '../state.ts';
import { schemeIds } from './workflows.ts';

/** A project with everything unremarkable filled in: the schemes its type gets, no versions, no components. */
export function newProject(
  given: Partial<Project> & Pick<Project, 'id' | 'key' | 'name' | 'leadAccountId'>,
): Project {
  const { projectTypeKey = 'software', style = 'classic' } = given;
  const types = {
    software: schemeIds.issueTypes,
    business: schemeIds.businessTypes,
    service_desk: schemeIds.serviceTypes,
  };
  return {
    projectTypeKey,
    style,
    permissionSchemeId: 0,
    issueSecuritySchemeId: null,
    archived: false,
    deletedAt: null,
    description: '',
    url: null,
    assigneeType: 'UNASSIGNED',
    categoryId: null,
    avatarId: '10400',
    notificationSchemeId: 10_000,
    issueTypeSchemeId: types[projectTypeKey],
    workflowSchemeId: schemeIds.workflow,
    issueTypeScreenSchemeId: '1',
    prioritySchemeId: schemeIds.priorities,
    lastIssueNumber: 0,
    versions: [],
    components: [],
    properties: {},
    features: {},
    formerKeys: [],
    email: null,
    roleActors: {},
    ...given,
  };
}
