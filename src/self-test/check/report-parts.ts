import type { Finding } from '../../diagnosis/index.ts';
import { type Report, type ReportIdentity, summaryOf } from '../../report/index.ts';
import { type Candidate, isUsable } from './credentials/index.ts';
import type { SiteLook } from './site/index.ts';

/** A report that says where it was made and nothing else yet. */
export function emptyReport(
  id: string,
  url: string,
  look: Pick<SiteLook, 'deployment' | 'cloudId'>,
  needs: Report['needs'],
  startedAt: Date,
): Report {
  return {
    schemaVersion: 2,
    id,
    state: 'finished',
    needs,
    site: { url, deployment: look.deployment, ...(look.cloudId === null ? {} : { cloudId: look.cloudId }) },
    startedAt: startedAt.toISOString(),
    durationMs: 0,
    points: { estimated: 0 },
    identities: [],
    probes: [],
    gaps: { scopes: [], groups: [], globalPermissions: [], projectPermissions: [], unusedScopes: [] },
    summary: summaryOf([]),
    notChecked: [],
  };
}

/** The same report, counted and timed. */
export function withCounts(report: Report, finishedAt: Date): Report {
  return {
    ...report,
    durationMs: Math.max(0, finishedAt.getTime() - Date.parse(report.startedAt)),
    summary: summaryOf(report.probes),
  };
}

/** One identity of the report: what the check found out about it, and what the test of its calls added. */
export function identityOf(
  candidate: Candidate,
  findings: readonly Finding[],
  tested: ReportIdentity | undefined,
): ReportIdentity {
  const { account, identity } = candidate;
  const own: ReportIdentity = {
    kind: candidate.kind,
    label: identity.label,
    scopes: identity.scopes === null ? null : [...identity.scopes],
    usable: isUsable(candidate),
    ...(account === null
      ? {}
      : {
          account: {
            accountId: account.accountId,
            active: account.active,
            ...(account.groups === null ? {} : { groups: account.groups }),
          },
        }),
  };
  const merged = { ...own, ...tested };
  const all = [...findings, ...(tested?.findings ?? [])];
  return all.length === 0 ? merged : { ...merged, findings: all };
}
