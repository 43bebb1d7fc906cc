import { identityTraits } from '../../jira-facts/index.ts';
import { isNotUpgraded } from '../reading/consent.ts';
import type { ExchangeReading } from '../reading/exchange.ts';
import type { Statement } from '../reading/statement-table.ts';
import { states } from '../reading/statements.ts';
import { type Fact, fact } from './fact.ts';

const noted = (says: string, statement: Statement): Fact =>
  fact(`the notes say ${says}`, ({ account }) => states(account.noted, statement));

/** An account of this type, as is known or noted. */
const ofType = (says: string, type: string, statement: Statement): Fact =>
  fact(
    says,
    ({ account }) => account.accountType?.includes(type) === true || states(account.noted, statement),
  );

/** The application role that a path takes, by its name: boards want one of Jira Software, what agents do one of Service Management. */
function productOf({ address, needs }: ExchangeReading): RegExp | null {
  if (/^\/rest\/(agile|software|greenhopper)\//.test(address.restPath ?? '')) return /software/i;
  const agents = needs.projectPermissions.some((key) => key.startsWith('SERVICEDESK_AGENT'));
  return address.family === 'servicedeskapi' && agents ? /service ?(?:desk|management)/i : null;
}

const lacksProduct = (roles: readonly string[], product: RegExp | null): boolean =>
  product !== null && !roles.some((role) => product.test(role));

/** What is known of the account. */
export const accountFacts = {
  'account inactive': fact('the account is not active', ({ account }) => account.active === false),
  'account active': fact(
    'the account is active',
    ({ account }) =>
      account.active === true && (account.applicationRoles === null || account.applicationRoles.length > 0),
  ),
  'account without product': fact(
    'the account has no application role',
    ({ account }) => account.applicationRoles?.length === 0 && account.accountType !== 'app',
  ),
  'account without this product': fact(
    'the application roles of the account do not hold the product of this path',
    ({ account, at }) =>
      account.applicationRoles !== null &&
      account.applicationRoles.length > 0 &&
      lacksProduct(account.applicationRoles, productOf(at)),
  ),
  'account of an app': fact('the account is that of an app', ({ account }) => account.accountType === 'app'),
  'account of a service': ofType('the account is a service account', 'service', 'serviceAccount'),
  'account of a customer': ofType('the account is a portal customer', 'customer', 'portalCustomer'),
  'kept out of projects': fact(
    ({ account }) =>
      `an app access rule keeps this app out of ${account.keptOutOfProjects.slice(0, 3).join(', ')}`,
    ({ account, at }) => {
      const named = /\/(?:issue|project)\/([A-Z][A-Z0-9_]{1,30})(?:-\d{1,12})?(?:\/|$)/.exec(
        at.address.restPath ?? '',
      )?.[1];
      const kept = account.keptOutOfProjects;
      // A path that names no project may be about any.
      return named === undefined ? kept.length > 0 : kept.includes(named);
    },
  ),
  'project archived': fact(
    ({ account }) =>
      `the project ${account.archivedProject ?? ''} is archived, and nothing in it can be changed`,
    ({ account }) => account.archivedProject !== null,
  ),
  'may not act for the user': fact(
    'the user has not agreed to this app',
    ({ account, identity }) => account.mayActForUser === false && identity === 'forge-user',
  ),
  'noted old consent': fact(
    'the grant is older than the scopes',
    (reading) => isNotUpgraded(reading) || states(reading.account.noted, 'oldConsent'),
  ),
  'noted not upgraded': fact('the installation is older than the scopes', isNotUpgraded),
} satisfies Record<string, Fact>;

/** Who is acted for is named: https://developer.atlassian.com/platform/forge/apis-reference/fetch-api-product.requestjira/ */
const namesUser = /\basuser\(\w/;

/** What people noted about it. */
export const notedFacts = {
  'noted captcha': noted('that a captcha is due', 'captcha'),
  'noted wrong credential': fact(
    'the notes say that the credential is wrong, revoked, expired or badly encoded',
    ({ account, identity }) =>
      states(account.noted, 'wrongCredential') ||
      // What an authorization server gave out is replaced by itself.
      (identityTraits[identity].schemes.includes('basic') && states(account.noted, 'ranOut')),
  ),
  'noted without user': fact(
    'the notes say that nobody is there to act for',
    ({ account }) =>
      states(account.noted, 'noUser') && !account.noted.some((clause) => namesUser.test(clause)),
  ),
  'noted foreign login': noted(
    'that the account logs in through single sign-on or another directory',
    'foreignLogin',
  ),
  'noted inactive': noted('that the account is not active, or not there', 'inactive'),
  'noted unlicensed': noted('that the account has no access to the product', 'unlicensed'),
  'noted old token': fact(
    'the notes say that the token is old',
    ({ account }) => states(account.noted, 'oldToken') || states(account.noted, 'ranOut'),
  ),
  'noted other site': noted('that another site or a missing installation is meant', 'otherSite'),
  'noted clock': noted('that a clock is wrong', 'clock'),
  'noted old secret': noted('that the shared secret changed', 'oldSecret'),
  'noted not system administrator': noted(
    'that the account is no system administrator',
    'notSystemAdministrator',
  ),
  'noted not administrator': noted('that the account is no administrator', 'notAdministrator'),
  'noted no project access': noted('that the account lacks a right in the project', 'noProjectAccess'),
  'noted shows less': noted('that others see more', 'showsLess'),
  'policy of the site': noted('that a policy concerns the app', 'policy'),
  'noted allowlist': noted('that an allowlist or network is involved', 'allowlist'),
  'noted kind forbidden': noted('that this kind of credential is forbidden', 'kindForbidden'),
  'noted basic forbidden': noted('that Basic authentication is not taken', 'basicForbidden'),
  'noted proxy': noted('that a proxy, firewall or certificate is involved', 'proxy'),
} satisfies Record<string, Fact>;
