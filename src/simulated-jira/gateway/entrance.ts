import { json, type WireRequest, type WireResponse } from '../request.ts';
import type { SimulatedWorld } from '../world.ts';

/** Where a gateway address leads: to Jira's REST API with the rest of the path, or nowhere. */
type Entrance =
  | { readonly kind: 'jira'; readonly path: string }
  | { readonly kind: 'answer'; readonly response: WireResponse };

/** Addresses that development tools with credentials of their own tell Jira at: https://developer.atlassian.com/cloud/jira/software/integrate-jsw-cloud-with-onpremises-tools/. */
const ofTools =
  /^\/jira\/(builds|deployments|devinfo|featureflags|remotelinks|security|operations|devopscomponents)\/([\d.]+)\/cloud\/([^/]+)(\/.*)$/;

/** Reads `/ex/jira/{cloudId}/…`. Anything else on the gateway, and a cloud id of no site, is 404. */
export function jiraBehind(request: WireRequest, world: SimulatedWorld): Entrance {
  const [, cloudId, path] = /^\/ex\/jira\/([^/]+)(\/.*)?$/.exec(request.path) ?? [];
  const [, kind, version, tenant, below] = ofTools.exec(request.path) ?? [];
  if (tenant !== undefined && tenant === world.state.site.cloudId)
    return { kind: 'jira', path: `/rest/${kind}/${version}${below}` };
  if (cloudId === undefined || cloudId !== world.state.site.cloudId || path === undefined) {
    return { kind: 'answer', response: json(404, { code: 404, message: 'Not Found' }) };
  }
  return { kind: 'jira', path };
}
