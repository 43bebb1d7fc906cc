import { Router } from 'express';
import type { OperationsTable } from '../../../jira-facts/index.ts';
import { type WatchRoutesDeps, watchGet, watchPut } from '../../watch/watch-routes.ts';
import { methodNotAllowed } from '../failures.ts';
import { accountsGet } from './accounts-get.ts';
import { type Authenticate, forAdministrators, type Handle, withBody } from './caller.ts';
import { type DataDeleteDeps, dataDelete } from './data-delete.ts';
import { type LongWorkPostDeps, longWorkPost } from './long-work-post.ts';
import { operationsGet } from './operations-get.ts';
import { profilesGet } from './profiles-get.ts';
import { type EventsGetDeps, eventsGet } from './self-test-events-get.ts';
import { selfTestsCsvGet } from './self-tests-csv-get.ts';
import { adviceGet, changesGet, downloadGet, selfTestGet, selfTestsGet } from './self-tests-get.ts';
import { type SelfTestsPostDeps, selfTestsPost } from './self-tests-post.ts';
import { type TenantGetDeps, tenantGet } from './tenant-get.ts';

export interface ApiDeps
  extends TenantGetDeps,
    SelfTestsPostDeps,
    EventsGetDeps,
    LongWorkPostDeps,
    DataDeleteDeps {
  readonly watch: WatchRoutesDeps;
  readonly authenticate: Authenticate;
  readonly operations: () => OperationsTable;
}

/** The panel's API; every route of it asks who calls first. */
export function apiRouter(deps: ApiDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const get = (path: string, handle: Handle): void => {
    router.route(path).get(forAdministrators(deps.authenticate, handle)).all(methodNotAllowed('GET'));
  };

  get('/tenant', tenantGet(deps));
  get('/accounts', accountsGet(deps));
  get('/profiles', profilesGet());
  router
    .route('/self-tests')
    .get(forAdministrators(deps.authenticate, selfTestsGet(deps)))
    .post(withBody(deps.authenticate, selfTestsPost(deps)))
    .all(methodNotAllowed('GET, POST'));
  get('/self-tests.csv', selfTestsCsvGet(deps));
  get('/self-tests/:id', selfTestGet(deps));
  get('/self-tests/:id/events', eventsGet(deps));
  get('/self-tests/:id/changes', changesGet(deps));
  get('/self-tests/:id/advice', adviceGet(deps));
  get('/self-tests/:id/report.json', downloadGet('json', deps));
  get('/self-tests/:id/report.html', downloadGet('html', deps));
  get('/self-tests/:id/report.md', downloadGet('md', deps));
  router
    .route('/explanations')
    .post(withBody(deps.authenticate, longWorkPost('explanation', deps)))
    .all(methodNotAllowed('POST'));
  router
    .route('/imported-reports')
    .post(withBody(deps.authenticate, longWorkPost('imported-report', deps)))
    .all(methodNotAllowed('POST'));
  router
    .route('/watch')
    .get(forAdministrators(deps.authenticate, watchGet(deps.watch)))
    .put(withBody(deps.authenticate, watchPut(deps.watch)))
    .all(methodNotAllowed('GET, PUT'));
  router
    .route('/data')
    .delete(forAdministrators(deps.authenticate, dataDelete(deps)))
    .all(methodNotAllowed('DELETE'));
  get('/operations', operationsGet(deps.operations));
  return router;
}
