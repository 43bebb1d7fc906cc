/**
 * What people say in their notes, by what it means: ways to say it, set apart by "|", each of stems that must all occur, joined by "+"; of
 * stems set apart by "/" any one. The weakest evidence.
 */
export const statementTable = {
  captcha: 'captcha | failed login | login + attempts | too many + login/password | locked out',
  wrongCredential: `
    credential/password/user name/e-mail + wrong | wrong + token | credential/token + incorrect/mistyped | token + revoked |
    api token + deleted/rotated | another e-mail | in place of + works | instead of + works`,
  ranOut: 'token + expired/ran out/run out',
  noUser: `
    scheduledtrigger | scheduled trigger | web trigger | webtrigger | queue consumer | event queue | events queue | product event |
    avi: | without a user | no user in | no user is`,
  foreignLogin: `
    sso | saml | single sign | two-factor | 2fa | managed account | ldap | identity provider |
    not local | not a local | no local password | non-local | federated`,
  serviceAccount: 'service account',
  portalCustomer: 'portal-only | portal only | portal/help desk/service desk + customer',
  inactive: `
    deactivat | inactive | : active: false | suspended | offboarded | account + closed | left the |
    account is disabled | account was disabled | user is disabled | user was disabled | deleted user | deleted account |
    no such user | no such account`,
  unlicensed: `
    no application | no product | application access/app access/product access + removed/missing/none/taken/revoked |
    not have/without + application access/product access/any product | no access to jira | no access to the product | no access to the site |
    confluence only | unlicensed | no licen | not licen | no jira licen | licen + removed/taken/revoked/lost | login permission | may not log in |
    removed from | moved out of | taken out of | lost + group`,
  oldToken: `
    past its life | token + hour/day/days/yesterday | first hour | not refreshed | never refreshed | no refresh | reused | cached |
    kept in memory | keep + in memory | token + older than`,
  otherSite: `not installed | isn't installed | was uninstalled | other site | wrong site | different site | wrong cloud | cloud id + sandbox`,
  oldConsent: `
    consent | re-authori | scope/read:/write:/manage: + added | scopes + extended | added to the app | has not agreed | old grant |
    never/not + consent/re-authori/allow access`,
  notUpgraded: `
    not upgraded | upgrade + not run/not yet | without + upgrade | not approved | pending approval | wait + approv |
    update available | update + wait | installed + newest | still on + version`,
  issuerIsNoKey: 'client key/clientkey/base url + iss/issuer',
  clock: `
    clock + slow/fast/behind/ahead/wrong/drift/minutes/differ | minutes/seconds + ahead/behind | minutes slow | minutes fast |
    clock + synchronized: no | not synchroni | ntp/chrony + inactive/not/stop | skew | time is off | off by + minutes/seconds`,
  oldSecret:
    'secret + changed/stale/old/older/rotated/wrong/differ/another tenant | reinstall | installed again',
  notSystemAdministrator:
    'not system_admin | not system admin | not a system admin | no system admin | not + system-admin',
  notAdministrator: `
    not an admin | admin + not granted | no admin | no jira admin | non-admin | without admin | normal user | ordinary user | regular user |
    moderator | project admin`,
  noProjectAccess: `
    without access | project + access | not a member + project | no permission/no edit permission + project | private project |
    read-only | read only | viewer`,
  showsLess: `
    other account/other user/colleague + all/sees/gets | other users see | others see | people see | users see more |
    fewer issues | fewer projects | only some | only a few | fewer than | incomplete | returns nothing`,
  policy: 'data security | app access rule | security policy | app + blocked',
  allowlist: 'allowlist | allow list | whitelist | ip address | vpn | from another network',
  kindForbidden: `
    authentication policy + token | external user policy | status: blocked |
    token + not allowed/no longer allowed/disabled/blocked/switched off/turned off/forbid`,
  basicForbidden:
    'basic auth/password auth + disabled/prohibited/switched off/turned off/not allowed/not possible/blocked',
  worksAsApp: 'asapp/as the app + works',
  defect: `
    jira.atlassian.com | eco- | jracloud- | jraserver- | jsdcloud- | known/confirmed/support + bug/defect | known issue`,
  proxy: 'proxy | firewall | waf | certificate | zscaler',
} satisfies Record<string, string>;

export type Statement = keyof typeof statementTable;
