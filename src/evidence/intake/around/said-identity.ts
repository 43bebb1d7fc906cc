import type { IdentityKind } from '../../exchange.ts';

/** Ways of saying whose credential was used, the most telling first. Read outside of bodies: those are the server's words. */
const ways: readonly (readonly [IdentityKind, RegExp])[] = [
  ['forge-user', /offlineUserAuthToken/],
  [
    'service-account-token',
    /\bATSTT3|@serviceaccount\.atlassian\.com|service account(?:'s)? (?:api )?token|service account\b[^.\n]{0,40} (?:tokens?|keys?|(?<!client |oauth )credentials?)\b[^.\n]{0,20} \(?(?:with|has) (?!no )(?:\w{2,12} ){0,3}scopes|\b(?:token|jeton|clave)\b[^.\n]{0,30}(?:dienstkonto|compte de service|cuenta de servicio|conta de servi[çc]o)/i,
  ],
  [
    'scoped-api-token',
    /(?<!\bun)scoped (?:api )?(?:token|key)|(?:token|key|jeton|clave|chave)s?\b[^.\n]{0,60} ["'«„“(]?(?:with|mit|avec|con|com|met) (?:\w{2,12} ){0,3}(?:scopes|bereichen|port[ée]es|[áa]mbitos|ambiti|alcances|escopos)/i,
  ],
  ['forge-user', /\basUser\b|AsUserProxy|NEEDS_AUTHENTICATION_ERR/],
  [
    'forge-app',
    /\basApp\b|requestJira|@forge\/api|forge tunnel|\bforge[ -](?:app|remote)\b|\bapps? (?:\w{2,3} )?forge\b/i,
  ],
  ['oauth-client-credentials', /grant_type=client_credentials|client[ _-]credentials/i],
  ['connect-user', /\bACT_AS_USER\b|\bjwt[ -]bearer\b/i],
  [
    'oauth-3lo',
    /\b3lo\b|oauth 2\.0 \(3lo\)|authorization_code|accessible[-_]resources|\brefresh[ _-]?tokens?\b|auth\.atlassian\.com|offline_access|oauth ?2(?:\.0)? access token/i,
  ],
  [
    'connect-app',
    /addon\.httpClient|atlassian-connect|Jwt(?:Auth|Verif)\w{3,40}|atlassian[ :_-]{1,2}jwt|\bas (?:the |an? )?add-?on\b|\b(?:app|add-?on|connect) jwt\b|jwt\.exceptions|JsonWebTokenError|JWTVerificationException|\(JWT\)|(?:connect[ -](?:app|add-?on)|cloud add-?on)\b|\bas app user\b|addons-project-access|Authorization["']?\s{0,2}[:=]\s{0,2}["']?JWT\b/i,
  ],
  // What Jira says where the app refused the call by which it is installed.
  [
    'connect-app',
    /\bapp host returned http response code \d{3} when we tried to contact it during installation/i,
  ],
  [
    'pat',
    /personal[ _-]?access[ _-]?token|personal_?token\b|pers[öo]nliche\w{0,2} zugriffs-?token|jeton d['’]acc[èe]s personnel|token de acceso personal|token de acesso pessoal|token di accesso personale|个人访问令牌|パーソナルアクセストークン/i,
  ],
  ['pat', /\bPATs?\b|token_auth|PATAuthTransport/],
  [
    'api-token',
    /\bapi[ _-]?tokens?\b|\b(?:jeton|token|clave|chave)s? (?:d['’]|de (?:la )?|da )?api\b|API 令牌|APIトークン/i,
  ],
  // Who names no token of their own there has agreed in the browser.
  [
    'oauth-3lo',
    /\batlassian - \w{3,40} \(MCP\)|\bmcp__atlassian__|\baccessibleResources\b|mcp\.atlassian\.com/,
  ],
  [
    'anonymous',
    /\b(?:user ?name|password|credentials|token|login)\b[^.\n]{0,40} (?:is|are|was|were|left|stays?) (?:left |still )?(?:empty|blank|unset)\b|\banonymous(?:ly)? (?:access|call|request|user)|without (?:any )?(?:credentials|authentication)|not logged in/i,
  ],
  [
    'password',
    /\b(?:user ?name|login|e-?mail(?: address)?)(?: and |\s?[/&+]\s?)(?:my |the )?password|\bbenutzer(?:name)?\s?(?:und|\/)\s?(?:kenn|pass)wort|\b(?:identifiant|utilisateur) et mot de passe|\busuario y contrase[ñn]a|\busu[áa]rio e senha|with my (?:\w{3,12} )?password|(?:account|login|jira|ldap|domain) password\b|basic_auth=\(['"]\w+['"], ?['"]pass/i,
  ],
];

/** Who made the call, where the person who pasted says so; of two that are named, the one that failed. */
export function saidIdentity(text: string): IdentityKind | null {
  const start = text.slice(0, 200_000).replaceAll('*', '').replace(denied, ' ');
  const sentences = start.split(/\n(?!\s{0,12}[45]\d\d\b|[a-z`(])|[.!?;]\s/, 4_000);
  const failing = sentences.filter((one) => failed.test(one.slice(0, 400)));
  const said = waysIn(failing.join('\n'), forge);
  if (said !== null) return said;
  const open = sentences.filter((one) => !works.test(one.slice(0, 400)) || failed.test(one.slice(0, 400)));
  const named = waysIn(open.join('\n'), forge) ?? waysIn(start, ways);
  return named === 'forge-app' && !asApp.test(start) && forSomebody.test(start) ? 'forge-user' : named;
}

const asApp = /\basApp\b/;
/** Whose token it gets, or in whose name it calls. */
const forSomebody =
  /\b(?:on behalf of|acts? for|acting for|impersonat\w{1,5}|im namen|em nome d[aeo]s?|en nombre d|au nom d|a nome d|namens)\b|\boffline[ -](?:user )?tokens?\b/i;

/** What they do not have or use. */
const denied =
  /\b(?:do|does|did)(?:n't| not) (?:have|use|need|want|run|own|make|create|choose|set(?: it)? up)(?: [\w-]{1,30}){1,5}/gi;
const failed = /(?<![\w.-])[45]\d\d(?![\w.-])/;
const works = /(?<![\w.-])20[0-4](?![\w.-])|\b(?:works?|worked|fine|succeeds?|ok)\b/i;
const forge = ways.filter(([kind]) => kind === 'forge-app' || kind === 'forge-user');
const waysIn = (text: string, among: typeof ways) => among.find(([, said]) => said.test(text))?.[0] ?? null;
