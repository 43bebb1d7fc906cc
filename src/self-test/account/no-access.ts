import type { Finding } from '../../diagnosis/index.ts';
import type { Account } from '../probes/index.ts';

const users = 'https://admin.atlassian.com/';
const directory = 'Atlassian Administration → Directory → Users';

/** Why an account could not use Jira whatever its rights; null: it is active and has a product, or is an app, which needs none. */
export function noAccess(account: Account): Finding | null {
  if (account.active === false) {
    return finding('Jira says that the account is deactivated', `Activate the account in ${directory}.`);
  }
  const needsProduct = account.accountType === null || account.accountType === 'atlassian';
  if (needsProduct && account.applicationRoles?.length === 0) {
    return finding(
      'Jira says that the account has access to no Jira product',
      `Give the account access to Jira in ${directory}, or put it into a group that has it.`,
    );
  }
  return null;
}

const finding = (because: string, step: string): Finding => ({
  cause: 'user-inactive-or-unlicensed',
  confidence: 0.97,
  because: [because],
  missing: { scopes: [], groups: [], globalPermissions: [], projectPermissions: [] },
  fix: [{ who: 'Jira administrator', step, link: users }],
  ruledOut: [],
});
