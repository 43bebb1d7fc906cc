import type { Delivery } from './connect/delivery.ts';
import type { WireRequest, WireResponse } from './request.ts';
import type { SimulatedWorld } from './world.ts';

type Options = Readonly<Record<string, unknown>>;

/**
 * One way to misbehave, one file in faults/. Switched on by `{name, options}` in the state's `faults`; options are
 * read anew at each request. All hooks are optional; a hook that does not want to interfere returns null.
 */
export interface Fault {
  /** Also the file's name. */
  readonly name: string;
  /** One sentence, with the options it reads. */
  readonly description: string;
  /** Before anything else looked at the request, on every role: an answer here ends it. */
  beforeRequest?(request: WireRequest, world: SimulatedWorld, options: Options): WireResponse | null;
  /** After the answer was made: may replace it. */
  afterResponse?(
    request: WireRequest,
    response: WireResponse,
    world: SimulatedWorld,
    options: Options,
  ): WireResponse | null;
  /** Before a lifecycle callback leaves: the deliveries to make in its place, in order (none, two, a damaged one). */
  beforeDelivery?(delivery: Delivery, world: SimulatedWorld, options: Options): Delivery[] | null;
}
