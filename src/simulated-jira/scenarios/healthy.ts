import type { Scenario } from './scenario.ts';

/** Nothing is wrong. */
export const healthy: Scenario = {
  name: 'healthy',
  description: 'a site on which nothing is wrong',
};
