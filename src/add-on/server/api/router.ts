import type { RequestHandler } from 'express';
import type { OperationsTable } from '../../../jira-facts/index.ts';
import type { ReadWork } from '../../long-work/work.ts';
import { type WatchRoutesDeps, watchGet, watchPut } from '../../watch/watch-routes.ts';
import type { Route } from '../routes.ts';
import { accountsGet } from './accounts-get.ts';
import { type AppFilesPostDeps, appFilesPost } from './app-files-post.ts';
import { type Authenticate, forAdministrators, type Handle, withBody, withBytes } from './caller.ts';
import { changesGet } from './changes-get.ts';
import { type DataDeleteDeps, dataDelete } from './data-delete.ts';
import { longWorkPost } from './long-work-post.ts';
import { operationsGet } from './operations-get.ts';
import { profilesGet } from './profiles-get.ts';
import { type EventsGetDeps, eventsGet } from './self-test-events-get.ts';
import { selfTestsCsvGet } from './self-tests-csv-get.ts';
import { adviceGet, downloadGet, selfTestGet, selfTestsGet } from './self-tests-get.ts';
import { type SelfTestsPostDeps, selfTestsPost } from './self-tests-post.ts';
import { type TenantGetDeps, tenantGet } from './tenant-get.ts';

export interface ApiDeps
  extends TenantGetDeps,
    SelfTestsPostDeps,
    EventsGetDeps,
    AppFilesPostDeps,
    DataDeleteDeps {
  readonly watch: WatchRoutesDeps;
  readonly authenticate: Authenticate;
  readonly operations: () => OperationsTable;
}

/** The panel's API; every route of it asks who calls first. */
export function apiRoutes(deps: ApiDeps): Route[] {
  const reading = (handle: Handle): RequestHandler => forAdministrators(deps.authenticate, handle);
  const writing = (handle: Handle): RequestHandler => withBody(deps.authenticate, handle);
  const longReading = (kind: ReadWork['kind']): RequestHandler =>
    withBytes(deps.authenticate, longWorkPost(kind, deps));
  return [
    { path: '/tenant', methods: { get: reading(tenantGet(deps)) } },
    { path: '/accounts', methods: { get: reading(accountsGet(deps)) } },
    { path: '/app-files', methods: { post: withBytes(deps.authenticate, appFilesPost(deps)) } },
    { path: '/profiles', methods: { get: reading(profilesGet()) } },
    {
      path: '/self-tests',
      methods: { get: reading(selfTestsGet(deps)), post: writing(selfTestsPost(deps)) },
    },
    { path: '/self-tests.csv', methods: { get: reading(selfTestsCsvGet(deps)) } },
    { path: '/self-tests/:id', methods: { get: reading(selfTestGet(deps)) } },
    { path: '/self-tests/:id/events', methods: { get: reading(eventsGet(deps)) } },
    { path: '/self-tests/:id/changes', methods: { get: reading(changesGet(deps)) } },
    { path: '/self-tests/:id/advice', methods: { get: reading(adviceGet(deps)) } },
    { path: '/self-tests/:id/report.json', methods: { get: reading(downloadGet('json', deps)) } },
    { path: '/self-tests/:id/report.html', methods: { get: reading(downloadGet('html', deps)) } },
    { path: '/self-tests/:id/report.md', methods: { get: reading(downloadGet('md', deps)) } },
    { path: '/explanations', methods: { post: longReading('explanation') } },
    { path: '/imported-reports', methods: { post: longReading('imported-report') } },
    {
      path: '/watch',
      methods: { get: reading(watchGet(deps.watch)), put: writing(watchPut(deps.watch)) },
    },
    { path: '/data', methods: { delete: reading(dataDelete(deps)) } },
    { path: '/operations', methods: { get: reading(operationsGet(deps.operations)) } },
  ];
}
