import { z } from 'zod';
import {
  adviceOf,
  counted,
  isGap,
  ProbeResult,
  type Report,
  type SelfTestEvent,
  Summary,
  summaryOf,
} from '../../report/index.ts';

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
export function cutOffReport(running: Report, reason: string, now: number): Report {
  return {
    ...running,
    state: 'failed',
    durationMs: Math.max(0, now - Date.parse(running.startedAt)),
    notChecked: [...running.notChecked, reason],
  };
}

export function readEvent(text: string): SelfTestEvent {
  return Event.parse(JSON.parse(text));
}

/** What a list shows of a run that has ended, kept beside its report so that a list need not read reports. */
const Listed = z.object({
  summary: Summary,
  gaps: z.number().exactOptional(),
  /** What it was judged by: "GitLab", "3 operations". */
  needs: z.string().exactOptional(),
});
type Listed = z.infer<typeof Listed>;

export function listedOf(report: Report): string {
  const gaps = adviceOf(report).filter(isGap).length;
  const listed: Listed = { summary: report.summary, gaps, needs: needsInWords(report.needs) };
  return JSON.stringify(listed);
}

/** Rows older than the count of gaps hold the summary alone. */
export function readListed(text: string): Listed {
  const read: unknown = JSON.parse(text);
  const listed = Listed.safeParse(read);
  return listed.success ? listed.data : { summary: Summary.parse(read) };
}

function needsInWords({ from, name, title, operations }: Report['needs']): string {
  switch (from) {
    case 'none':
      return 'Looked around';
    case 'profile':
    case 'app':
      return title ?? name ?? counted(operations.length, 'operation');
    case 'operations':
      return counted(operations.length, 'operation');
  }
}
