import type { WireRequest } from '../request.ts';
import type { SimulatedWorld } from '../world.ts';

/** Query parameters that carry a credential. */
const secretParameter = /([?&](?:jwt|code|assertion|client_secret|access_token|acpt|state)=)[^&]*/gi;

/** Requests that are kept; older ones are forgotten. */
const kept = 10_000;

/** Notes a request as it arrives; the returned function completes the line with the answer. */
export function logRequest(
  request: WireRequest,
  world: SimulatedWorld,
): (outcome: { identity: string; accountId: string | null; status: number | null }) => void {
  const query = request.rawQuery === '' ? '' : `?${request.rawQuery}`;
  return (outcome) => {
    world.requests.push({
      at: new Date(world.now()).toISOString(),
      role: request.role,
      method: request.method,
      path: `${request.path}${query}`.replace(secretParameter, '$1***'),
      ...outcome,
    });
    if (world.requests.length > kept) world.requests.splice(0, world.requests.length - kept);
  };
}
