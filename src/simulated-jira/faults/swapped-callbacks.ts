import { callback } from '../connect/callback.ts';
import type { Fault } from '../fault.ts';

/**
 * `uninstalled` overtakes `disabled`: on Cloud both leave at once and may arrive either way round
 * (https://community.developer.atlassian.com/t/49046, page 7).
 */
export const swappedCallbacks: Fault = {
  name: 'swapped-callbacks',
  description: 'Uninstalling sends uninstalled first and disabled after it. No options.',
  beforeDelivery: (delivery, world) => {
    const app = world.state.connectApps.find(({ key }) => key === delivery.app);
    if (app?.state !== 'uninstalled') return null;
    if (delivery.eventType === 'disabled') return [];
    const late = callback(world, app, 'disabled', null);
    return late === null ? null : [delivery, late];
  },
};
