import type { ForgeApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';

/** Whether an installation is there still; a world that was put back to its start may have forgotten it. */
export function stillInstalled({ installationId }: ForgeApp, { state }: SimulatedWorld): boolean {
  return state.forgeApps.some((app) => app.installationId === installationId && app.state === 'enabled');
}
