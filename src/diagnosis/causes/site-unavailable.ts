import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import {
  administrator,
  askServerInfo,
  atlassian,
  baseOf,
  compareName,
  developer,
  links,
  restoreJira,
  tenantOf,
} from '../fixes/index.ts';

export const siteUnavailable: Cause = {
  title: 'The site is down, suspended or moving',
  gate: 'edge',
  owner: 'Jira administrator',
  about: 'run',
  needsCaller: false,
  decisive: ['says siteSwitchedOff', all('says siteUnknown', 'serverInfo fails')],
  strong: [
    all('says unavailable', any('status 5xx', 'of a page')),
    'says siteUnknown',
    all('all fail alike', 'status 5xx'),
  ],
  leans: ['status 503'],
  // Without a licence Jira still shows what it has.
  against: [all('host works', not(any('says siteSwitchedOff', 'worked before'))), 'noted proxy'],
  fix: (reading) => {
    const wait = atlassian('If the status page shows an incident, wait for its end.', links.status);
    if (reading.selfHosted && reading.at.said.has('siteSwitchedOff'))
      return [
        administrator('Renew the licence of Jira: Administration → Applications → Versions & licenses.'),
      ];
    if (reading.selfHosted)
      return [
        administrator(`Open ${baseOf(reading)} in a browser, and see on the server whether Jira runs.`),
      ];
    const site = reading.at.address.place === 'gateway' ? 'the site' : baseOf(reading);
    const renew = administrator(
      `Open ${site} in a browser; where it is switched off, renew the subscription: Atlassian Administration → Billing.`,
      links.administration,
    );
    const { said } = reading.at;
    // The edge says both of a site that has lost its Jira.
    if (said.has('siteUnknown'))
      return said.has('siteSwitchedOff')
        ? [renew, developer(compareName(reading))]
        : [developer(compareName(reading)), restoreJira];
    return said.has('siteSwitchedOff') ? [renew, wait] : [wait, renew];
  },
  settledBy: (reading) =>
    reading.at.said.has('siteUnknown')
      ? tenantOf(reading)
      : `${askServerInfo(reading)} (without credential), and https://status.atlassian.com`,
};
