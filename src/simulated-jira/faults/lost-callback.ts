import type { Fault } from '../fault.ts';

/** A lifecycle callback that never leaves: an uninstall nobody hears of, an `enabled` that does not come. */
export const lostCallback: Fault = {
  name: 'lost-callback',
  description: 'Callbacks of `eventType` (default: uninstalled) are not sent. Options: eventType.',
  beforeDelivery: (delivery, _, options) =>
    delivery.eventType === (options.eventType ?? 'uninstalled') ? [] : null,
};
