import { allFields, findCustomField, kindOf } from '../../fields/custom-fields.ts';
import type { FieldDefinition } from '../../fields/system-fields.ts';
import { knownFields } from '../../new-site/custom-fields.ts';
import { jiraError, type WireResponse } from '../../request.ts';
import { screenFields, typesOf } from '../../state/lookup.ts';
import type { Issue, IssueType, Project } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { configured } from '../schemes/field-configuration-of.ts';
import { self } from '../shapes/address.ts';
import { issueTypeBean, priorityBean, resolutionBean } from '../shapes/catalogue.ts';
import { componentInIssue, projectInIssue, versionInIssue } from '../shapes/projects.ts';
import { flagged } from '../shapes/wanted.ts';

/** Permissions that some fields ask for besides creating or editing. */
const fieldPermissions: Readonly<Record<string, string>> = {
  assignee: 'ASSIGN_ISSUES',
  reporter: 'MODIFY_REPORTER',
  duedate: 'SCHEDULE_ISSUES',
  security: 'SET_ISSUE_SECURITY',
  attachment: 'CREATE_ATTACHMENTS',
  issuelinks: 'LINK_ISSUES',
  comment: 'ADD_COMMENTS',
  worklog: 'WORK_ON_ISSUES',
};

/** Fields Jira fills in itself though they stand on screens. */
const never = new Set<string>([knownFields.rank, knownFields.requestType]);

/** Whether a custom field has a context for a project and work type. */
function inContext(call: RestCall, id: string, project: Project, type: IssueType): boolean {
  const field = findCustomField(call.state, id);
  if (field === null) return true;
  return field.contexts.some(
    ({ projectIds, issueTypeIds }) =>
      (projectIds.length === 0 || projectIds.includes(project.id)) &&
      (issueTypeIds.length === 0 || issueTypeIds.includes(type.id)),
  );
}

/** Parameters with which some apps reach what screens and statuses keep from everybody. */
const overrides = ['overrideScreenSecurity', 'overrideEditableFlag'];

/** The 403 for whoever overrides and is no app with an administrator's right: of Connect itself, of Forge for a user (documented). */
export function mayNotOverride(call: RestCall): WireResponse | null {
  if (!overrides.some((name) => flagged(call, name))) return null;
  const app = ['connect-app', 'forge-user'].includes(call.caller.identity);
  if (app && call.rights.global('ADMINISTER')) return null;
  return jiraError(403, ['You do not have permission to override the screen security configuration.']);
}

/** Fields the caller may set on issues of a type in a project: on the screen, in context, with the permission they ask for. */
export function settable(
  call: RestCall,
  project: Project,
  type: IssueType,
  operation: 'create' | 'edit',
  issue: Issue | null,
): FieldDefinition[] {
  const onScreen = screenFields(call.state, project, type.id, operation);
  const everywhere = operation === 'edit' && flagged(call, 'overrideScreenSecurity');
  return allFields(call.state).filter(({ id }) => {
    const permission = fieldPermissions[id];
    if (id === 'security' && project.issueSecuritySchemeId === null) return false;
    if (id === knownFields.epicName && type.hierarchyLevel !== 1) return false;
    return (
      (everywhere ||
        (onScreen.includes(id) && configured(call.state, project, type.id, id).isHidden !== true)) &&
      !never.has(id) &&
      findCustomField(call.state, id)?.app?.readOnly !== true &&
      inContext(call, id, project, type) &&
      (permission === undefined || call.rights.project(permission, project, issue))
    );
  });
}

function autoCompleteUrl(call: RestCall, project: Project, id: string, issue: Issue | null): string | null {
  switch (id) {
    case 'assignee':
      return issue === null
        ? self(call, `/user/assignable/search?project=${project.key}&query=`)
        : self(call, `/user/assignable/search?issueKey=${issue.key}&query=`);
    case 'reporter':
      return self(call, '/user/recommend?context=Reporter&issueKey=&query=');
    case 'labels':
      return `${call.base}/rest/api/1.0/labels/suggest?query=`;
    case 'issuelinks':
      return self(call, '/issue/picker?currentProjectId=&showSubTaskParent=true&showSubTasks=true&query=');
    default:
      return null;
  }
}

/** Values a field may take, for fields that choose from a list; null: it does not. */
function allowedValues(
  call: RestCall,
  project: Project,
  field: FieldDefinition,
  type: IssueType,
): unknown[] | null {
  const { state } = call;
  switch (field.id) {
    case 'issuetype':
      return typesOf(state, project)
        .filter(({ hierarchyLevel }) => hierarchyLevel === type.hierarchyLevel)
        .map((each) => issueTypeBean(call, each));
    case 'project':
      return [projectInIssue(call, project)];
    case 'priority': {
      const scheme = state.prioritySchemes.find(({ id }) => id === project.prioritySchemeId);
      return state.priorities
        .filter(({ id }) => scheme === undefined || scheme.priorityIds.includes(id))
        .map((each) => priorityBean(call, each));
    }
    case 'resolution':
      return state.resolutions.map((each) => resolutionBean(call, each));
    case 'components':
      return project.components.map((each) => componentInIssue(call, each));
    case 'fixVersions':
    case 'versions':
      return project.versions.filter(({ archived }) => !archived).map((each) => versionInIssue(call, each));
    case 'security': {
      const scheme = state.issueSecuritySchemes.find(({ id }) => id === project.issueSecuritySchemeId);
      return (scheme?.levels ?? []).map(({ id, name, description = '' }) => ({
        self: self(call, `/securitylevel/${id}`),
        id: String(id),
        name,
        description,
      }));
    }
    case 'issuerestriction':
      return [];
    default: {
      const custom = findCustomField(state, field.id);
      if (custom === null || kindOf(custom).options !== true) return null;
      return custom.contexts
        .flatMap(({ options }) => options)
        .filter(({ disabled, parentId }) => !disabled && parentId === null)
        .map(({ id, value }) => ({ self: self(call, `/customFieldOption/${id}`), value, id }));
    }
  }
}

const required = new Set(['summary', 'issuetype', 'project', 'reporter']);

/** What may be set in a field, as createmeta, editmeta and the screens of transitions say it. */
export function fieldMeta(
  call: RestCall,
  project: Project,
  type: IssueType,
  field: FieldDefinition,
  issue: Issue | null,
) {
  const url = autoCompleteUrl(call, project, field.id, issue);
  const allowed = allowedValues(call, project, field, type);
  const hasDefaultValue = field.id === 'priority' || (field.id === 'reporter' && issue === null);
  return {
    required:
      required.has(field.id) ||
      (field.id === 'parent' && type.hierarchyLevel < 0) ||
      configured(call.state, project, type.id, field.id).isRequired === true,
    schema: field.schema,
    name: field.name,
    key: field.id,
    ...(url === null ? {} : { autoCompleteUrl: url }),
    hasDefaultValue,
    operations: field.id === 'issuetype' ? [] : field.operations.length === 0 ? ['set'] : field.operations,
    ...(allowed === null ? {} : { allowedValues: allowed }),
    ...(field.id === 'priority'
      ? {
          defaultValue: call.state.priorities
            .filter(({ id }) => id === '3')
            .map((each) => priorityBean(call, each))[0],
        }
      : {}),
  };
}

/** `fields` of an editmeta answer. */
export function editMeta(call: RestCall, project: Project, type: IssueType, issue: Issue) {
  return Object.fromEntries(
    settable(call, project, type, 'edit', issue)
      .filter(({ id }) => id !== 'worklog')
      .map((field) => [field.id, fieldMeta(call, project, type, field, issue)]),
  );
}
