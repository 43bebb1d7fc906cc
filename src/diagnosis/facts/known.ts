import type { FactId } from './index.ts';

/**
 * What is known of scopes, rights, the account and the grant, and not only worded by an answer. Where one of these
 * settles a cause, no sentence speaks against it, and none speaks for what Jira looks at later.
 */
export const knownFacts: ReadonlySet<FactId> = new Set<FactId>([
  'account inactive',
  'account without product',
  'account without this product',
  'kept out of projects',
  'content listed as blocked',
  'may not act for the user',
  'site in no list',
  'declared but not granted',
  'scopes lacking',
  'closed by the reference',
  'lacks a global permission',
  'lacks a project permission',
  'lacks browsing',
  'known defect',
  'issuer is no app key',
]);
