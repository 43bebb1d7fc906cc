import { found } from '../found.ts';
import { searchRequest } from '../own-subjects.ts';
import type { Probe } from '../probe.ts';

/** A bounded JQL search. */
export const issueSearch: Probe = {
  operation: 'GET /rest/api/3/search/jql',
  predicted: false,
  objects: 5,
  prepare: async ({ toldProject }) => found(searchRequest(toldProject)),
};
