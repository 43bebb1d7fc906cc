import type { Route } from '../call.ts';
import { selfJudging } from '../call.ts';
import { deskPage } from './page.ts';
import { deskNamed } from './place.ts';

/** A site without Assets and without a knowledge base has none of either (https://developer.atlassian.com/cloud/assets/). */
export const withoutProductsRoutes: Route[] = [
  ...['assets/workspace', 'insight/workspace', 'knowledgebase/article'].map((path) =>
    selfJudging(`GET /rest/servicedeskapi/${path}`, (call) => deskPage(call, [], (each) => each)),
  ),
  selfJudging('GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/knowledgebase/article', (call) => {
    const at = deskNamed(call);
    return 'status' in at ? at : deskPage(call, [], (each) => each);
  }),
];
