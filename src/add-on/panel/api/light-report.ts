import { canBeSent } from './can-be-sent.ts';

/** The report as it was read, or, where it is too long to be sent, without the evidence of what is healthy anyway. */
export function lightReport(report: unknown): unknown {
  if (canBeSent(report) || !hasProbes(report)) return report;
  return { ...report, probes: report.probes.map(withoutHealthyEvidence) };
}

function hasProbes(report: unknown): report is { readonly probes: readonly unknown[] } {
  return typeof report === 'object' && report !== null && 'probes' in report && Array.isArray(report.probes);
}

function withoutHealthyEvidence(probe: unknown): unknown {
  if (typeof probe !== 'object' || probe === null || !('verdict' in probe)) return probe;
  return probe.verdict === 'problem' ? probe : { ...probe, evidence: [] };
}
