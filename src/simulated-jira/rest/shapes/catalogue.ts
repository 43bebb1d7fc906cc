import type {
  IssueLinkType,
  IssueType,
  Priority,
  ProjectCategory,
  Resolution,
  Status,
  StatusCategoryKey,
} from '../../state.ts';
import type { RestCall } from '../call.ts';
import { self } from './address.ts';

/** The four categories Jira has; sites add none. */
export const statusCategories: Readonly<
  Record<StatusCategoryKey, { id: number; colorName: string; name: string; modern: string }>
> = {
  undefined: { id: 1, colorName: 'medium-gray', name: 'No Category', modern: 'UNDEFINED' },
  new: { id: 2, colorName: 'blue-gray', name: 'To Do', modern: 'TODO' },
  done: { id: 3, colorName: 'green', name: 'Done', modern: 'DONE' },
  indeterminate: { id: 4, colorName: 'yellow', name: 'In Progress', modern: 'IN_PROGRESS' },
};

export function statusCategoryBean(call: RestCall, key: StatusCategoryKey) {
  const { modern: _, ...category } = statusCategories[key];
  return { self: self(call, `/statuscategory/${category.id}`), key, ...category };
}

const scopeOf = (projectId: string | null) =>
  projectId === null ? {} : { scope: { type: 'PROJECT', project: { id: projectId } } };

/** A status as it stands in an issue. */
export function statusBean(call: RestCall, status: Status) {
  return {
    self: self(call, `/status/${status.id}`),
    description: status.description,
    iconUrl: `${call.base}/`,
    name: status.name,
    id: status.id,
    statusCategory: statusCategoryBean(call, status.category),
  };
}

/** A status as lists of statuses show it. */
export function listedStatus(call: RestCall, status: Status) {
  return { ...statusBean(call, status), untranslatedName: status.name, ...scopeOf(status.projectId) };
}

export function priorityBean(call: RestCall, priority: Priority) {
  return {
    self: self(call, `/priority/${priority.id}`),
    iconUrl: priority.iconUrl.startsWith('/')
      ? `${call.world.addresses.siteUrl}${priority.iconUrl}`
      : priority.iconUrl,
    name: priority.name,
    id: priority.id,
  };
}

/** A priority as lists of priorities show it. */
export function listedPriority(call: RestCall, priority: Priority) {
  return {
    ...priorityBean(call, priority),
    description: priority.description,
    statusColor: priority.statusColor,
    isDefault: priority.isDefault,
  };
}

export function resolutionBean(call: RestCall, { id, name, description }: Resolution) {
  return { self: self(call, `/resolution/${id}`), id, description, name };
}

/** A work type as it stands in an issue or a project. */
export function issueTypeBean(call: RestCall, type: IssueType) {
  return {
    self: self(call, `/issuetype/${type.id}`),
    id: type.id,
    description: type.description,
    iconUrl: `${call.base}/rest/api/2/universal_avatar/view/type/issuetype/avatar/${type.avatarId}?size=medium`,
    name: type.name,
    subtask: type.hierarchyLevel < 0,
    avatarId: type.avatarId,
    ...(type.entityId === null ? {} : { entityId: type.entityId }),
    hierarchyLevel: type.hierarchyLevel,
  };
}

/** A work type as lists of work types show it. */
export function listedIssueType(call: RestCall, type: IssueType) {
  return { ...issueTypeBean(call, type), untranslatedName: type.name, ...scopeOf(type.projectId) };
}

export function linkTypeBean(call: RestCall, { id, name, inward, outward }: IssueLinkType) {
  return { id, name, inward, outward, self: self(call, `/issueLinkType/${id}`) };
}

export function categoryBean(call: RestCall, { id, name, description }: ProjectCategory) {
  return { self: self(call, `/projectCategory/${id}`), id, name, description };
}
