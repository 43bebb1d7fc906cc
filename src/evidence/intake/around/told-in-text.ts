import type { Telling } from '../../told.ts';
import { saidIn, type Way } from './may-match.ts';

const fine =
  /\b(?:works?|worked|working|succeeds?|succeeded|successful(?:ly)?|fine|ok|no (?:issues?|problems?)|200|funktionier\w{1,3}|klappt|geht|l[äa]uft|fonctionne\w{0,2}|marche|funciona\w?|funzionano?)\b/i;
const possible = /\b(?:can|able to|valid|correct|appropriate)\b/i;
const program =
  /\b(?:curl|postman|insomnia|bruno|httpie|wget|jirashell|swagger|another (?:tool|client|plugin|program|application|integration)|other (?:tools?|plugins?|programs?|applications?|solutions?|integrations?))\b/i;
const browser = /\b(?:browser|chrome|firefox|safari|web ui|jira ui|website)\b/i;
const others =
  /(?<![\w-])(?:admin(?:istrator)?s?|other users?|others|another (?:user|account)|different (?:user|account)|colleagues?|team ?mates?|everyone else|kolleg\w{1,3}|coll[èe]gues?|compa[ñn]er[oa]s?|colegas?|collegh?[ia]|my own (?:user|account|token))\b/i;
const between = /\b(?:proxy|firewall|vpn|zscaler|waf)\b/i;
const things = /\b(?:issues?|tickets?|tasks?|results?|projects?|boards?|records?|rows?|items?)\b/i;

/** Ways of saying it in one clause, or where it holds a turn of its own, in one sentence. */
const inClause: readonly Way<Telling>[] = [
  ['works with another program', program, fine],
  ['works in the browser', browser, fine],
  ['works in the browser', browser, possible],
  ['works in the browser', /\bcan log ?in (?:to|into|on)\b/i, /\bjira\b/i],
  ['works for another account', others, fine],
  ['works for another account', others, /\b(?:can|is able|are able)\b/i],
  ['behind a proxy', /\b(?:behind|through|via|uses?|using|have)\b/i, between],
  ['behind a proxy', /\b(?:corporate|company) (?:proxy|firewall|vpn|network)\b/i],
  [
    'single sign-on',
    /\b(?:sso|saml|okta|single sign[- ]on|azure ad|entra id|google (?:apps|login|account)|ldap|active directory|two-factor|2fa|mfa|cognito|adfs|keycloak)\b/i,
  ],
];
const inSentence: readonly Way<Telling>[] = [
  [
    'used to work',
    /\b(?:since|until) (?:yesterday|today|this morning|last (?:week|month|night|year)|(?:a )?(?:few|couple of) (?:days|weeks|hours)|recently)\b/i,
  ],
  [
    'used to work',
    /\b(?:used to work|stopped working|suddenly|no longer works?|always worked|worked when|just started (?:happening|failing|getting))\b/i,
  ],
  [
    'used to work',
    /\b(?:(?:seit|bis) (?:gestern|heute|letzter|kurzem)|pl[öo]tzlich|depuis (?:hier|ce matin|la semaine)|jusqu'[àa] hier|soudain\w{0,6}|desde ayer|hasta ayer|de repente|desde ontem|at[ée] ontem|da ieri)\b/i,
  ],
  [
    'used to work',
    /\b(?:was|were|had been) working\b|\b(?:in|over) the last (?:few |couple of |\d )?(?:days|weeks)\b/i,
  ],
  [
    'used to work',
    /\b(?:worked|working)\b/i,
    /\b(?:before|until|yesterday|for (?:a year|over|years|months|weeks)|last (?:week|month|year)|like a charm)\b/i,
  ],
  [
    'nothing is found',
    /\b(?:no|zero|0) (?:issues?|tickets?|tasks?|results?|projects?|boards?|records?|rows?|items?)\b/i,
    /\b(?:found|returned|shown?|shows? up|imported|listed|emitted|loaded|synced)\b/i,
  ],
  [
    'nothing is found',
    /\b(?:don't|do not|doesn't|does not|didn't) (?:get|see|find|return|show|receive|import|list|load) any\b/i,
    things,
  ],
  ['nothing is found', /\bempty (?:list|array|results?|response|set)\b|\breturns? (?:nothing|an? empty)\b/i],
];

const denied =
  /\b(?:not|no|never|neither|nor|fails?|failed|without|nothing|isn't|doesn't|don't|didn't|can't|cannot|won't|nicht|kein\w{0,2}|nie|ohne|pas|sans|jamais|aucun\w{0,2}|nunca|sin|n[ãa]o|sem|non|senza)\b/i;
const unproblematic = /\bno (?:issues?|problems?)\b/gi;
const longest = 32_768;
const longestSentence = 400;
const mostSentences = 400;

/** What whoever pasted a text says around it, in their words; a clause with a denial in it says nothing. Linear in the text. */
export function toldInText(text: string): Telling[] {
  const sentences = text
    .slice(0, longest)
    .split(/[.!?;](?=\s)|\n/, mostSentences)
    .map((sentence) => sentence.slice(0, longestSentence));
  const clauses = sentences
    .flatMap((sentence) =>
      sentence.split(
        /\b(?:but|aber|mais|pero|sino|mas|porem)\b|\bhowever\b|\bwhile\b|\bwhereas\b|\balthough\b/i,
      ),
    )
    .filter((clause) => !denied.test(clause.replace(unproblematic, 'fine')));
  return [...saidIn(inClause, clauses), ...saidIn(inSentence, sentences)];
}
