import type { SimulatedWorld } from '../world.ts';

/** A named state of affairs. `prepare` runs before the site answers; `afterInstall` each time an app came in, by its key or id. */
export interface Scenario {
  readonly name: string;
  /** One sentence for `--help`. */
  readonly description: string;
  prepare?(world: SimulatedWorld): void;
  afterInstall?(world: SimulatedWorld, appKey: string): void;
}
