import type { Fault } from '../fault.ts';
import { numberIn } from './where.ts';

/** A lifecycle callback that arrives more than once: events are not unique. */
export const repeatedCallback: Fault = {
  name: 'repeated-callback',
  description:
    'Callbacks of `eventType` (default: all) are sent `times` times (default 2). Options: eventType, times.',
  beforeDelivery: (delivery, _, options) =>
    options.eventType === undefined || options.eventType === delivery.eventType
      ? Array.from({ length: numberIn(options, 'times', 2) }, () => delivery)
      : null,
};
