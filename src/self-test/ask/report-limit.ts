import type { ProbeEvidence, ProbeResult } from '../../report/index.ts';

/** Keeps the results of a run within what a report may hold: Forge passes 5 MB (500 operations as four identities had 8). */
export interface ReportLimit {
  /** The result as the report keeps it: whole, with less evidence, or with its first cause alone. */
  keep(probe: ProbeResult): ProbeResult;
  /** One sentence about what was left out; null where nothing was. */
  leftOut(): string | null;
}

/** Bytes of JSON of all results together: kept whole up to the first, with little evidence up to the second. */
interface Sizes {
  readonly whole: number;
  readonly little: number;
}

const sizes: Sizes = { whole: 1_000_000, little: 2_000_000 };
/** Characters of a body, and headers, where there is little room. */
const shortExcerpt = 300;
const fewHeaders = 12;

export function reportLimit({ whole, little }: Sizes = sizes): ReportLimit {
  let used = 0;
  let shortened = 0;
  let without = 0;

  function fitted(probe: ProbeResult): ProbeResult {
    if (used + sizeOf(probe) <= whole) return probe;
    const { evidence = [], findings, ...bare } = probe;
    const [itself] = evidence;
    const less = itself === undefined ? probe : { ...probe, evidence: [briefly(itself)] };
    if (used + sizeOf(less) <= little) {
      if (evidence.length > 0) shortened += 1;
      return less;
    }
    if (evidence.length > 0 || findings.length > 1) without += 1;
    return { ...bare, findings: findings.slice(0, 1) };
  }

  return {
    keep(probe) {
      const kept = fitted(probe);
      used += sizeOf(kept);
      return kept;
    },
    leftOut() {
      const parts = [
        ...(shortened === 0 ? [] : [`of ${shortened} answers only the call itself is kept, cut short`]),
        ...(without === 0 ? [] : [`of ${without} only the likeliest cause, without the calls behind it`]),
      ];
      if (parts.length === 0) return null;
      return `The report is kept within what can be sent: ${parts.join('; ')}. Run fewer operations to see all of it.`;
    },
  };
}

function sizeOf(probe: ProbeResult): number {
  return Buffer.byteLength(JSON.stringify(probe));
}

function briefly(evidence: ProbeEvidence): ProbeEvidence {
  const { bodyExcerpt, headers } = evidence;
  const long = bodyExcerpt !== null && bodyExcerpt.length > shortExcerpt;
  return {
    ...evidence,
    headers: Object.fromEntries(Object.entries(headers).slice(0, fewHeaders)),
    bodyExcerpt: long ? `${bodyExcerpt.slice(0, shortExcerpt)}…` : bodyExcerpt,
  };
}
