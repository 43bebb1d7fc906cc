import type { Fault } from '../fault.ts';
import { jiraError } from '../request.ts';
import { strikes, textIn } from './where.ts';

/** An operation that was taken away; `path` says which. */
export const endpointRemoved: Fault = {
  name: 'endpoint-removed',
  description: '410 for `path`, naming `successor`. Options: path, successor, roles, method.',
  beforeRequest: (request, _, options) =>
    options.path !== undefined && strikes(request, options)
      ? jiraError(410, [
          `The requested API has been removed. Please migrate to the ${textIn(options, 'successor', '/rest/api/3/search/jql')} API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046`,
        ])
      : null,
};
