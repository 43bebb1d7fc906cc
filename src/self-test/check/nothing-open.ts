import type { Finding } from '../../diagnosis/index.ts';
import type { IdentityKind } from '../../evidence/index.ts';
import type { Report } from '../../report/index.ts';

/** Fewer refusals may be chance. */
const enough = 5;

/**
 * Why a credential that is accepted opens nothing of Jira: whatever needs a scope was refused for the scope, as with a token made for
 * another product. What it may not do is a fact elsewhere; that it may do nothing is a problem of the credential.
 */
export function nothingOpen(kind: IdentityKind, { probes, needs }: Report): Finding[] {
  if (needs.from !== 'none') return [];
  const asked = probes.filter(
    ({ identity, predicted, status, needs: { groups } }) =>
      identity === kind && !predicted && status !== undefined && groups.every((scopes) => scopes.length > 0),
  );
  const shut = asked.flatMap(({ verdict, findings: [first] }) =>
    verdict === 'closed' && first?.cause === 'scope-missing' ? [first] : [],
  );
  const [finding] = shut;
  if (finding === undefined || shut.length < enough || shut.length < asked.length) return [];
  const fact = `each of the ${shut.length} operations asked that needs a scope is refused for it: the credential has no scope of Jira`;
  return [{ ...finding, because: [fact, ...finding.because] }];
}
