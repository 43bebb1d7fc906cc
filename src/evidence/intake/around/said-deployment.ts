import type { Evidence } from '../../exchange.ts';

const ownServer =
  /(?<![\w-])(?:self[ -]hosted jira|jira (?:\w{2,12} ){0,2}self[ -]hosted|on[ -]prem(?:ises?)?\b|jira (?:software )?(?:server\b|data ?center|dc\b)|jira (?:core |software |server |standalone |version:? ){0,2}v?(?:[4-9]|1[01])\.(?:\d{1,2}|x)\b|(?:server|data ?center) (?:version|edition|instance)|data ?center \d|(?:on|our|my|for|against|with) (?:the )?data ?center\b|local, not cloud|jira (?:\w{2,12} ){0,2}(?:is|runs|is running) (?:in|on) (?:(?:the|our|a|my) |(?:own )?server\b))/i;
/** A server of one's own in the words of other languages. */
const ownServerAbroad =
  /selbst gehostet|(?:auto-?)?h[ée]berg[ée]e? (?:en interne|nous-m[êe]mes)|auto-?h[ée]berg[ée]|autoalojad[oa]|auto-hospedad[oa]|jir\w{1,3} ?\((?:server|serwer|servidor|serveur|сервер)\)|(?:eigene[mnrs]?|eigen) (?:jira-?)?server|(?:servidor|serveur|server) (?:propio|propre|pr[óo]prio|interno|interne)|(?:nostro|nuestro|nosso|notre) (?:server|servidor|serveur)|на (?:нашем|своём|своем|собственном) сервере|на (?:нашому|власному) сервері|na (?:naszym|własnym) serwerze|自建|自托管|私有部署|オンプレ|自社サーバ|온프레미스|자체 서버/iu;
const cloud =
  /\bjira[ -]?cloud\b|\bcloud (?:version of jira|jira|instance of jira)|jira \(?cloud\)?|hosted by atlassian|\batlassian cloud\b/i;
const notCloud = /\bnot (?:on |the |using |a )?(?:jira )?cloud\b/i;
const denied = new RegExp(`${notCloud.source}|\\bcloud (?:works|is fine)`, 'gi');
/** What `/serverInfo` says of itself. */
const ofItself = /"deploymentType\\?"\s{0,3}:\s{0,3}\\?"(Cloud|Server|Data ?Center)\\?"/i;

/** Where the site runs, as far as it says so itself, or whoever pasted the text in so many words; null where both are named or none. */
export function saidDeployment(text: string): Evidence['deployment'] {
  const whole = text.slice(0, 65_536).replaceAll('**', '').replace(/ {2,}/g, ' ');
  const start = whole.replace(denied, ' ');
  const shown = ofItself.exec(start)?.[1]?.toLowerCase();
  if (shown !== undefined) return shown === 'cloud' ? 'cloud' : 'server';
  const [own, hosted] = [ownServer.test(start) || ownServerAbroad.test(start), cloud.test(start)];
  // Who names both, of a program for Cloud say, may say as well that it is not Cloud.
  return own === hosted ? (own && notCloud.test(whole) ? 'server' : null) : own ? 'server' : 'cloud';
}
