import { z } from 'zod';
import {
  ProbeResult,
  type Report,
  readableReport,
  type SelfTestEvent,
  Summary,
  summaryOf,
} from '../../report/index.ts';

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
  needs: Report['needs'],
  startedAt: string,
  estimated: number,
): Report {
  return {
    schemaVersion: 2,
    id,
    state: 'running',
    needs,
    site,
    startedAt,
    durationMs: 0,
    points: { estimated },
    identities: [],
    probes: [],
    gaps: { scopes: [], groups: [], globalPermissions: [], projectPermissions: [], unusedScopes: [] },
    summary: summaryOf([]),
    notChecked: [],
  };
}

/** The beginning of a run with the probes it has told so far. */
export function runningReport(beginning: Report, events: readonly SelfTestEvent[]): Report {
  const probes = events.flatMap((event) => (event.type === 'probe' ? [event.probe] : []));
  return { ...beginning, probes, summary: summaryOf(probes) };
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
  return readableReport.parse(JSON.parse(text ?? 'null'));
}

export function readEvent(text: string): SelfTestEvent {
  return Event.parse(JSON.parse(text));
}

export function readSummary(text: string): Report['summary'] {
  return Summary.parse(JSON.parse(text));
}
