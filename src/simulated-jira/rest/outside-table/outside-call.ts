import type { Caller } from '../../caller.ts';
import type { WireRequest } from '../../request.ts';
import type { SimulatedWorld } from '../../world.ts';

/** One call to an address that Atlassian documents on a page of its own, in none of the OpenAPI documents. */
export interface OutsideCall {
  readonly request: WireRequest;
  readonly caller: Caller;
  readonly world: SimulatedWorld;
}
