import type { FactId } from './index.ts';

/**
 * What suggests a cause strongly and leaves others open: what is absent, what stands on the way to Jira, a kind of path, and a
 * comparison of calls that can have several reasons. What people note is of this kind as well.
 */
export const suggestive: ReadonlySet<FactId> = new Set<FactId>([
  'credential left behind',
  'upload without its header',
  'path in no reference',
  'scopes enough',
  'double slash',
  'needs a right outside the reference',
  'client of another grant',
  'only the client differs',
  'only the form of the credential differs',
  'a wrong one refused otherwise',
  'token listed as blocked',
  'policy of the site',
  'known defect',
]);

export const onlySuggests = (id: FactId): boolean => suggestive.has(id) || id.startsWith('noted ');
