import { isRecord } from '../../evidence/index.ts';
import { connectCovers, identityTraits } from '../../jira-facts/index.ts';
import type { Scene } from './reading.ts';
import { scopeForm } from './scope-words.ts';
import { states } from './statements.ts';

/** The installation is older than what the app declares: stated, or noted by people. */
export const isNotUpgraded = ({ account, evidence }: Pick<Scene, 'account' | 'evidence'>): boolean =>
  evidence.account?.updatePending === true || states(account.noted, 'notUpgraded');

export interface ConsentReading {
  /** Whether the declared, the granted scopes open the operation; null: not known. */
  readonly declared: boolean | null;
  readonly granted: boolean | null;
  readonly lacking: readonly string[];
  /** Where the site of the call stands in what the token opens. */
  readonly site: 'listed' | 'absent' | 'without Jira' | 'unknown';
}

/** Declared scopes held against granted ones, and the sites a grant reaches. */
export function readConsent(reading: Scene): ConsentReading {
  const { at, account, evidence, identity } = reading;
  const sites = listedSites(reading);
  const declared = account.declaredScopes ?? evidence.scopes;
  const granted =
    account.grantedScopes ??
    (at.said.has('scopeGrantsEmpty') ? [] : null) ??
    sites?.find(({ id }) => at.address.cloudId === null || id === at.address.cloudId)?.scopes ??
    null;
  const { operation } = at.needs;
  const opens = (held: readonly string[] | null): boolean | null => {
    if (held === null || operation === null) return null;
    return identityTraits[identity].scopeWorld === 'connect'
      ? connectCovers(held, operation).open
      : operation.alternatives.some(({ scopes }) => scopes.every((scope) => held.includes(scope)));
  };
  const lacking = (declared ?? []).filter(
    (scope) => scopeForm.test(scope) && granted !== null && !granted.includes(scope),
  );
  return {
    declared: opens(declared),
    granted: opens(granted),
    lacking,
    site: siteIn(reading, sites),
  };
}

function siteIn(
  { at, account }: Scene,
  sites: readonly { id: string; scopes: readonly string[] }[] | null,
): ConsentReading['site'] {
  const { cloudId, host } = at.address;
  if (sites !== null) {
    if (cloudId !== null && !sites.some(({ id }) => id === cloudId)) return 'absent';
    const jira = sites.some(
      ({ scopes }) => scopes.length === 0 || scopes.some((one) => one.includes('jira')),
    );
    if (sites.length > 0) return jira ? 'listed' : 'without Jira';
  }
  const named = account.accessibleSites;
  if (named === null || (cloudId === null && host === null)) return 'unknown';
  if (named.length === 0) return 'absent';
  // At the gateway a site stands by its cloud id: addresses of sites say nothing of it.
  if (cloudId !== null && named.every((one) => one.includes('.'))) return 'unknown';
  const there = named.some(
    (one) => (cloudId !== null && one.includes(cloudId)) || (host !== null && one.includes(host)),
  );
  return there ? 'listed' : 'absent';
}

/** What `accessible-resources` answered in the evidence; null when it was not asked. */
function listedSites({ all }: Scene): { id: string; scopes: string[] }[] | null {
  for (const call of all) {
    if (!call.address.path.includes('/accessible-resources') || !Array.isArray(call.body.json)) continue;
    return call.body.json.filter(isRecord).map((site) => ({
      id: typeof site.id === 'string' ? site.id : '',
      scopes: Array.isArray(site.scopes)
        ? site.scopes.filter((scope): scope is string => typeof scope === 'string')
        : [],
    }));
  }
  return null;
}
