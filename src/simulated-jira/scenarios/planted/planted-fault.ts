import type { CauseId } from '../../../diagnosis/index.ts';
import type { SiteState } from '../../state.ts';
import type { SimulatedWorld } from '../../world.ts';

/** How `clearance check` is called: address, credential in the environment, further options. */
export interface CheckCall {
  readonly site: string;
  /** Value of `--as`. */
  readonly as: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly options: readonly string[];
}

/**
 * One thing that is wrong, planted on a healthy world, so that a journey can be table-driven: plant, check names
 * `expectedCause`, mend, check is healthy. Some faults are in the state, some in what the caller hands in.
 */
export interface PlantedFault {
  /** A noun phrase of the failing state; also the name of the scenario for `simulate`. */
  readonly name: string;
  /** One sentence: what is wrong. */
  readonly wrong: string;
  readonly expectedCause: CauseId;
  /** Causes a careful person could name from the same answers. */
  readonly alsoAcceptable: readonly CauseId[];
  /** `connect`: a Connect app must be installed first. `browser`: somebody must open the authorize address. `slow`: takes the time limit. */
  readonly needs: readonly ('connect' | 'browser' | 'slow')[];
  plant(world: SimulatedWorld): void;
  mend(world: SimulatedWorld): void;
  /** The call while the fault is there. */
  check(world: SimulatedWorld): CheckCall;
  /** The call once it is mended; the same where only the site was wrong. */
  checkMended(world: SimulatedWorld): CheckCall;
}

export type Given = Partial<PlantedFault> & Pick<PlantedFault, 'name' | 'wrong' | 'expectedCause' | 'check'>;

/** Fills in what is usual: nothing to plant, nothing to mend, the same call afterwards. */
export function planted(given: Given): PlantedFault {
  return {
    alsoAcceptable: [],
    needs: [],
    plant: () => undefined,
    mend: () => undefined,
    checkMended: given.check,
    ...given,
  };
}

/** Switches one fault of faults/ on and off again. */
export function byFault(
  name: string,
  options: Record<string, unknown> = {},
): Pick<PlantedFault, 'plant' | 'mend'> {
  return {
    plant: ({ state }) => {
      state.faults = [...state.faults.filter((fault) => fault.name !== name), { name, options }];
    },
    mend: ({ state }) => {
      state.faults = state.faults.filter((fault) => fault.name !== name);
    },
  };
}

/** Sets one part of the state and puts the old value back. */
export function byState<Part extends keyof SiteState>(
  part: Part,
  change: (value: SiteState[Part], state: SiteState) => SiteState[Part],
): Pick<PlantedFault, 'plant' | 'mend'> {
  // The old value waits in the world it was taken from: two worlds must not share it.
  const before = new WeakMap<SimulatedWorld, SiteState[Part]>();
  return {
    plant: (world) => {
      before.set(world, structuredClone(world.state[part]));
      // A copy, too, of what the fault itself brings: what happens in a world must not change the fault.
      world.state[part] = structuredClone(change(structuredClone(world.state[part]), world.state));
    },
    mend: (world) => {
      const old = before.get(world);
      if (old !== undefined) world.state[part] = old;
    },
  };
}
