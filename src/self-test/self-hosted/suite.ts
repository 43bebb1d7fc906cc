import type { Evidence } from '../../evidence/index.ts';
import type { Operation } from '../../jira-facts/index.ts';

export const isSelfHosted = (deployment: Evidence['deployment']): boolean =>
  deployment === 'server' || deployment === 'datacenter';

/** Reads that Server and Data Center share with version 2 of Cloud, and three writes: asked when nobody says what is called. */
export const selfHostedOperations: readonly string[] = [
  'GET /rest/api/2/serverInfo',
  'GET /rest/api/2/myself',
  'GET /rest/api/2/mypermissions',
  'GET /rest/api/2/project',
  'GET /rest/api/2/issuetype',
  'GET /rest/api/2/priority',
  'GET /rest/api/2/status',
  'GET /rest/api/2/field',
  'POST /rest/api/2/issue',
  'PUT /rest/api/2/issue/{issueIdOrKey}',
  'DELETE /rest/api/2/issue/{issueIdOrKey}',
];

/** The enhanced search and everything of version 3 came after the two products parted. */
export const isCloudOnly = ({ path }: Pick<Operation, 'path'>): boolean =>
  path.startsWith('/rest/api/3/') || path.startsWith('/rest/api/2/search/');
