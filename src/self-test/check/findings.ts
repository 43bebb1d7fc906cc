import { causeTraits, diagnose, type Finding } from '../../diagnosis/index.ts';
import type { Evidence, Exchange } from '../../evidence/index.ts';
import { noAccess } from '../account/index.ts';
import { concernsRun } from '../judge/index.ts';
import type { Profile } from '../profiles/index.ts';
import { placed, type RunAddresses } from '../run/index.ts';
import { type Candidate, evidenceOf, isUsable } from './credentials/index.ts';
import type { CheckContext } from './run-context.ts';
import type { SiteLook } from './site/index.ts';

/** Hands evidence to the rules; the first exchange is the one to explain. */
export type Judge = (evidence: Evidence) => Finding[];

/** The rules, told which of the run's addresses is what. */
export function judgeFor(context: Pick<CheckContext, 'table'>, addresses: RunAddresses): Judge {
  return (evidence) =>
    diagnose(
      { ...evidence, exchanges: evidence.exchanges.map((exchange) => placed(exchange, addresses)) },
      context.table,
      { about: 0 },
    );
}

/**
 * The site was asked without a credential, so causes that concern a caller are put aside and the rest is weighed anew.
 * Version 3 was our own question: where version 2 was asked as well, that one shows what is wrong, on every kind of Jira.
 */
export function siteFindings(look: Pick<SiteLook, 'deployment' | 'exchanges'>, judge: Judge): Finding[] {
  const evidence: Evidence = {
    identity: 'anonymous',
    scopes: null,
    accountNotes: null,
    deployment: look.deployment,
    exchanges: look.exchanges.toSorted((a, b) => version2(b) - version2(a)),
  };
  const left = judge(evidence).filter(({ cause }) => !causeTraits(cause).needsCaller);
  const total = left.reduce((sum, { confidence }) => sum + confidence, 0);
  return left.slice(0, 3).map((finding) => ({ ...finding, confidence: share(finding.confidence, total) }));
}

const version2 = ({ request }: Exchange): number => Number(request.url.includes('/rest/api/2/'));
const share = (part: number, total: number): number => Math.min(0.95, Math.round((100 * part) / total) / 100);

/** Two calls that differ in nothing but stray characters: where one is taken, those are what is wrong. */
function withFlaws(findings: readonly Finding[], { facts }: Candidate): Finding[] {
  const { credentialFlaws: flaws = [], mendedCredential } = facts;
  const [first, ...others] = findings;
  if (first === undefined || flaws.length === 0) return [...findings];
  const told = first.because.filter((fact) => !flaws.some((flaw) => fact.includes(flaw)));
  const settled = mendedCredential === 'accepted';
  const because = [...flaws, ...(settled ? ['without that Jira takes the same credential'] : []), ...told];
  const step = `Enter the credential again as it was given out: ${flaws.join('; ')}.`;
  const fix = settled ? [{ who: 'credential owner' as const, step }] : first.fix;
  return [{ ...first, because, fix }, ...others];
}

/** Something answered, and said nothing of the credential: then only what was in the way can be named. */
const saysNothing = ({ acceptance, exchanges }: Candidate): boolean =>
  acceptance === 'unanswered' && exchanges.some(({ response }) => response !== null);

/** The site and its limits come first; a defect of one operation, or a wrong address, where it is neither. */
function inTheWay(findings: readonly Finding[]): readonly Finding[] {
  const ofRun = findings.filter(({ cause }) => concernsRun(cause));
  return ofRun.length > 0 ? ofRun : findings.filter(({ cause }) => !causeTraits(cause).needsCaller);
}

/** Why a credential was refused, or what is wrong with one that was accepted. */
export function credentialFindings(
  candidate: Candidate,
  look: SiteLook,
  profile: Profile | null,
  judge: Judge,
): Finding[] {
  if (!isUsable(candidate)) {
    // Never sent where it would count: what the site said of itself is no word on the credential.
    if (candidate.exchanges.length === 0) return [];
    const evidence = evidenceOf(candidate, look.deployment);
    const findings = judge({ ...evidence, exchanges: [...evidence.exchanges, ...look.exchanges] });
    return withFlaws(saysNothing(candidate) ? inTheWay(findings) : findings, candidate);
  }
  const { account } = candidate;
  const lacksProduct = account?.applicationRoles?.length === 0 && account.accountType === 'atlassian';
  const closed = account !== null && (account.active === false || lacksProduct) ? noAccess(account) : null;
  if (closed !== null) return [closed];
  // The credential works, and still not in a product that only knows the other address.
  const refusedAtSite = candidate.exchanges.some(
    ({ response }) => response?.status === 401 || response?.status === 404,
  );
  if (profile?.addressForm === 'site' && refusedAtSite && candidate.identity.baseUrl !== look.baseUrl) {
    const evidence = evidenceOf(candidate, look.deployment);
    const refusedFirst = evidence.exchanges.toSorted(
      (a, b) => (b.response?.status ?? 0) - (a.response?.status ?? 0),
    );
    return judge({ ...evidence, exchanges: refusedFirst });
  }
  return [];
}
