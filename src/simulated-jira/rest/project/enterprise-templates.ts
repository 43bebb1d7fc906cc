import { jiraError } from '../../request.ts';
import { type Route, route } from '../call.ts';

/**
 * Projects from templates of one's own are for Jira Enterprise, which this site is not
 * (https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-templates/); that another edition refuses them was
 * seen by the live suite of a client, status and words are ours.
 */
export const enterpriseTemplateRoutes: Route[] = [
  'POST /project-template',
  'POST /project-template/save-template',
  'PUT /project-template/edit-template',
  'DELETE /project-template/remove-template',
  'GET /project-template/live-template',
].map((operation) =>
  route(operation, () => jiraError(400, ['Project templates are only available in Jira Enterprise.'])),
);
