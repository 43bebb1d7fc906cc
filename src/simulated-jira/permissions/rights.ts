import type { Caller } from '../caller.ts';
import { findUser, isActor, mayUseJira } from '../people.ts';
import type { Issue, PermissionGrant, Project, SiteState, User } from '../state.ts';

/** Whether holders that depend on an issue (reporter, assignee) count as held while no issue is named. */
type WithoutIssue = 'optimistic' | 'strict';

/** What one caller may do on the site, asked of the state at each call so that a change shows at once. */
export interface Rights {
  readonly user: User | null;
  global(permission: string): boolean;
  project(permission: string, project: Project, issue?: Issue | null, withoutIssue?: WithoutIssue): boolean;
  anyProject(permission: string): boolean;
  browse(project: Project): boolean;
  /** Browse Projects and the issue's security level. */
  see(issue: Issue): boolean;
}

/** Everything that decides about a grant besides the grant itself. */
interface Situation {
  readonly state: SiteState;
  readonly user: User | null;
  readonly project: Project;
  readonly issue: Issue | null;
  readonly withoutIssue: WithoutIssue;
}

/** Whether the caller is behind a grant's holder. */
function holds(holder: PermissionGrant['holder'], situation: Situation): boolean {
  const { user, project, issue, withoutIssue } = situation;
  if (holder.type === 'anyone') return true;
  if (user === null || !user.active) return false;
  const ofIssue = (accountId: string | null | undefined) =>
    issue === null ? withoutIssue === 'optimistic' : accountId === user.accountId;
  switch (holder.type) {
    case 'applicationRole':
      return holder.parameter === undefined
        ? mayUseJira(user)
        : user.applicationRoles.includes(holder.parameter);
    case 'group':
      return mayUseJira(user) && user.groups.includes(holder.parameter ?? '');
    case 'user':
      return mayUseJira(user) && holder.parameter === user.accountId;
    case 'projectLead':
      return mayUseJira(user) && project.leadAccountId === user.accountId;
    case 'projectRole':
      return mayUseJira(user) && isActor(user, project.roleActors[holder.parameter ?? '']);
    case 'reporter':
      return mayUseJira(user) && ofIssue(issue?.reporterAccountId);
    case 'assignee':
      return mayUseJira(user) && ofIssue(issue?.assigneeAccountId);
    case 'userCustomField':
      return mayUseJira(user) && ofIssue(accountIn(issue?.fields[holder.parameter ?? '']));
    case 'groupCustomField': {
      const group = issue?.fields[holder.parameter ?? ''];
      if (issue === null) return withoutIssue === 'optimistic' && mayUseJira(user);
      return mayUseJira(user) && typeof group === 'string' && user.groups.includes(group);
    }
    case 'sd.customer.portal.only':
      return user.accountType === 'customer';
  }
}

function accountIn(field: unknown): string | null {
  if (typeof field === 'string') return field;
  if (typeof field !== 'object' || field === null || !('accountId' in field)) return null;
  return typeof field.accountId === 'string' ? field.accountId : null;
}

/** Rights that stay in an archived project, and on an archived issue: whoever could look still can, and no more. */
const stays = new Set([
  'BROWSE_PROJECTS',
  'ADMINISTER_PROJECTS',
  'VIEW_DEV_TOOLS',
  'VIEW_READONLY_WORKFLOW',
  'VIEW_VOTERS_AND_WATCHERS',
]);

const readOnly = (project: Project, issue: Issue | null): boolean =>
  project.archived || issue?.archived === true;

/** App access rules keep an app out of a project's content, as itself and as a user alike. */
export function keptOut(state: SiteState, caller: Caller, project: Project): boolean {
  if (caller.reach.kind === 'unscoped' || caller.reach.app === null) return false;
  const app = caller.reach.app;
  return state.site.blockedApps.some(
    (rule) => rule.app === app && (rule.projects.length === 0 || rule.projects.includes(project.key)),
  );
}

/**
 * The rights of a caller: its account's groups, roles and scheme grants, less what an app access rule takes away unless
 * the operation is exempt from such rules.
 */
export function rightsOf(state: SiteState, caller: Caller, appAccess: 'ruled' | 'exempt' = 'ruled'): Rights {
  const user = findUser(state, caller.accountId);
  const project: Rights['project'] = (permission, of, issue = null, withoutIssue = 'strict') => {
    // A project in the trash is closed to everybody until it is restored.
    if (of.deletedAt !== null) return false;
    if (readOnly(of, issue) && !stays.has(permission)) return false;
    if (appAccess === 'ruled' && keptOut(state, caller, of)) return false;
    const scheme = state.permissionSchemes.find(({ id }) => id === of.permissionSchemeId);
    return (scheme?.grants ?? []).some(
      (grant) =>
        grant.permission === permission &&
        holds(grant.holder, { state, user, project: of, issue, withoutIssue }),
    );
  };
  const rights: Rights = {
    user,
    global: (permission) =>
      mayUseJira(user) &&
      (state.globalPermissions[permission] ?? []).some((group) => user.groups.includes(group)),
    project,
    anyProject: (permission) => state.projects.some((one) => project(permission, one)),
    browse: (one) => project('BROWSE_PROJECTS', one),
    see: (issue) => {
      const of = state.projects.find(({ id }) => id === issue.projectId);
      if (of === undefined || !project('BROWSE_PROJECTS', of, issue)) return false;
      if (issue.securityLevelId === null) return true;
      const level = state.issueSecuritySchemes
        .flatMap(({ levels }) => levels)
        .find(({ id }) => id === issue.securityLevelId);
      return (level?.members ?? []).some((holder) =>
        holds(holder, { state, user, project: of, issue, withoutIssue: 'strict' }),
      );
    },
  };
  return rights;
}
