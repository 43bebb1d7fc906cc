import type { SiteState } from '../state.ts';
import { type Kept, keep, made } from './kept.ts';

/** Lays a remembered part back into a state: it is made when it is first looked at, once. */
function layBack(state: SiteState, name: string, kept: Kept): void {
  const common = { configurable: true, enumerable: true };
  const settle = (value: unknown): void => {
    Object.defineProperty(state, name, { ...common, value, writable: true });
  };
  Object.defineProperty(state, name, {
    ...common,
    get() {
      const value = made(kept);
      settle(value);
      return value;
    },
    set: settle,
  });
}

/**
 * Remembers a state; the function that comes back restores it, as often as it is called, in the very object that was remembered.
 * Well under a millisecond however much there is: a part costs only when it is looked at (ten thousand issues about 30 ms).
 */
export function snapshot(state: SiteState): () => void {
  const before = Object.entries(state).map(([name, value]) => [name, keep(value)] as const);
  const names = new Set(before.map(([name]) => name));
  return () => {
    for (const name of Object.keys(state)) if (!names.has(name)) Reflect.deleteProperty(state, name);
    for (const [name, kept] of before) layBack(state, name, kept);
  };
}
