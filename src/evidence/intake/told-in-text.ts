import type { Telling } from '../told.ts';

const another =
  'curl|postman|insomnia|bruno|httpie|wget|jirashell|swagger|another (?:tool|client|plugin|program|application|integration)|other (?:tools?|plugins?|programs?|applications?|solutions?|integrations?)';
const fine = 'works?|worked|working|succeeds?|succeeded|successful(?:ly)?|fine|no (?:issues?|problems?)|200';
const things = 'issues?|tickets?|tasks?|results?|projects?|boards?|records?|rows?|items?';

/** Ways of saying it, within one sentence each. */
const ways: readonly (readonly [Telling, RegExp])[] = [
  [
    'works with another program',
    new RegExp(
      `\\b(?:${another})\\b(?:[^.\\n]|\\.(?=\\S)){0,80}\\b(?:${fine})\\b|\\b(?:${fine})\\b(?:[^.\\n]|\\.(?=\\S)){0,60}\\b(?:with|in|from|via|using|through|by)\\b(?:[^.\\n]|\\.(?=\\S)){0,30}\\b(?:${another})\\b`,
      'gi',
    ),
  ],
  [
    'works in the browser',
    /\bbrowser\b(?:[^.\n]|\.(?=\S)){0,60}\b(?:works?|worked|fine|correct|appropriate|valid|200|json|can (?:see|log|access|open))|\b(?:can|works?|worked|able to|valid|fine|correct|successfully)\b(?:[^.\n]|\.(?=\S)){0,80}\b(?:in|with|from|using|via|through|into) (?:\w{2,8} ){0,3}(?:web ?)?(?:browser|chrome|firefox|web ui|jira ui|website)\b|\bcan log ?in (?:to|into|on) (?:\w{2,8} ){0,2}jira\b/gi,
  ],
  [
    'works for another account',
    /\b(?:admin(?:istrator)?s?(?: user| account| token)?|other users?|others|another (?:user|account)|(?:a )?different (?:user|account)|colleagues?|team ?mates?|everyone else|my own (?:user|account|token))\b(?:[^.\n]|\.(?=\S)){0,40}\b(?:can\b|works?\b|worked|able to|succeeds?|fine)|\b(?:works?|worked|fine|succeeds?)\b(?:[^.\n]|\.(?=\S)){0,40}\b(?:for|with|as|using|under)\b(?:[^.\n]|\.(?=\S)){0,24}\b(?:admin(?:istrator)?s?|other users?|others|another (?:user|account)|different (?:user|account)|colleagues?|team ?mates?|everyone else)\b/gi,
  ],
  [
    'works as Bearer',
    /\bbearer\b(?:[^.\n]|\.(?=\S)){0,60}\b(?:works?|worked|fine|ok|200|succeeds?)\b|\b(?:works?|worked|fine|ok|succeeds?)\b(?:[^.\n]|\.(?=\S)){0,40}\b(?:with|as|using)\b(?:[^.\n]|\.(?=\S)){0,20}\bbearer\b/gi,
  ],
  [
    'used to work',
    /\b(?:since|until) (?:yesterday|today|this morning|last (?:week|month|night|year)|(?:a )?(?:few|couple of) (?:days|weeks|hours)|recently)\b|\bused to work|\b(?:worked|working) (?:\w{3,12} )?(?:before|until|yesterday|for (?:a|over|years|months|weeks)|last (?:week|month|year)|like a charm)\b|\bstopped working|\bsuddenly\b|\bno longer works?\b|\b(?:was|were|had been) working\b|\balways worked\b|\bjust started (?:happening|failing|getting)|\b(?:in|over) the last (?:few |couple of |\d )?(?:days|weeks)\b|\bworked when\b/gi,
  ],
  [
    'only some projects',
    /\b(?:only|just) (?:on|for|in|with) (?:this|one|some|certain|a few|specific|few) (?:\w{2,12} )?(?:project|board|issue|space|ticket)s?\b|\bother (?:projects?|boards?|issues?)\b(?:[^.\n]|\.(?=\S)){0,20}\b(?:works?|fine|ok|succeeds?)|\bfor (?:a )?(?:few|some|certain) (?:projects?|boards?|issues?)\b|\bworks?\b(?:[^.\n]|\.(?=\S)){0,20}\b(?:for|on|in|with) (?:all )?(?:the )?(?:other|some|most) (?:projects?|boards?|issues?)/gi,
  ],
  [
    'only writes fail',
    /\b(?:can|able to) (?:read|get|view|fetch|see|list|search|query)\b(?:[^.\n]|\.(?=\S)){0,80}\b(?:but|cannot|can't|when)\b(?:[^.\n]|\.(?=\S)){0,40}\b(?:create|creating|write|update|edit|post|add|comment|transition|delete|assign)\b|\breads? (?:operations? )?(?:continue to )?works?\b|\bread operations? continue/gi,
  ],
  [
    'nothing is found',
    new RegExp(
      `\\b(?:no|zero|0) (?:${things})\\b (?:\\w{2,8} ){0,2}(?:found|returned|shown?|show up|imported|listed|emitted|loaded|synced|come)\\b|\\b(?:don't|do not|doesn't|does not|didn't) (?:get|see|find|return|show|receive|import|list|load) any (?:${things})\\b|\\bempty (?:list|array|result|results|response|set)\\b|\\breturns? (?:nothing|an? empty|\\[\\])`,
      'gi',
    ),
  ],
  [
    'new token made',
    /\b(?:re-?generat|re-?creat|renew|re-?issu|rotat)\w{0,6}\b(?:[^.\n]|\.(?=\S)){0,30}\b(?:tokens?|keys?|pat|password|credentials?)\b|\btried (?:with )?(?:a )?(?:new|different|another) (?:api )?(?:token|key|pat)\b|\b(?:new|fresh|another) (?:api )?(?:token|key|pat)\b(?:[^.\n]|\.(?=\S)){0,40}\b(?:same|still|no luck|no difference)/gi,
  ],
  [
    'is administrator',
    /\b(?:i am|i'm|user is|account is|we are) (?:an? |the |also )?(?:jira |site |org(?:anization)? |system )?admin|\b(?:have|has|with|gave|given|granted|all) (?:\w{2,8} ){0,3}admin(?:istrator)? (?:rights|access|permissions?|privileges)\b|\b(?:have|has|holds|given|granted) (?:every|all|full) (?:the )?(?:rights|permissions?|access)\b/gi,
  ],
  [
    'is no administrator',
    /\b(?:i am|i'm|user is|account is|is) (?:not|no) (?:an? )?(?:jira |site )?admin|\b(?:no|without|non)[ -](?:jira )?admin(?:istrator)?\b|\b(?:don't|do not|doesn't|does not) have (?:\w{2,6} )?admin/gi,
  ],
  [
    'single sign-on',
    /\b(?:sso|saml|okta|single sign[- ]on|azure ad|entra id|google (?:apps|login|account|sign-in)|ldap|active directory|two[- ]factor|2fa|mfa|cognito|adfs|keycloak)\b/gi,
  ],
  [
    'behind a proxy',
    /\b(?:behind|through|via|uses?|using|have) (?:an? |our |the |my )?(?:corporate |company |http |web |reverse )?(?:proxy|firewall|vpn|zscaler|waf)\b|\b(?:corporate|company) (?:proxy|firewall|vpn|network)\b/gi,
  ],
  [
    'moved to Cloud',
    /\b(?:migrat|mov|switch|upgrad)\w{0,4} (?:\w{2,12} ){0,5}(?:to|into) (?:the )?(?:jira |atlassian )?cloud\b/gi,
  ],
];

const denied =
  /\b(?:not|no|never|neither|nor|fails?|failed|without|nothing|isn't|doesn't|don't|didn't|can't|cannot|won't)\b/i;
/** Ways that hold a denial of their own. */
const withDenial: ReadonlySet<Telling> = new Set([
  'used to work',
  'only writes fail',
  'nothing is found',
  'new token made',
  'is no administrator',
]);
const longest = 32_768;
const before = 24;

/** What whoever pasted a text says around it; a way of saying with a denial in it counts as unsaid. Linear in the text. */
export function toldInText(text: string): Telling[] {
  const start = text.slice(0, longest);
  return ways.flatMap(([telling, said]) => {
    for (const found of start.matchAll(said)) {
      const words = withDenial.has(telling)
        ? ''
        : `${start.slice(Math.max(0, found.index - before), found.index)}${found[0].replace(/no (?:issues?|problems?)/i, '')}`;
      if (!denied.test(words.replace(/^.*[.\n]/s, ''))) return [telling];
    }
    return [];
  });
}
