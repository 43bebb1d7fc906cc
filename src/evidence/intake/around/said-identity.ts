import type { IdentityKind } from '../../exchange.ts';

/** Ways of saying whose credential was used, the most telling first. Read outside of bodies: those are the server's words. */
const ways: readonly (readonly [IdentityKind, RegExp])[] = [
  ['service-account-token', /@serviceaccount\.atlassian\.com|service account(?:'s)? (?:api )?token/i],
  ['scoped-api-token', /scoped (?:api )?(?:token|key)|(?:token|key)s? with (?:granular )?scopes/i],
  ['forge-user', /asUser\(\)|AsUserProxy|NEEDS_AUTHENTICATION_ERR/],
  ['forge-app', /asApp\(\)|requestJira|@forge\/api|forge tunnel/i],
  ['oauth-client-credentials', /grant_type=client_credentials|client[ _-]credentials/i],
  [
    'oauth-3lo',
    /\b3lo\b|oauth 2\.0 \(3lo\)|authorization_code|accessible-resources|oauth ?2(?:\.0)? access token/i,
  ],
  [
    'connect-app',
    /addon\.httpClient|atlassian-connect|connect (?:app|add-?on)\b|Authorization["']?\s{0,2}[:=]\s{0,2}["']?JWT\b/i,
  ],
  ['pat', /personal[ _-]?access[ _-]?token|personal_?token\b/i],
  ['pat', /\bPATs?\b|token_auth|PATAuthTransport/],
  ['api-token', /\bapi[ _-]?tokens?\b/i],
  [
    'anonymous',
    /\banonymous(?:ly)? (?:access|call|request|user)|without (?:any )?(?:credentials|authentication)|not logged in/i,
  ],
  [
    'password',
    /\b(?:user ?name|login) and password|with my (?:\w{3,12} )?password|(?:account|login|jira|ldap|domain) password\b|basic_auth=\(['"]\w+['"], ?['"]pass/i,
  ],
];

/** Who made the call, where the person who pasted says so; null where nobody does. */
export function saidIdentity(text: string): IdentityKind | null {
  const start = text.slice(0, 200_000);
  return ways.find(([, said]) => said.test(start))?.[0] ?? null;
}
