import type { Evidence } from '../../evidence/index.ts';
import type { Report, ReportCheck } from '../../report/index.ts';
import { jiraKey, permissionKeysFor, statedNeeds } from '../plan/index.ts';
import type { PermissionKeys } from '../probes/index.ts';
import { isSelfHosted } from '../self-hosted/index.ts';
import {
  assumedKind,
  type Candidate,
  findCandidate,
  isUsable,
  searchFor,
  type Wanted,
} from './credentials/index.ts';
import type { Deadline } from './deadline.ts';
import { credentialFindings, judgeFor, siteFindings } from './findings.ts';
import { closingChecks, credentialChecks, featuresOf, rightsChecks, siteChecks } from './list/index.ts';
import { notChecked, reportOfUnreachable } from './not-checked.ts';
import { nothingOpen } from './nothing-open.ts';
import { emptyReport, identityOf, withCounts } from './report-parts.ts';
import { type CheckRequest, neededBy } from './request/index.ts';
import type { CheckContext } from './run-context.ts';
import { lookAtSite, type SiteLook } from './site/index.ts';
import { testUsable } from './test-usable.ts';

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
    areForServers(wanted),
  );
  const { services } = context;
  const judge = judgeFor(context, {
    site: address.origin,
    deployment: expectedDeployment(look, wanted),
    gateways: [services.apiUrl],
  });
  const kinds = [...new Set(wanted.map(assumedKind))];
  const empty = emptyReport(
    context.random(),
    look.baseUrl ?? address.url,
    look,
    statedNeeds(neededBy(request, kinds)),
    startedAt,
  );
  if (look.baseUrl === null)
    return withCounts(reportOfUnreachable(empty, request, look, judge), context.now());

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
  const tested = await testUsable({ report: empty, look, candidates: accepted, request, context, deadline });
  const operations = tested.probes.map(({ operation }) => operation);
  const keys = permissionKeysFor(operations, context.table, isSelfHosted(look.deployment));
  const rights = await Promise.all(
    accepted.map((candidate) => rightsOf(candidate, request, look, deadline, keys)),
  );
  const identities = judgements.map(({ candidate, findings }) =>
    identityOf(
      candidate,
      [...findings, ...(isUsable(candidate) ? nothingOpen(candidate.kind, tested) : [])],
      tested.identities.find(({ kind }) => kind === candidate.kind),
    ),
  );
  const features =
    request.profile === null ? undefined : featuresOf(request.profile, identities, tested.probes);
  const found: Report = { ...tested, identities, site: empty.site };
  return withCounts(
    {
      ...tested,
      site: empty.site,
      identities,
      checks: [
        ...siteChecks(address, look, addressFindings),
        ...judgements.flatMap(({ candidate, findings }) => credentialChecks(candidate, findings)),
        ...rights.flat(),
        ...closingChecks(found, request, context.table),
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
  keys: PermissionKeys,
): Promise<ReportCheck[]> {
  return signal.aborted
    ? Promise.resolve([])
    : rightsChecks(candidate, {
        profile,
        project: project === null ? null : jiraKey(project),
        issue: issue === null ? null : jiraKey(issue),
        deployment,
        signal,
        keys,
      });
}

/** A site that does not say what it is, is judged as what its credentials are for. */
function expectedDeployment(look: SiteLook, wanted: readonly Wanted[]): Evidence['deployment'] {
  return look.deployment ?? (areForServers(wanted) ? null : 'cloud');
}

const areForServers = (wanted: readonly Wanted[]): boolean =>
  wanted.every((kind) => kind === 'pat' || kind === 'password');
