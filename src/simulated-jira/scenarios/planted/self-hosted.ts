import { secrets } from '../../credentials/known.ts';
import { accounts } from '../../new-site/people.ts';
import type { SimulatedWorld } from '../../world.ts';
import { ada, at, password, pat } from './calls.ts';
import { byFault, type Given, type PlantedFault, planted } from './planted-fault.ts';

/** Turns the site into Server or Data Center, with what else is wrong there. */
export function selfHosted(
  world: SimulatedWorld,
  deployment: 'server' | 'datacenter' = 'datacenter',
  contextPath = '',
): void {
  Object.assign(world.state.site, { deployment, contextPath, version: '10.3.13' });
}

function backToCloud({ state }: SimulatedWorld): void {
  Object.assign(state.site, { deployment: 'cloud', contextPath: '', version: '1001.0.0-SNAPSHOT' });
}

/** A fault on a self-hosted site; mending leaves the site self-hosted. */
const onDataCenter = (given: Given): PlantedFault =>
  planted({
    ...given,
    plant: (world) => {
      selfHosted(world);
      given.plant?.(world);
    },
  });

/** Jira Server and Data Center: what Cloud's habits run into there. */
export const selfHostedFaults: readonly PlantedFault[] = [
  planted({
    name: 'server-in-place-of-cloud',
    wrong: 'The site is Jira Data Center, the credential is one for Cloud.',
    expectedCause: 'not-cloud',
    alsoAcceptable: ['credentials-rejected'],
    plant: (world) => selfHosted(world),
    mend: backToCloud,
    check: ada(),
  }),
  planted({
    name: 'context-path-left-out',
    wrong: 'Jira is below a path which the address lacks.',
    expectedCause: 'wrong-site-url',
    plant: (world) => selfHosted(world, 'datacenter', '/jira'),
    check: at((url) => new URL(url).origin, pat()),
    checkMended: pat(),
  }),
  onDataCenter({
    name: 'wrong-password-on-server',
    wrong: 'The password is wrong.',
    expectedCause: 'credentials-rejected',
    check: password('ada', 'not-the-password'),
    checkMended: password('ada'),
  }),
  onDataCenter({
    name: 'dead-personal-access-token',
    wrong: 'The personal access token was revoked.',
    expectedCause: 'credentials-rejected',
    plant: ({ state }) => setPat(state, true),
    mend: ({ state }) => setPat(state, false),
    check: pat(),
  }),
  onDataCenter({
    name: 'captcha-on-server',
    wrong: 'Too many failed logins: Jira asks for a captcha.',
    expectedCause: 'captcha-required',
    plant: ({ state }) => setAda(state, { captchaRequired: true }),
    mend: ({ state }) => setAda(state, { captchaRequired: false }),
    check: password('ada'),
  }),
  onDataCenter({
    name: 'no-right-to-log-in',
    wrong: 'The account has no application access.',
    expectedCause: 'user-inactive-or-unlicensed',
    plant: ({ state }) => setAda(state, { applicationRoles: [] }),
    mend: ({ state }) => setAda(state, { applicationRoles: ['jira-software'] }),
    check: password('ada'),
  }),
  onDataCenter({
    name: 'websudo-on-server',
    wrong: "Administrative operations want the administrator's password again.",
    expectedCause: 'system-admin-or-websudo-required',
    plant: byFault('websudo').plant,
    mend: byFault('websudo').mend,
    check: pat(),
  }),
  onDataCenter({
    name: 'rate-limit-of-data-center',
    wrong: 'Data Center limits the rate of the account.',
    expectedCause: 'rate-limited',
    plant: byFault('data-center-rate-limit').plant,
    mend: byFault('data-center-rate-limit').mend,
    check: pat(),
  }),
];

function setPat(state: SimulatedWorld['state'], revoked: boolean): void {
  const found = state.personalAccessTokens.find(({ token }) => token === secrets.adminPat);
  if (found !== undefined) found.revoked = revoked;
}

function setAda(
  state: SimulatedWorld['state'],
  change: { captchaRequired?: boolean; applicationRoles?: string[] },
): void {
  const ada = state.users.find(({ accountId }) => accountId === accounts.admin);
  if (ada !== undefined) Object.assign(ada, change);
}
