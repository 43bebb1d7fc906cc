import { z } from 'zod';
import { findUser } from '../../people.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import { findProject } from '../../state/lookup.ts';
import type { Component, Project } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given, nameTaken } from '../given.ts';
import { self } from '../shapes/address.ts';
import { ordered, page, queryList } from '../shapes/page.ts';
import { componentBean } from '../shapes/projects.ts';
import { projectNamed } from './read.ts';

const schema = z.looseObject({
  name: z.string().min(1).max(255),
  project: z.string(),
  description: z.string().nullish(),
  leadAccountId: z.string().nullish(),
  assigneeType: z.enum(['PROJECT_DEFAULT', 'COMPONENT_LEAD', 'PROJECT_LEAD', 'UNASSIGNED']).nullish(),
});

interface Found {
  readonly project: Project;
  readonly component: Component;
}

/** The component the path names, in a project the caller may browse. */
function named(call: RestCall): Found | WireResponse {
  for (const project of call.state.projects) {
    const component = project.components.find(({ id }) => id === call.params.id);
    if (component !== undefined && call.rights.browse(project)) return { project, component };
  }
  return jiraError(404, [`The component with id ${call.params.id} does not exist.`]);
}

const mayChange = (call: RestCall, project: Project): boolean =>
  call.rights.global('ADMINISTER') || call.rights.project('ADMINISTER_PROJECTS', project);

const forbidden = () => jiraError(403, ['You do not have permission to change components of this project.']);

const taken = (name: string) =>
  jiraError(400, [], { name: `A component with the name ${name} already exists in this project.` });

function create(call: RestCall): WireResponse {
  const asked = given(call, schema);
  if ('status' in asked) return asked;
  const { name, project: key, description, leadAccountId, assigneeType } = asked.given;
  const project = findProject(call.state, key);
  if (project === null || !call.rights.browse(project))
    return jiraError(404, [`No project could be found with key '${key}'.`]);
  if (!mayChange(call, project)) return forbidden();
  if (nameTaken(project.components, name)) return taken(name);
  if (typeof leadAccountId === 'string' && findUser(call.state, leadAccountId) === null)
    return jiraError(400, [], {
      leadAccountId: `The user with account id '${leadAccountId}' does not exist.`,
    });
  const component: Component = {
    id: String(
      nextNumber(
        call.state,
        'component',
        call.state.projects.flatMap((each) => each.components.map(({ id }) => id)),
      ),
    ),
    name,
    description: description ?? '',
    leadAccountId: leadAccountId ?? null,
    assigneeType: assigneeType ?? 'PROJECT_DEFAULT',
  };
  project.components.push(component);
  return json(201, componentBean(call, project, component));
}

function update(call: RestCall): WireResponse {
  const found = named(call);
  if ('status' in found) return found;
  const { project, component } = found;
  if (!mayChange(call, project)) return forbidden();
  const asked = given(call, schema.partial());
  if ('status' in asked) return asked;
  const { name, description, leadAccountId, assigneeType } = asked.given;
  if (name !== undefined && nameTaken(project.components, name, component.id)) return taken(name);
  component.name = name ?? component.name;
  component.description = description ?? component.description;
  if (leadAccountId !== undefined) component.leadAccountId = leadAccountId === '' ? null : leadAccountId;
  component.assigneeType = assigneeType ?? component.assigneeType;
  return json(200, componentBean(call, project, component));
}

/** Deletes a component; its issues lose it or get the one named in `moveIssuesTo`. */
function remove(call: RestCall): WireResponse {
  const found = named(call);
  if ('status' in found) return found;
  const { project, component } = found;
  if (!mayChange(call, project)) return forbidden();
  const target = call.query.get('moveIssuesTo');
  if (target !== null && !project.components.some(({ id }) => id === target && id !== component.id))
    return jiraError(404, [`The component with id ${target} does not exist.`]);
  for (const issue of call.state.issues) {
    if (!issue.componentIds.includes(component.id)) continue;
    const rest = issue.componentIds.filter((id) => id !== component.id);
    issue.componentIds = target === null ? rest : [...new Set([...rest, target])];
  }
  project.components = project.components.filter((each) => each !== component);
  return empty(204);
}

const issueCount = (call: RestCall, id: string): number =>
  call.state.issues.filter(({ componentIds }) => componentIds.includes(id)).length;

/** Components of a project, those whose name or description holds `query`, in the order asked; each is told twice (recorded). */
function paged(call: RestCall, components: readonly Found[]): WireResponse {
  const text = (call.query.get('query') ?? '').toLowerCase();
  const found = components.filter(({ component }) =>
    `${component.name} ${component.description}`.toLowerCase().includes(text),
  );
  const sorted = ordered(call, found, {
    name: ({ component }) => component.name.toLowerCase(),
    description: ({ component }) => component.description.toLowerCase(),
    lead: ({ component }) => component.leadAccountId ?? '',
    issueCount: ({ component }) => issueCount(call, component.id),
  });
  if (sorted === null) return jiraError(400, ['The orderBy parameter is invalid.']);
  return page(call, sorted, ({ project, component }) => {
    const bean = componentBean(call, project, component);
    return { componentBean: bean, ...bean, issueCount: issueCount(call, component.id) };
  });
}

/** Components of a project; those of Compass, which nobody connects here, are none. */
const within = (call: RestCall, project: Project): Found[] =>
  call.query.get('componentSource') === 'compass'
    ? []
    : project.components.map((component) => ({ project, component }));

export const componentRoutes: Route[] = [
  selfJudging('POST /component', create),
  selfJudging('GET /component/{id}', (call) => {
    const found = named(call);
    return 'status' in found ? found : json(200, componentBean(call, found.project, found.component));
  }),
  selfJudging('PUT /component/{id}', update),
  selfJudging('DELETE /component/{id}', remove),
  selfJudging('GET /component/{id}/relatedIssueCounts', (call) => {
    const found = named(call);
    if ('status' in found) return found;
    const { id } = found.component;
    return json(200, { self: self(call, `/component/${id}`), issueCount: issueCount(call, id) });
  }),
  selfJudging('GET /component', (call) => {
    const names = queryList(call, 'projectIdsOrKeys');
    const projects = call.state.projects.filter(
      (project) =>
        call.rights.browse(project) &&
        (names.length === 0 || names.includes(project.id) || names.includes(project.key)),
    );
    return paged(
      call,
      projects.flatMap((project) => within(call, project)),
    );
  }),
  selfJudging('GET /project/{projectIdOrKey}/components', (call) => {
    const project = projectNamed(call);
    if ('status' in project) return project;
    return json(
      200,
      within(call, project).map(({ component }) => componentBean(call, project, component)),
    );
  }),
  selfJudging('GET /project/{projectIdOrKey}/component', (call) => {
    const project = projectNamed(call);
    return 'status' in project ? project : paged(call, within(call, project));
  }),
];
