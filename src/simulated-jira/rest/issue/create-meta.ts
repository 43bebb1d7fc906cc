import { noSuchProject } from '../../permissions/needs.ts';
import { jiraError, json, type WireResponse } from '../../request.ts';
import { findProject, typesOf } from '../../state/lookup.ts';
import type { IssueType, Project } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { expansions, self } from '../shapes/address.ts';
import { listedIssueType } from '../shapes/catalogue.ts';
import { pageBounds, queryList } from '../shapes/page.ts';
import { projectBean, projectInIssue } from '../shapes/projects.ts';
import { fieldMeta, settable } from './edit-meta.ts';

/** Fields of a new issue; project and work type are always among them. */
function createFields(call: RestCall, project: Project, type: IssueType) {
  const fields = settable(call, project, type, 'create', null).filter(
    ({ id }) => id !== 'comment' && id !== 'worklog',
  );
  return [
    ...fields.map((field) => ({
      ...fieldMeta(call, project, type, field, null),
      fieldId: field.id,
    })),
    {
      required: true,
      schema: { type: 'project', system: 'project' },
      name: 'Project',
      key: 'project',
      hasDefaultValue: false,
      operations: ['set'],
      allowedValues: [projectInIssue(call, project)],
      fieldId: 'project',
    },
  ];
}

/** A work type to create: as lists show it, without the number of its picture (recorded three times). */
function typeToCreate(call: RestCall, type: IssueType) {
  const { avatarId: _, ...listed } = listedIssueType(call, type);
  return listed;
}

const warning = {
  warning: 'The issue create meta endpoint has been deprecated. (Deprecation start date: June 03, 2024)',
};

function old(call: RestCall): WireResponse {
  const ids = queryList(call, 'projectIds');
  const keys = queryList(call, 'projectKeys');
  const typeIds = queryList(call, 'issuetypeIds');
  const typeNames = call.query.getAll('issuetypeNames');
  const withFields = expansions(call).has('projects.issuetypes.fields');
  const projects = call.state.projects.filter(
    (project) =>
      project.deletedAt === null &&
      !project.archived &&
      call.rights.project('CREATE_ISSUES', project) &&
      (ids.length + keys.length === 0 || ids.includes(project.id) || keys.includes(project.key)),
  );
  return json(
    200,
    {
      expand: 'projects',
      projects: projects.map((project) => {
        const { id, key, name, avatarUrls } = projectBean(call, project);
        return {
          expand: 'issuetypes',
          self: self(call, `/project/${id}`),
          id,
          key,
          name,
          avatarUrls,
          issuetypes: typesOf(call.state, project)
            .filter(
              (type) =>
                typeIds.length + typeNames.length === 0 ||
                typeIds.includes(type.id) ||
                typeNames.includes(type.name),
            )
            .map((type) => ({
              ...typeToCreate(call, type),
              ...(withFields
                ? {
                    expand: 'fields',
                    fields: Object.fromEntries(
                      createFields(call, project, type).map(({ fieldId, ...meta }) => [fieldId, meta]),
                    ),
                  }
                : {}),
            })),
        };
      }),
    },
    warning,
  );
}

/** The project to create in; others get 400, as https://github.com/mattermost/mattermost-plugin-jira/issues/912 met it. */
function creatable(call: RestCall): Project | WireResponse {
  const name = call.params.projectIdOrKey ?? '';
  const project = findProject(call.state, name);
  if (project === null || !call.rights.browse(project)) return noSuchProject(name);
  if (!call.rights.project('CREATE_ISSUES', project))
    return jiraError(400, ['You do not have permission to create issues in this project.']);
  return project;
}

/** The most that one page may hold. */
const most = 200;

/** A page as long as asked for; one that may not be so long is refused with more than errors, as documented. */
function bounds(call: RestCall): ReturnType<typeof pageBounds> | WireResponse {
  if (Number(call.query.get('maxResults')) <= most) return pageBounds(call, 50, most);
  return json(400, {
    errorMessages: [`Parameter 'maxResults' must not exceed the limit '${most}'`],
    errors: {},
    httpStatusCode: { empty: false, present: true },
  });
}

function types(call: RestCall): WireResponse {
  const project = creatable(call);
  if ('status' in project) return project;
  const cut = bounds(call);
  if ('status' in cut) return cut;
  const { startAt, maxResults } = cut;
  const all = typesOf(call.state, project);
  return json(200, {
    issueTypes: all.slice(startAt, startAt + maxResults).map((type) => typeToCreate(call, type)),
    maxResults,
    startAt,
    total: all.length,
  });
}

function fields(call: RestCall): WireResponse {
  const project = creatable(call);
  if ('status' in project) return project;
  const type = typesOf(call.state, project).find(({ id }) => id === call.params.issueTypeId);
  if (type === undefined)
    return jiraError(404, [`Issue type with id '${call.params.issueTypeId}' is not valid for this project.`]);
  const cut = bounds(call);
  if ('status' in cut) return cut;
  const { startAt, maxResults } = cut;
  const all = createFields(call, project, type);
  return json(200, {
    fields: all.slice(startAt, startAt + maxResults),
    maxResults,
    startAt,
    total: all.length,
  });
}

export const createMetaRoutes: Route[] = [
  selfJudging('GET /issue/createmeta', old),
  selfJudging('GET /issue/createmeta/{projectIdOrKey}/issuetypes', types),
  selfJudging('GET /issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}', fields),
];
