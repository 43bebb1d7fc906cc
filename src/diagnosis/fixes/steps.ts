import type { FixStep, FixSteps } from '../finding.ts';
import { links } from './links.ts';

const step =
  (who: FixStep['who']) =>
  (text: string, link?: string): FixStep => ({ who, step: text, ...(link === undefined ? {} : { link }) });

/** For whoever signs tokens with times in them. */
export const setTheClock =
  'Synchronise the clock of the server (NTP) and compare it with the Date header of any Jira answer.';

export const developer = step('app developer');
export const administrator = step('Jira administrator');
export const owner = step('credential owner');
export const atlassian = step('Atlassian');

/** For a host that Atlassian knows no tenant of: a site without products answers as one that never was. */
export const restoreJira = administrator(
  'If the name is right, the site has no Jira any more: add or renew it in Atlassian Administration → Billing.',
  links.administration,
);

/** https://confluence.atlassian.com/enterprise/disabling-basic-authentication-1044776464.html */
export const otherThanBasic: FixSteps = [
  owner(
    'Make a personal access token in your Jira profile and send it as "Authorization: Bearer <token>": this Jira takes no user name and password.',
    links.pat,
  ),
  administrator('Or allow Basic authentication for calls: Administration → System → Authentication methods.'),
];

/** For whoever came to Server or Data Center with the token of an Atlassian account. */
export const tokenOfThisJira: FixSteps = [
  owner(
    'Use a personal access token from your profile in this Jira, sent as Bearer: API tokens of an Atlassian account open Jira Cloud only.',
    links.pat,
  ),
  developer('If Cloud was meant, configure the address of the Cloud site.'),
];
