/** What people say in their notes, by what it means; each way is a set of stems that must all occur. The weakest evidence. */
const table = {
  captcha: [['captcha'], ['failed login'], ['login', 'attempts']],
  wrongCredential: [
    ['credential', 'incorrect'],
    ['credential', 'wrong'],
    ['password', 'wrong'],
    ['wrong', 'token'],
    ['token', 'revoked'],
    ['user name', 'wrong'],
    ['e-mail', 'wrong'],
    ['base64'],
  ],
  notSent: [
    ['header', 'missing'],
    ['header', 'stripped'],
    ['header', 'dropped'],
    ['no authorization'],
    ['no credential'],
    ['not sent'],
    ['token', 'empty'],
  ],
  cookie: [['session cookie'], ['cookie login']],
  foreignLogin: [
    ['sso'],
    ['saml'],
    ['single sign'],
    ['two-factor'],
    ['2fa'],
    ['managed account'],
    ['ldap'],
    ['identity provider'],
    ['google'],
    ['federated'],
  ],
  serviceAccount: [['service account']],
  portalCustomer: [['portal-only'], ['portal only'], ['portal customer']],
  inactive: [['deactivat'], ['inactive'], ['suspended'], ['closed account'], ['left the']],
  unlicensed: [
    ['no application'],
    ['no product'],
    ['application access', 'removed'],
    ['application access', 'missing'],
    ['application access', 'none'],
    ['product access', 'removed'],
    ['product access', 'missing'],
    ['product access', 'none'],
    ['not have application access'],
    ['not have product access'],
    ['without application access'],
    ['without product access'],
    ['unlicensed'],
    ['no licen'],
    ['not licen'],
    ['no access to jira'],
    ['no access to the product'],
    ['login permission'],
    ['may not log in'],
    ['removed from'],
  ],
  oldToken: [
    ['past its life'],
    ['token', 'past', 'life'],
    ['token', 'hour'],
    ['token', 'day'],
    ['token', 'expired'],
    ['token', 'ran out'],
    ['not refreshed'],
    ['never refreshed'],
    ['never called', 'oauth/token'],
    ['older than'],
  ],
  otherSite: [
    ['not installed'],
    ['uninstall'],
    ['other site'],
    ['another site'],
    ['wrong site'],
    ['wrong cloud'],
  ],
  oldConsent: [
    ['consent'],
    ['re-authori'],
    ['not approved'],
    ['pending approval'],
    ['older install'],
    ['before the scope'],
    ['scopes', 'added'],
    ['scope', 'added'],
    ['not upgraded'],
    ['has not agreed'],
    ['waiting', 'allow access'],
    ['never', 'allow access'],
    ['not', 'allow access'],
  ],
  notUpgraded: [
    ['not upgraded'],
    ['not approved'],
    ['pending approval'],
    ['older install'],
    ['before the scope'],
  ],
  clock: [
    ['clock', 'slow'],
    ['clock', 'fast'],
    ['clock', 'behind'],
    ['clock', 'ahead'],
    ['clock', 'wrong'],
    ['clock', 'drift'],
    ['clock', 'minutes'],
    ['clock', 'differ'],
    ['clock', 'not set'],
    ['clock', 'synchronized: no'],
    ['not synchroni'],
    ['ntp', 'inactive'],
    ['ntp', 'not '],
    ['ntp', 'off'],
    ['skew'],
    ['minutes slow'],
    ['minutes fast'],
  ],
  oldSecret: [
    ['shared secret'],
    ['sharedsecret'],
    ['secret', 'changed'],
    ['secret', 'stale'],
    ['reinstall'],
    ['restored', 'backup'],
  ],
  verifiedOffline: [
    ['signature', 'verif'],
    ['signature', 'check', 'out'],
    ['signature', 'correct'],
  ],
  wrongClaims: [
    ['iss', 'client key'],
    ['iss', 'clientkey'],
    ['issuer'],
    ['audience'],
    ['claim', 'wrong'],
    ['app key', 'changed'],
  ],
  oneUserOnly: [['only one user'], ['for one user'], ['one account'], ['other users', 'work']],
  offScreen: [
    ['not on', 'screen'],
    ['missing', 'screen'],
    ['screen', 'without'],
    ['add', 'to the', 'screen'],
  ],
  notSystemAdministrator: [
    ['not system_admin'],
    ['not system admin'],
    ['not a system admin'],
    ['no system admin'],
  ],
  notAdministrator: [
    ['not an admin'],
    ['no admin'],
    ['non-admin'],
    ['without admin'],
    ['normal user'],
    ['ordinary user'],
    ['regular user'],
    ['moderator'],
    ['project admin'],
  ],
  noProjectAccess: [
    ['no access to the project'],
    ['without access'],
    ['project', 'access'],
    ['not a member', 'project'],
    ['no permission', 'project'],
    ['private project'],
    ['read-only'],
    ['read only'],
    ['viewer'],
  ],
  showsLess: [
    ['another account', 'all'],
    ['other account', 'all'],
    ['another user', 'all'],
    ['other user', 'all'],
    ['other users see'],
    ['only some'],
    ['only a few'],
    ['fewer than'],
    ['incomplete'],
    ['returns nothing'],
  ],
  policy: [['data security'], ['app access rule'], ['security policy'], ['blocked app'], ['app', 'blocked']],
  allowlist: [
    ['allowlist'],
    ['allow list'],
    ['whitelist'],
    ['ip address'],
    ['vpn'],
    ['from another network'],
  ],
  kindForbidden: [
    ['authentication policy', 'token'],
    ['external user policy'],
    ['api tokens', 'not allowed'],
    ['api tokens', 'disabled'],
    ['api tokens', 'blocked'],
    ['api tokens', 'switched off'],
    ['api tokens', 'forbid'],
    ['token status', 'blocked'],
  ],
  basicForbidden: [
    ['basic auth', 'disabled'],
    ['basic auth', 'prohibited'],
    ['prohibited', 'basic auth'],
    ['basic auth', 'switched off'],
    ['basic auth', 'not allowed'],
    ['basic auth', 'not possible'],
    ['basic auth', 'blocked'],
  ],
  proxy: [['proxy'], ['firewall'], ['certificate'], ['zscaler'], ['intercept'], ['web application firewall']],
  outage: [['outage'], ['subscription'], ['trial'], ['maintenance'], ['incident']],
  defect: [['known bug'], ['confirmed bug'], ['confirmed defect'], ['jracloud-'], ['regression'], ['eco-']],
} satisfies Record<string, readonly (readonly string[])[]>;

export type Statement = keyof typeof table;

/** Statements in which a denial belongs to what is said: "others see more, this one does not". */
const denyingAnyway: ReadonlySet<Statement> = new Set([
  'showsLess',
  'noProjectAccess',
  'notAdministrator',
  'wrongClaims',
  'oneUserOnly',
  'verifiedOffline',
  'unlicensed',
  'kindForbidden',
  'offScreen',
]);
const denial = /\b(?:no|not|never|neither|nor|without|isn't|wasn't|doesn't|didn't)\b/;
/** "clock: in sync" names a clock, and says that it is right. */
const sound = /\b(?:in sync|synchroni[sz]ed|fine|ok|okay|ruled out|is right|agrees?)\b/;

/** The ways of each statement, and whether a denial in the same sentence takes it back. */
const ways = new Map(
  Object.entries(table).map(([statement, list]) => [
    statement,
    list.map((stems) => ({
      stems,
      denies: [...denyingAnyway].some((one) => one === statement) || stems.some((stem) => denial.test(stem)),
    })),
  ]),
);

/** True when one of the notes says this in one of its ways; a way that is denied in the same sentence says nothing. */
export function states(noted: readonly string[], statement: Statement): boolean {
  if (noted.length === 0) return false;
  for (const { stems, denies } of ways.get(statement) ?? []) {
    const said = (text: string) => stems.every((stem) => text.includes(stem));
    for (const clause of noted)
      if (said(clause) && (denies || !isDenied(clause.split(', ').find(said) ?? clause))) return true;
  }
  return false;
}

/** "synchronized: no" is no sound clock. */
const isDenied = (clause: string): boolean => denial.test(clause) !== sound.test(clause);
