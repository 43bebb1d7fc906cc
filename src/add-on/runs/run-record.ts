import { z } from 'zod';
import { ProbeResult, Report, type SelfTestEvent } from '../../report/index.ts';

/** A stored run; its report is a beginning while it runs and the whole of it afterwards. */
export interface RunRecord {
  readonly id: string;
  readonly tenant: string;
  readonly report: Report;
}

const Event: z.ZodType<SelfTestEvent> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started'), sequence: z.number(), total: z.number() }),
  z.object({
    type: z.literal('probe'),
    sequence: z.number(),
    done: z.number(),
    total: z.number(),
    probe: ProbeResult,
  }),
  z.object({
    type: z.literal('finished'),
    sequence: z.number(),
    state: z.enum(['finished', 'failed']),
    reason: z.string().exactOptional(),
  }),
]);

/** What a run looks like before its first answer. `startedAt` in ISO 8601. */
export function beginningReport(
  id: string,
  site: Report['site'],
  startedAt: string,
  estimated: number,
): Report {
  return {
    schemaVersion: 1,
    id,
    state: 'running',
    site,
    startedAt,
    durationMs: 0,
    points: { estimated },
    identities: [],
    probes: [],
    gaps: { scopes: [], groups: [], globalPermissions: [], projectPermissions: [], unusedScopes: [] },
    summary: { healthy: 0, problem: 0, notApplicable: 0, inconclusive: 0 },
    notChecked: [],
  };
}

/** The beginning of a run with the probes it has told so far. */
export function runningReport(beginning: Report, events: readonly SelfTestEvent[]): Report {
  const probes = events.flatMap((event) => (event.type === 'probe' ? [event.probe] : []));
  const count = (verdict: ProbeResult['verdict']): number =>
    probes.filter((probe) => probe.verdict === verdict).length;
  return {
    ...beginning,
    probes,
    summary: {
      healthy: count('healthy'),
      problem: count('problem'),
      notApplicable: count('not-applicable'),
      inconclusive: count('inconclusive'),
    },
  };
}

/** A run that nobody will finish: what it had found, and why it ended. `now` in milliseconds since 1970. */
export function cutOffReport(
  beginning: Report,
  events: readonly SelfTestEvent[],
  reason: string,
  now: number,
): Report {
  return {
    ...runningReport(beginning, events),
    state: 'failed',
    durationMs: Math.max(0, now - Date.parse(beginning.startedAt)),
    notChecked: [...beginning.notChecked, reason],
  };
}

export function readReport(text: string | null): Report {
  return Report.parse(JSON.parse(text ?? 'null'));
}

export function readEvent(text: string): SelfTestEvent {
  return Event.parse(JSON.parse(text));
}

export function readSummary(text: string): Report['summary'] {
  return Report.shape.summary.parse(JSON.parse(text));
}
