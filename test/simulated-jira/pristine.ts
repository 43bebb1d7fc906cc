import type { SimulatedWorld } from '../../src/simulated-jira/world.ts';

/** Remembers the state of a world; the function that comes back restores it, so that one world serves a whole file. */
export function pristine({ state }: SimulatedWorld): () => void {
  const before = structuredClone(state);
  return () => {
    for (const name of Object.keys(state)) if (!(name in before)) Reflect.deleteProperty(state, name);
    Object.assign(state, structuredClone(before));
  };
}
