import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Boards of Jira Software: beside its own scope it asks OAuth callers for the one of projects. */
export const boards: Probe = {
  operation: 'GET /rest/agile/1.0/board',
  predicted: false,
  objects: 10,
  optionalProduct: 'Jira Software',
  prepare: async () => found({ method: 'GET', path: '/rest/agile/1.0/board?maxResults=10' }),
};
