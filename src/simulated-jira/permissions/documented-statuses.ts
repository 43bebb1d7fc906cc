import type { Operation } from '../../jira-facts/index.ts';
import type { WireResponse } from '../request.ts';
import { withoutVersion } from '../rest/operation-shape.ts';

/**
 * Operations of the platform API, version 3, whose documents name a missing permission under another status than 403, as "the user
 * does not have permission to delete it" under 404. Where somebody measured one (versions, in August 2026), the documents were right.
 */
const otherStatuses: Readonly<Record<number, readonly string[]>> = {
  400: [
    ...['POST /field', 'POST /issue/properties', 'PUT /version/{id}'],
    ...['POST /issue/{issueIdOrKey}/worklog/move', 'DELETE /issue/{issueIdOrKey}/worklog'],
  ],
  401: [
    ...['DELETE /filter/{id}', 'DELETE /version/{id}', 'PUT /version/{id}/mergeto/{moveIssuesTo}'],
    'POST /version/{id}/move',
    ...['GET', 'POST', 'PUT', 'DELETE'].map((method) => `${method} /statuses`),
    ...['byNames', 'search'].map((name) => `GET /statuses/${name}`),
    ...['projectUsages', 'workflowUsages'].map((name) => `GET /statuses/{statusId}/${name}`),
    'GET /statuses/{statusId}/project/{projectId}/issueTypeUsages',
    ...['POST /workflow/history', 'POST /workflow/history/list', 'GET /workflow/{workflowId}/projectUsages'],
    ...['GET /workflow/{workflowId}/workflowSchemes', 'GET /workflows/capabilities', 'GET /workflows/search'],
    'GET /workflow/{workflowId}/project/{projectId}/issueTypeUsages',
    ...['', '/create', '/create/validation', '/preview', '/update', '/update/validation'].map(
      (path) => `POST /workflows${path}`,
    ),
    ...['project/switch', 'read', 'update', 'update/mappings'].map((path) => `POST /workflowscheme/${path}`),
    'GET /workflowscheme/{workflowSchemeId}/projectUsages',
  ],
  404: [
    'DELETE /issue/{issueIdOrKey}/properties/{propertyKey}',
    ...['POST /issueLinkType', 'PUT /issueLinkType/{issueLinkTypeId}'],
    ...['DELETE /issueLinkType/{issueLinkTypeId}', 'DELETE /issueLink/{linkId}'],
    ...['GET /notificationscheme/{id}', 'GET /project/{projectKeyOrId}/notificationscheme'],
    ...['DELETE /project/{projectIdOrKey}', 'POST /project/{projectIdOrKey}/delete'],
    ...['POST /project/{projectIdOrKey}/restore', 'POST /version/{id}/removeAndSwap'],
  ],
};

const statuses: ReadonlyMap<string, number> = new Map(
  Object.entries(otherStatuses).flatMap(([status, operations]) =>
    operations.map((operation) => [operation, Number(status)] as const),
  ),
);

/** Status of the documents for a permission that an operation misses: mostly 403. */
export const missingPermission = ({ method, path }: Operation): number =>
  statuses.get(`${method} ${withoutVersion(path)}`) ?? 403;

/** A refusal for want of a permission with the status that the documents of the operation give it. */
export const asDocumented = (operation: Operation, answer: WireResponse): WireResponse =>
  answer.status === 403 ? { ...answer, status: missingPermission(operation) } : answer;
