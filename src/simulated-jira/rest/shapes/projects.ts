import { findUser } from '../../people.ts';
import { rolesOf, typesOf } from '../../state/lookup.ts';
import type { Component, Project, Version } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { avatarUrls, self } from './address.ts';
import { categoryBean, issueTypeBean } from './catalogue.ts';
import { friendlyDay } from './friendly.ts';
import { pageWithin, queryList } from './page.ts';
import { ownerOf } from './users.ts';

/** A UUID that stays the same for a project, as team-managed projects show one. */
function uuidOf(project: Project): string {
  return `b7c8d9e0-f1a2-4b3c-8d4e-${project.id.padStart(12, '0')}`;
}

function category(call: RestCall, project: Project) {
  const found = call.state.projectCategories.find(({ id }) => id === project.categoryId);
  return found === undefined ? {} : { projectCategory: categoryBean(call, found) };
}

/** A project as it stands in an issue. */
export function projectInIssue(call: RestCall, project: Project) {
  return {
    self: self(call, `/project/${project.id}`),
    id: project.id,
    key: project.key,
    name: project.name,
    projectTypeKey: project.projectTypeKey,
    simplified: project.style === 'next-gen',
    avatarUrls: avatarUrls(call, 'project', project.avatarId),
    ...category(call, project),
  };
}

/** The projects of a scheme that `expand` asks for with it, as a page. */
export function projectsOfScheme(call: RestCall, uses: (project: Project) => boolean) {
  const used = call.state.projects.filter((project) => project.deletedAt === null && uses(project));
  return pageWithin(used.map((project) => projectInIssue(call, project)));
}

/** The properties of a project that the query names. */
function propertiesOf(call: RestCall, { properties }: Project): Record<string, unknown> {
  const named = queryList(call, 'properties').filter((key) => Object.hasOwn(properties, key));
  return Object.fromEntries(named.map((key) => [key, properties[key]]));
}

/** A project as lists show it. */
export function projectBean(call: RestCall, project: Project) {
  return {
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    ...projectInIssue(call, project),
    style: project.style,
    isPrivate: false,
    properties: propertiesOf(call, project),
    ...(project.style === 'next-gen' ? { entityId: uuidOf(project), uuid: uuidOf(project) } : {}),
    ...(project.archived ? { archived: true } : {}),
  };
}

/** A lead as a project shows it; lists add the kind of account (both recorded). */
function leadOf(call: RestCall, project: Project, listed = false) {
  const lead = ownerOf(call, project.leadAccountId);
  if (lead === null) return {};
  const accountType = findUser(call.state, project.leadAccountId)?.accountType;
  return { lead: { ...lead, ...(listed ? { accountType } : {}) } };
}

/** A project in full. */
export function wholeProject(call: RestCall, project: Project) {
  const { expand, ...listed } = projectBean(call, project);
  const roles = rolesOf(call.state, project);
  return {
    expand,
    ...listed,
    description: project.description,
    ...leadOf(call, project),
    ...(project.url === null ? {} : { url: project.url }),
    assigneeType: project.assigneeType,
    components: project.components.map((component) => componentBean(call, project, component)),
    issueTypes: typesOf(call.state, project).map((type) => issueTypeBean(call, type)),
    versions: project.versions.map((version) => versionBean(call, project, version)),
    roles: Object.fromEntries(
      roles.map(({ id, name }) => [name, self(call, `/project/${project.id}/role/${id}`)]),
    ),
    ...(project.email === null ? {} : { email: project.email }),
  };
}

/** A project as a share names it: without what belongs to whoever looks. */
export function sharedProject(call: RestCall, project: Project) {
  const { expand: _, isPrivate: __, ...listed } = projectBean(call, project);
  return { ...listed, assigneeType: project.assigneeType, roles: {} };
}

/** Parts of a project that a list adds when `expand` names them. */
export function expandedProject(call: RestCall, project: Project, expand: ReadonlySet<string>) {
  return {
    ...projectBean(call, project),
    ...(expand.has('description') ? { description: project.description } : {}),
    ...(expand.has('lead') ? leadOf(call, project, true) : {}),
    ...(expand.has('url') && project.url !== null ? { url: project.url } : {}),
    ...(expand.has('projectKeys') ? { projectKeys: [project.key, ...project.formerKeys] } : {}),
    ...(expand.has('issueTypes')
      ? { issueTypes: typesOf(call.state, project).map((type) => issueTypeBean(call, type)) }
      : {}),
    ...(expand.has('insight') ? { insight: insightOf(call, project) } : {}),
  };
}

/** How many issues a project has and when one last changed. */
export function insightOf(call: RestCall, project: Project) {
  const issues = call.state.issues.filter(({ projectId }) => projectId === project.id);
  const last = issues
    .map(({ updated }) => updated)
    .sort()
    .at(-1);
  return {
    totalIssueCount: issues.length,
    ...(last === undefined ? {} : { lastIssueUpdateTime: call.clock.time(last) }),
  };
}

/** Whom a component's new issues go to, by its type of assignee. */
function assigneeOf(project: Project, component: Component): string | null {
  switch (component.assigneeType) {
    case 'COMPONENT_LEAD':
      return component.leadAccountId;
    case 'PROJECT_LEAD':
      return project.leadAccountId;
    case 'PROJECT_DEFAULT':
      return project.assigneeType === 'PROJECT_LEAD' ? project.leadAccountId : null;
    case 'UNASSIGNED':
      return null;
  }
}

/** A component as it stands in an issue. */
export function componentInIssue(call: RestCall, { id, name, description }: Component) {
  return {
    self: self(call, `/component/${id}`),
    id,
    name,
    ...(description === '' ? {} : { description }),
  };
}

export function componentBean(call: RestCall, project: Project, component: Component) {
  const lead = ownerOf(call, component.leadAccountId);
  const assignee = ownerOf(call, assigneeOf(project, component));
  return {
    ...componentInIssue(call, component),
    ...(lead === null ? {} : { lead }),
    assigneeType: component.assigneeType,
    ...(assignee === null ? {} : { assignee }),
    realAssigneeType: component.assigneeType,
    ...(assignee === null ? {} : { realAssignee: assignee }),
    isAssigneeTypeValid:
      component.assigneeType === 'PROJECT_DEFAULT' ||
      component.assigneeType === 'UNASSIGNED' ||
      assignee !== null,
    project: project.key,
    projectId: Number(project.id),
  };
}

/** A version as it stands in an issue. */
export function versionInIssue(call: RestCall, version: Version) {
  return {
    self: self(call, `/version/${version.id}`),
    id: version.id,
    ...(version.description === null ? {} : { description: version.description }),
    name: version.name,
    archived: version.archived,
    released: version.released,
    ...(version.releaseDate === null ? {} : { releaseDate: version.releaseDate }),
  };
}

/** A day as the caller reads it: its first moment in UTC, so the day before west of there (recorded). */
const userDay = (call: RestCall, day: string): string => friendlyDay(call, Date.parse(day));

export function versionBean(call: RestCall, project: Project, version: Version) {
  const { startDate, releaseDate, released } = version;
  const today = new Date(call.world.now()).toISOString().slice(0, 10);
  return {
    ...versionInIssue(call, version),
    ...(startDate === null ? {} : { startDate, userStartDate: userDay(call, startDate) }),
    ...(releaseDate === null
      ? {}
      : {
          userReleaseDate: userDay(call, releaseDate),
          ...(released ? {} : { overdue: releaseDate < today }),
        }),
    ...(version.driverAccountId === null ? {} : { driver: version.driverAccountId }),
    projectId: Number(project.id),
  };
}
