import type { ProbeResult, Report } from '../../../report/index.ts';
import type { Outcome } from './outcome.ts';

type Part = Report & { readonly next?: number };

/** Puts together a report that is read in parts: it may be larger than what Forge passes at once. `ask`: the part from this probe on. */
export async function reportInParts(ask: (from: number) => Promise<Outcome<Part>>): Promise<Outcome<Report>> {
  let probes: ProbeResult[] = [];
  let state: Report['state'] | undefined;
  for (;;) {
    const part = await ask(probes.length);
    if (!part.ok) return part;
    const { next, ...report } = part.value;
    if (state !== undefined && report.state !== state && probes.length > 0) {
      // It has ended meanwhile, and its probes stand in another order now.
      [probes, state] = [[], undefined];
      continue;
    }
    state = report.state;
    probes.push(...report.probes);
    if (next === undefined || report.probes.length === 0) return { ok: true, value: { ...report, probes } };
  }
}
