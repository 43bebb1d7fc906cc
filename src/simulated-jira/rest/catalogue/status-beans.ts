import { typesOf, workflowOf } from '../../state/lookup.ts';
import type { Status, StatusCategoryKey } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { expansions } from '../shapes/address.ts';
import { statusCategories } from '../shapes/catalogue.ts';

export const categoryKeys: readonly StatusCategoryKey[] = ['undefined', 'new', 'indeterminate', 'done'];

/** A status as the younger operations show it: flat category, scope, and on wish who uses it. */
export function modernStatus(call: RestCall, status: Status) {
  const expand = expansions(call);
  return {
    id: status.id,
    name: status.name,
    statusCategory: statusCategories[status.category].modern,
    scope:
      status.projectId === null ? { type: 'GLOBAL' } : { type: 'PROJECT', project: { id: status.projectId } },
    description: status.description,
    ...(expand.has('usages') ? { usages: usagesOf(call, status) } : {}),
  };
}

export function usagesOf(call: RestCall, status: Status) {
  return call.state.projects
    .filter(({ deletedAt }) => deletedAt === null)
    .map((project) => ({
      project: { id: project.id },
      issueTypes: typesOf(call.state, project)
        .filter((type) => workflowOf(call.state, project, type.id)?.statusIds.includes(status.id))
        .map(({ id }) => id),
    }))
    .filter(({ issueTypes }) => issueTypes.length > 0);
}
