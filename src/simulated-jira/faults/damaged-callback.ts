import type { Fault } from '../fault.ts';

/** A lifecycle callback whose signature is not the site's: nobody may believe it. */
export const damagedCallback: Fault = {
  name: 'damaged-callback',
  description: 'The signature of callbacks of `eventType` (default: all) is spoilt. Options: eventType.',
  beforeDelivery: (delivery, _, options) => {
    if (options.eventType !== undefined && options.eventType !== delivery.eventType) return null;
    const [header, claims, signature = ''] = delivery.token.split('.');
    return [{ ...delivery, token: `${header}.${claims}.${[...signature].reverse().join('')}` }];
  },
};
