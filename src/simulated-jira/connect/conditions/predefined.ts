import { z } from 'zod';
import { issueTypeOf, typesOf } from '../../state/lookup.ts';
import type { Issue, Project } from '../../state.ts';
import { propertyConditions } from './entity-properties.ts';
import { permissionKey } from './permission-names.ts';
import type { View } from './view.ts';

type Predicate = (view: View, params: unknown) => boolean;

const permissionParam = z.looseObject({ permission: z.string().transform(permissionKey) });

/** True where the named permission is held. */
const permission =
  (held: (key: string, view: View) => boolean): Predicate =>
  (view, params) => {
    const asked = permissionParam.safeParse(params).data;
    return asked !== undefined && held(asked.permission, view);
  };

/** False where no issue, or no project, is in view. */
const ofIssue =
  (holds: (issue: Issue, view: View) => boolean): Predicate =>
  (view) =>
    view.issue !== null && holds(view.issue, view);
const ofProject =
  (holds: (project: Project, view: View) => boolean): Predicate =>
  (view) =>
    view.project !== null && holds(view.project, view);

const mayOnIssue = (...keys: string[]): Predicate =>
  ofIssue(
    (issue, { rights, project }) =>
      project !== null && keys.some((key) => rights.project(key, project, issue)),
  );

const always: Predicate = () => true;

const hasSubTasks = (view: View, project: Project): boolean =>
  typesOf(view.state, project).some(({ hierarchyLevel }) => hierarchyLevel < 0);

/** The conditions of Jira that the simulation can tell (https://developer.atlassian.com/cloud/jira/platform/conditions/); what they need and is not in view makes them false. */
export const predefined: Readonly<Record<string, Predicate>> = {
  ...propertyConditions,
  addon_is_licensed: ({ app }) => app.licensed,
  user_is_logged_in: ({ rights }) => rights.user !== null,
  user_is_admin: ({ rights }) => rights.global('ADMINISTER'),
  user_is_sysadmin: ({ rights }) => rights.global('SYSTEM_ADMIN'),
  user_is_project_admin: ofProject((project, { rights }) => rights.project('ADMINISTER_PROJECTS', project)),
  has_global_permission: permission((key, { rights }) => rights.global(key)),
  has_project_permission: permission(
    (key, { rights, project, issue }) => project !== null && rights.project(key, project, issue),
  ),
  has_issue_permission: permission(
    (key, { rights, project, issue }) =>
      project !== null && issue !== null && rights.project(key, project, issue),
  ),
  can_use_application: ({ rights }, params) =>
    rights.user?.applicationRoles.includes(
      z.looseObject({ applicationKey: z.string() }).safeParse(params).data?.applicationKey ?? '',
    ) === true,
  has_selected_project: ofProject(() => true),
  has_sub_tasks_available: ofProject((project, view) => hasSubTasks(view, project)),
  can_attach_file_to_issue: mayOnIssue('CREATE_ATTACHMENTS'),
  can_manage_attachments: mayOnIssue(
    'CREATE_ATTACHMENTS',
    'DELETE_OWN_ATTACHMENTS',
    'DELETE_ALL_ATTACHMENTS',
  ),
  is_issue_editable: mayOnIssue('EDIT_ISSUES'),
  is_issue_unresolved: ofIssue(({ resolution }) => resolution === null),
  is_sub_task: ofIssue((issue, { state }) => issueTypeOf(state, issue).hierarchyLevel < 0),
  is_issue_assigned_to_current_user: ofIssue(
    ({ assigneeAccountId }, { accountId }) => accountId !== null && assigneeAccountId === accountId,
  ),
  is_issue_reported_by_current_user: ofIssue(
    ({ reporterAccountId }, { accountId }) => accountId !== null && reporterAccountId === accountId,
  ),
  is_watching_issue: ofIssue(({ watchers }, { accountId }) => watchers.includes(accountId ?? '')),
  has_voted_for_issue: ofIssue(({ voters }, { accountId }) => voters.includes(accountId ?? '')),
  linking_enabled: always,
  sub_tasks_enabled: always,
  voting_enabled: always,
  watching_enabled: always,
  time_tracking_enabled: ({ state }) => state.settings.timeTracking.enabled,
};
