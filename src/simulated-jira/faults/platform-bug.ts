import type { Fault } from '../fault.ts';
import { json } from '../request.ts';
import { strikes } from './where.ts';

/** An operation that fails inside Jira while everything about the call is right. */
export const platformBug: Fault = {
  name: 'platform-bug',
  description: "500 with an error body of Jira's form for `path`. Options: path, roles, method.",
  beforeRequest: (request, _, options) =>
    options.path !== undefined && strikes(request, options)
      ? json(500, { errorMessages: ['Internal server error'], errors: {} })
      : null,
};
