import { json, type WireRequest, type WireResponse } from '../request.ts';
import type { SimulatedWorld } from '../world.ts';
import { authorize } from './authorize.ts';
import { errorPage } from './consent-page.ts';
import { tokenEndpoint } from './token-endpoint.ts';

/** Everything the OAuth authorization server answers; the role `auth-server` belongs to it as a whole. */
export function answerAuthServer(request: WireRequest, world: SimulatedWorld): WireResponse {
  const what = `${request.method} ${request.path}`;
  if (what === 'GET /authorize' || what === 'POST /authorize') return authorize(request, world);
  if (what === 'GET /error')
    return errorPage(request.query.get('error') ?? '', request.query.get('error_description') ?? '');
  if (what === 'POST /oauth/token') return tokenEndpoint(request, world);
  return json(404, { error: 'not_found', error_description: `Nothing at ${request.path}` });
}
