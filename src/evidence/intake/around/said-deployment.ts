import type { Evidence } from '../../exchange.ts';

const ownServer =
  /(?<![\w-])(?:self[ -]hosted jira|jira (?:\w{2,12} ){0,2}self[ -]hosted|on[ -]prem(?:ises?)?\b|jira (?:software )?(?:server|data ?center|dc)\b|jira (?:core |software |server |version:? ){0,2}v?(?:[4-9]|1[01])\.\d{1,2}\b|(?:server|data ?center) (?:version|edition|instance)|local, not cloud|selbst gehostet|(?:auto-?)?h[ée]berg[ée]e? (?:en interne|nous-m[êe]mes)|auto-?h[ée]berg[ée]|autoalojad[oa]|auto-hospedad[oa]|jira(?:\.\w+)? (?:runs|is running) (?:in|on) (?:the|our) )/i;
const cloud =
  /\bjira[ -]?cloud\b|\bcloud (?:version of jira|jira|instance of jira)|jira \(?cloud\)?|hosted by atlassian|\batlassian cloud\b/i;
const denied = /\bnot (?:on |the |using |a )?(?:jira )?cloud\b|\bcloud (?:works|is fine)/gi;

/** Where the site runs, as far as whoever pasted the text says so in so many words; null where both are named or none. */
export function saidDeployment(text: string): Evidence['deployment'] {
  const start = text.slice(0, 65_536).replace(denied, ' ');
  const [own, hosted] = [ownServer.test(start), cloud.test(start)];
  return own === hosted ? null : own ? 'server' : 'cloud';
}
