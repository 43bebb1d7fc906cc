import { findApp } from '../../people.ts';
import type { Scenario } from '../scenario.ts';
import { connectFaults } from './connect-apps.ts';
import { credentialFaults } from './credentials.ts';
import { oauthFaults } from './oauth.ts';
import type { PlantedFault } from './planted-fault.ts';
import { rightsFaults } from './rights.ts';
import { selfHostedFaults } from './self-hosted.ts';
import { wayFaults } from './way-to-jira.ts';

export { forgeFaults } from './forge-apps.ts';
export type { PlantedFault } from './planted-fault.ts';

/** Everything that can be planted, by family. */
export const plantedFaults: readonly PlantedFault[] = [
  ...credentialFaults,
  ...rightsFaults,
  ...wayFaults,
  ...selfHostedFaults,
  ...oauthFaults,
  ...connectFaults,
];

/** The same as scenarios for `simulate`: planted before the site answers, or when a Connect app came in. */
export const plantedScenarios: readonly Scenario[] = plantedFaults.map(
  (fault): Scenario => ({
    name: fault.name,
    description: fault.wrong,
    ...(fault.needs.includes('connect')
      ? { afterInstall: (world, key) => void (findApp(world.state, key) && fault.plant(world)) }
      : { prepare: (world) => fault.plant(world) }),
  }),
);
