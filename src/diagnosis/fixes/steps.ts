import type { FixStep } from '../finding.ts';

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
