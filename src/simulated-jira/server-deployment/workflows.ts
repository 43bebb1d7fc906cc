import { findUser } from '../people.ts';
import { rightsOf } from '../permissions/rights.ts';
import { administratorsOnly, loginRequired } from '../refusals.ts';
import { jiraError, json, type WireResponse } from '../request.ts';
import { type Route, route } from '../rest/call.ts';
import type { OutsideCall } from '../rest/outside-table/outside-call.ts';
import { findProject } from '../state/lookup.ts';

/** `GET /workflow` is gone from Cloud, not from Server: all workflows with how many steps they have. */
export const workflowListRoutes: readonly Route[] = [
  route('GET /workflow', ({ state }) =>
    json(
      200,
      state.workflows.map(({ name, description, statusIds, isDefault }) => ({
        name,
        description,
        steps: statusIds.length,
        default: isDefault,
      })),
    ),
  ),
];

/** `GET /project/{projectKeyOrId}/workflowscheme`, which Cloud does not have: the scheme of a project. */
export function projectWorkflowScheme({ caller, world }: OutsideCall, idOrKey: string): WireResponse {
  const { state, addresses } = world;
  if (findUser(state, caller.accountId) === null) return loginRequired();
  const project = findProject(state, idOrKey);
  const rights = rightsOf(state, caller);
  if (project === null || !rights.browse(project))
    return jiraError(404, [`No project could be found with key '${idOrKey}'.`]);
  if (!rights.global('ADMINISTER')) return administratorsOnly();
  const scheme = state.workflowSchemes.find(({ id }) => id === project.workflowSchemeId);
  if (scheme === undefined) return jiraError(404, ['The workflow scheme was not found.']);
  const { id, name, description, defaultWorkflow, issueTypeMappings } = scheme;
  return json(200, {
    id,
    name,
    description,
    defaultWorkflow,
    issueTypeMappings,
    draft: false,
    self: `${addresses.siteUrl}/rest/api/2/workflowscheme/${id}`,
  });
}
