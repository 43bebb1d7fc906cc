import type { ProbeResult, Report } from '../../report/index.ts';
import { defaultSuite } from '../probes/default-suite.ts';

const optional = new Map(defaultSuite.map((probe) => [probe.operation, probe.optionalProduct]));

/**
 * Without a profile nobody said that boards are needed, and Jira Software has scopes of its own that no classic one
 * covers: a token without them is narrow, not broken.
 */
export function withoutUnaskedProducts(report: Report): Report {
  const spared = report.probes.filter(isUnasked);
  if (spared.length === 0) return report;
  const names = new Set(spared.map(({ operation, identity }) => `${identity} ${operation}`));
  const scopes = report.gaps.scopes.map((gap) => ({
    ...gap,
    operations: gap.operations.filter((operation) => !names.has(`${gap.identity} ${operation}`)),
  }));
  return {
    ...report,
    probes: report.probes.map((probe) => (isUnasked(probe) ? asAside(probe) : probe)),
    gaps: { ...report.gaps, scopes: scopes.filter(({ operations }) => operations.length > 0) },
  };
}

function isUnasked(probe: ProbeResult): boolean {
  const product = optional.get(probe.operation);
  return product !== undefined && probe.verdict === 'problem' && probe.findings[0]?.cause === 'scope-missing';
}

function asAside(probe: ProbeResult): ProbeResult {
  const scopes = probe.findings[0]?.missing.scopes.join(', ') ?? '';
  const note = `Not open to this credential, for want of ${scopes}; name a profile or an operation that needs it to have it held against it.`;
  return { ...probe, verdict: 'not-applicable', findings: [], note };
}
