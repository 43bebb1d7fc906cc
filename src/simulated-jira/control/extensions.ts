import { forgeAppsRouter } from '../forge/control-router.ts';
import type { ControlExtension } from './router.ts';

/** Parts of the control surface beside the core's own. */
export const controlExtensions: readonly ControlExtension[] = [
  { path: '/forge-apps', router: forgeAppsRouter },
];
