import type { Fault } from '../fault.ts';
import { jiraError } from '../request.ts';
import { strikes } from './where.ts';

/**
 * The organization forbids API tokens. The sentence is the one Atlassian's MCP server gives
 * (https://github.com/atlassian/atlassian-mcp-server/issues/75); that the REST API uses it, and the status, are our guess.
 */
export const tokenKindBlocked: Fault = {
  name: 'token-kind-blocked',
  description:
    '403 "permission to connect via API token" for every call with one. Options: roles, path, method.',
  beforeRequest: (request, world, options) => {
    if (!strikes(request, options)) return null;
    const [scheme = '', value = ''] = (request.headers.authorization ?? '').split(' ');
    if (scheme.toLowerCase() !== 'basic') return null;
    const secret = Buffer.from(value, 'base64').toString('utf8').split(':').slice(1).join(':');
    if (!world.state.apiTokens.some(({ token }) => token === secret)) return null;
    return jiraError(403, [
      "You don't have permission to connect via API token. Please ask your organization admin for access.",
    ]);
  },
};
