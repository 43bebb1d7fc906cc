import type { FixStep } from '../finding.ts';

const step =
  (who: FixStep['who']) =>
  (text: string, link?: string): FixStep => ({ who, step: text, ...(link === undefined ? {} : { link }) });

export const developer = step('app developer');
export const administrator = step('Jira administrator');
export const owner = step('credential owner');
export const atlassian = step('Atlassian');
