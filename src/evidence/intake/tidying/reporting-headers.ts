/**
 * Takes away what a browser is asked to report of the network: its addresses and names are of no call. Atlassian's edge sends both with
 * every answer. https://www.w3.org/TR/network-error-logging/#nel-response-header, https://www.w3.org/TR/reporting-1/#header
 */
export const withoutReporting = (text: string): string =>
  text.includes(age) ? text.replace(networkErrors, unlessPolicy).replace(reportTo, unlessPolicy) : text;

/** Every policy has one, and most texts have none. */
const age = 'max_age';

const networkErrors = /\{[^{}\n]{0,200}(?:failure_fraction|report_to)\\{0,7}["'][^{}\n]{1,200}\}/g;
const reportTo = /\{[^{}[\]\n]{0,200}\[\s?\{[^{}\n]{1,400}\}\s?\][^{}[\]\n]{0,200}\}/g;

const unlessPolicy = (whole: string) =>
  /max_age\\{0,7}["']/.test(whole) && /["'](?:endpoints|report_to|failure_fraction)\\{0,7}["']/.test(whole)
    ? ''
    : whole;
