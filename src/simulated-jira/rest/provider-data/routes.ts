import { empty, jiraError, json } from '../../request.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { type Kind, kinds } from './kinds.ts';
import { repositoryRoutes } from './repositories.ts';
import { ownData, removeData, sameIds } from './store.ts';
import { removeByProperties, submit } from './submit.ts';
import { workspaceRoutes } from './workspaces.ts';

const found = (call: RestCall, { kind }: Kind) =>
  ownData(call, kind).find(({ ids }) => sameIds(ids, Object.values(call.params)));

const ofOne = (kind: Kind): Route[] => [
  route(`GET ${kind.root}${kind.one}`, (call) => {
    const data = found(call, kind);
    return data === undefined ? jiraError(404, ['No data found.']) : json(200, data.given);
  }),
  route(`DELETE ${kind.root}${kind.one}`, (call) => {
    const data = found(call, kind);
    removeData(call, (each) => each === data);
    return empty(202);
  }),
];

const roots = [...new Set(kinds.map(({ root }) => root))];

const ofRoot = (root: string): Route[] => {
  const here = kinds.filter((each) => each.root === root);
  return [
    route(`POST ${root}/bulk`, (call) => submit(call, here)),
    route(`DELETE ${root}/bulkByProperties`, (call) =>
      removeByProperties(
        call,
        here.map(({ kind }) => kind),
      ),
    ),
  ];
};

const gate = '/pipelines/{pipelineId}/environments/{environmentId}/deployments/{deploymentSequenceNumber}';

/** Nobody holds a deployment back here. */
const gating = route(`GET /rest/deployments/0.1${gate}/gating-status`, (call) =>
  json(200, {
    updatedTimestamp: new Date(call.world.now()).toISOString(),
    gatingStatus: 'allowed',
    details: [],
    pipelineId: call.params.pipelineId,
    environmentId: call.params.environmentId,
    deploymentSequenceNumber: Number(call.params.deploymentSequenceNumber),
  }),
);

/** What development, security and operations tools tell Jira and read back. */
export const providerDataRoutes: Route[] = [
  ...kinds.flatMap(ofOne),
  ...roots.flatMap(ofRoot),
  ...repositoryRoutes,
  ...workspaceRoutes('security', '/rest/security/1.0'),
  ...workspaceRoutes('operations', '/rest/operations/1.0'),
  gating,
];
