import type { Evidence } from '../diagnosis/evidence.ts';
import type { CredentialAddresses } from '../jira/credentials/address.ts';
import { operationsOf, type Profile, scopesOf } from '../profiles/index.ts';
import type { Report, ReportCheck } from '../selftest/report-model.ts';
import { type Candidate, isUsable } from './candidate.ts';
import { credentialChecks } from './credential-checks.ts';
import type { GivenCredentials } from './credentials-from-environment.ts';
import type { Deadline } from './deadline.ts';
import { scopesForOperations } from './default-scopes.ts';
import { featuresOf } from './features.ts';
import { assumedKind, findCandidate, type Wanted } from './find-candidates.ts';
import { credentialFindings, type Judge, judgeFor, siteFindings } from './findings.ts';
import { lookAtSite, type SiteLook } from './look-at-site.ts';
import { placesOf } from './places.ts';
import { emptyReport, identityOf, withCounts } from './report-parts.ts';
import { rightsChecks } from './rights-checks.ts';
import type { CheckContext } from './run-context.ts';
import { probeServer, serverOperations } from './server-operations.ts';
import type { GivenAddress } from './site-address.ts';
import { siteChecks } from './site-checks.ts';
import { testUsable, type UsableTest } from './test-usable.ts';

export interface CheckRequest {
  readonly address: GivenAddress;
  readonly wanted: readonly Wanted[];
  readonly given: GivenCredentials;
  readonly profile: Profile | null;
  readonly project: string | null;
  readonly issue: string | null;
  readonly declaredScopes: readonly string[] | null;
  /** Key in the descriptor given by --app. */
  readonly descriptorKey: string | null;
  /** Scopes the owner names: what a scoped token has, or what a 3LO consent is to ask for. */
  readonly scopes: readonly string[] | null;
  readonly callbackPort: number;
  readonly browserTimeoutMs: number;
  /** False in a pipeline: nobody is there to agree. */
  readonly attended: boolean;
}

/** Looks at the site, finds and tries every credential, tests the accepted ones side by side, and reports. */
export async function runCheck(
  request: CheckRequest,
  context: CheckContext,
  deadline: Deadline,
): Promise<Report> {
  const startedAt = context.now();
  const { address, wanted } = request;
  context.progress(`Looking at ${address.url}`);
  const look = await lookAtSite(
    address,
    context.transport.caller({ lane: 'check', origins: [address.origin] }),
    deadline.signal,
  );
  const places = placesOf(
    { siteOrigin: address.origin, ...context.services },
    expectedDeployment(look, wanted),
  );
  const judge = judgeFor(context, places);
  const empty = emptyReport(context.random(), look.baseUrl ?? address.url, look, startedAt);
  if (look.baseUrl === null) return withCounts(unreachable(empty, request, look, judge), context.now());

  const addressFindings = look.wrongAddress === null ? [] : siteFindings(look, judge);
  const candidates: Candidate[] = [];
  for (const each of wanted) {
    if (deadline.signal.aborted) break;
    candidates.push(await findCandidate(each, searchFor(request, context, look, look.baseUrl, deadline)));
  }
  const judgements = candidates.map((candidate) => ({
    candidate,
    findings: [
      ...addressFindings,
      ...credentialFindings(candidate, look, request.profile, judge).slice(0, 3),
    ],
  }));
  const usable = judgements.filter(({ candidate }) => isUsable(candidate));
  const accepted = usable.map(({ candidate }) => candidate);
  const tested = await test(
    { report: empty, candidates: accepted, request, context, places, deadline },
    look,
    judge,
  );
  const rights = await Promise.all(accepted.map((candidate) => rightsOf(candidate, request, look, deadline)));
  const identities = judgements.map(({ candidate, findings }) =>
    identityOf(
      candidate,
      findings,
      tested.identities.find(({ kind }) => kind === candidate.kind),
    ),
  );
  const features =
    request.profile === null ? undefined : featuresOf(request.profile, identities, tested.probes);
  return withCounts(
    {
      ...tested,
      site: empty.site,
      identities,
      checks: [
        ...siteChecks(address, look, addressFindings),
        ...judgements.flatMap(({ candidate, findings }) => credentialChecks(candidate, findings)),
        ...rights.flat(),
      ],
      ...(features === undefined ? {} : { features }),
      notChecked: [...tested.notChecked, ...notChecked(request, look, candidates, deadline)],
    },
    context.now(),
  );
}

function rightsOf(
  candidate: Candidate,
  { profile, project, issue }: CheckRequest,
  { deployment }: SiteLook,
  { signal }: Deadline,
): Promise<ReportCheck[]> {
  return signal.aborted
    ? Promise.resolve([])
    : rightsChecks(candidate, { profile, project, issue, deployment, signal });
}

async function test(usable: UsableTest, look: SiteLook, judge: Judge): Promise<Report> {
  const { report, candidates, request, context, deadline } = usable;
  if (candidates.length === 0) return report;
  if (look.deployment !== 'server' && look.deployment !== 'datacenter') return testUsable(usable);
  const { deployment, exchanges } = look;
  const operations = request.profile === null ? serverOperations : operationsOf(request.profile);
  const probing = {
    operations,
    table: context.table,
    deployment,
    project: request.project,
    judge,
    signal: deadline.signal,
  };
  const probes = await Promise.all(
    candidates.map((candidate) => probeServer(candidate, { ...probing, siteExchanges: exchanges })),
  );
  return { ...report, probes: probes.flat(), state: deadline.signal.aborted ? 'failed' : 'finished' };
}

/** A site that does not say what it is, is judged as what its credentials are for. */
function expectedDeployment(look: SiteLook, wanted: readonly Wanted[]): Evidence['deployment'] {
  const forServers = wanted.every((kind) => kind === 'pat' || kind === 'password');
  return look.deployment ?? (forServers ? null : 'cloud');
}

function unreachable(empty: Report, request: CheckRequest, look: SiteLook, judge: Judge): Report {
  const kinds = [...new Set(request.wanted.map(assumedKind))];
  const findings = siteFindings(look, judge);
  return {
    ...empty,
    identities: kinds.map((kind) => ({
      kind,
      label: `the ${kind}`,
      scopes: null,
      usable: false,
      findings,
    })),
    checks: siteChecks(request.address, look, findings),
    notChecked: ['No credential was sent anywhere, because no Jira answered at this address.'],
  };
}

function searchFor(
  request: CheckRequest,
  context: CheckContext,
  look: SiteLook,
  siteUrl: string,
  deadline: Deadline,
): Parameters<typeof findCandidate>[1] {
  const gatewayUrl = look.cloudId === null ? null : `${context.services.apiUrl}/ex/jira/${look.cloudId}`;
  const addresses: CredentialAddresses = { siteUrl, gatewayUrl };
  const operations = request.profile === null ? undefined : operationsOf(request.profile);
  const ofProfile = request.profile === null ? [] : scopesOf(request.profile);
  return {
    context,
    given: request.given,
    addresses,
    cloudId: look.cloudId,
    cloud: look.deployment !== 'server' && look.deployment !== 'datacenter',
    wishedScopes:
      request.scopes ?? (ofProfile.length > 0 ? ofProfile : scopesForOperations(context.table, operations)),
    saidScopes: request.scopes,
    declaredScopes: request.declaredScopes,
    descriptorKey: request.descriptorKey,
    callbackPort: request.callbackPort,
    browserTimeoutMs: request.browserTimeoutMs,
    attended: request.attended,
    deadline,
  };
}

function notChecked(
  request: CheckRequest,
  look: SiteLook,
  candidates: readonly Candidate[],
  deadline: Deadline,
): string[] {
  const reasons: string[] = [];
  if (look.wrongAddress !== null) {
    reasons.push(
      `Everything after the address was tested at ${look.wrongAddress}; the address given stays wrong until it is corrected.`,
    );
  }
  if (deadline.signal.aborted) {
    reasons.push(
      deadline.expired()
        ? 'The time limit was reached before everything was asked.'
        : 'The check was interrupted.',
    );
  }
  if (candidates.length < request.wanted.length) reasons.push('Not every credential could be tried in time.');
  for (const { notes, kind } of candidates) {
    if (typeof notes.authorization === 'string') reasons.push(`${kind}: ${notes.authorization}`);
  }
  const unreadable = candidates.some(
    ({ kind, identity }) => /scoped|service-account/.test(kind) && identity.scopes === null,
  );
  if (unreadable) {
    reasons.push(
      'The scopes of an API token cannot be read back; name them with --scopes to have them compared with what is needed.',
    );
  }
  return reasons;
}
