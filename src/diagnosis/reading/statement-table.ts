/**
 * What people say in their notes, by what it means: ways to say it, set apart by "|", each of stems that must all occur, joined by "+". The
 * weakest evidence.
 */
export const statementTable = {
  captcha: 'captcha | failed login | login + attempts | locked out',
  wrongCredential: `
    credential + incorrect | credential + wrong | password + wrong | wrong + token | token + revoked |
    user name + wrong | e-mail + wrong | in place of + works | instead of + works`,
  noUser: `
    scheduledtrigger | scheduled trigger | web trigger | webtrigger | queue consumer | product event |
    avi: | without a user`,
  foreignLogin: `
    sso | saml | single sign | two-factor | 2fa | managed account | ldap | identity provider |
    not local | not a local | no local password | non-local | federated`,
  serviceAccount: 'service account',
  portalCustomer: 'portal-only | portal only | portal + customer',
  inactive:
    'deactivat | inactive | : active: false | suspended | account + closed | left the | no such user | no such account',
  unlicensed: `
    no application | no product | application access + removed | application access + missing |
    application access + none | app access + removed | app access + missing | app access + none |
    product access + removed | product access + missing | product access + none |
    not have application access | not have product access | without application access |
    without product access | unlicensed | no licen | not licen | no access to jira |
    no access to the product | login permission | may not log in | removed from | lost + group | lost + licen`,
  oldToken: `
    past its life | token + hour | token + day | token + expired | token + ran out |
    not refreshed | never refreshed | reused | cached | kept in memory | keep + in memory | token + older than`,
  otherSite: 'not installed | was uninstalled | other site | wrong site | wrong cloud',
  oldConsent: `
    consent | re-authori | scope + added | added to the app | has not agreed |
    not + allow access`,
  notUpgraded: `
    not upgraded | upgrade + not run | upgrade + not yet | without + upgrade | not approved |
    pending approval | wait + approv | update available | update + wait | installed + newest`,
  clientKeyAsIssuer: 'client key + iss | clientkey + iss',
  clock: `
    clock + slow | clock + fast | clock + behind | clock + ahead | clock + wrong | clock + drift |
    clock + minutes | minutes ahead | minutes behind | seconds ahead | seconds behind | clock + differ | clock + synchronized: no | not synchroni |
    ntp + inactive | ntp + not | skew | minutes slow | minutes fast`,
  oldSecret: `
    secret + changed | secret + stale | secret + old | secret + rotated | secret + wrong | secret + differ | reinstall | installed again`,
  notSystemAdministrator: `
    not system_admin | not system admin | not a system admin | no system admin | not + system-admin`,
  notAdministrator: `
    not an admin | admin + not granted | no admin | non-admin | without admin | normal user | ordinary user | regular user |
    moderator | project admin`,
  noProjectAccess: `
    without access | project + access | not a member + project | no permission + project | private project |
    read-only | read only | viewer`,
  showsLess: `
    other account + all | other user + all | other users see | others see | people see | users see more |
    fewer issues | fewer projects | only some | only a few | fewer than | incomplete | returns nothing`,
  policy: 'data security | app access rule | security policy | app + blocked',
  allowlist: 'allowlist | allow list | whitelist | ip address | vpn | from another network',
  kindForbidden: `
    authentication policy + token | external user policy | token + not allowed | token + disabled |
    token + blocked | token + switched off | token + forbid | status: blocked`,
  basicForbidden: `
    basic auth + disabled | basic auth + prohibited | basic auth + switched off | basic auth + not allowed |
    basic auth + not possible | basic auth + blocked | password auth + disabled | password auth + switched off`,
  worksAsApp: 'asapp + works | as the app + works',
  defect:
    'jira.atlassian.com | eco- | jracloud- | jraserver- | jsdcloud- | known bug | known defect | support + bug | support + defect',
  proxy: 'proxy | firewall | certificate | zscaler',
} satisfies Record<string, string>;

export type Statement = keyof typeof statementTable;
