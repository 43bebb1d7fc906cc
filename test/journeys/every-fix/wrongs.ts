import {
  forgeFaults,
  type PlantedFault,
  plantedFaults,
} from '../../../src/simulated-jira/scenarios/planted/index.ts';
import { byFault, byState } from '../../../src/simulated-jira/scenarios/planted/planted-fault.ts';
import { selfHostedFaults } from '../../../src/simulated-jira/scenarios/planted/self-hosted.ts';
import type { SimulatedWorld } from '../../../src/simulated-jira/world.ts';

/** Something that is wrong on the site, whoever asks. */
export interface WrongOnSite {
  readonly name: string;
  plant(world: SimulatedWorld): void;
}

const own = ({ check, checkMended }: PlantedFault): boolean => check !== checkMended;

/** Only a write would meet these. */
export const beyondReading = ['form-guard', 'websudo-on-server'];
const asked = plantedFaults.filter(({ name }) => !beyondReading.includes(name));

const selfHosted = new Set(selfHostedFaults);

/** What lies in the way of everybody, or of everybody with the same account, app or project. Six seconds of silence are enough once. */
export const wrongsOnSite: readonly WrongOnSite[] = [
  ...asked.filter((fault) => !own(fault) && !fault.needs.includes('slow') && !selfHosted.has(fault)),
  ...forgeFaults,
  ...['login-redirect', 'html-instead-of-json', 'truncated-body', 'wrong-content-type', 'skewed-date'].map(
    (name) => ({ name, ...byFault(name) }),
  ),
  { name: 'platform-bug', ...byFault('platform-bug', { path: '/rest/api/3/role$' }) },
  {
    name: 'nobody-may-browse-users',
    ...byState('globalPermissions', (permissions) => ({ ...permissions, USER_PICKER: [] })),
  },
];

/** Taken for something else: a site's clock, where another server refuses the assertion for it. This list may only become shorter. */
export function notYet(kind: string): string[] {
  return kind === 'connect-user' ? ['clocks-apart'] : [];
}
