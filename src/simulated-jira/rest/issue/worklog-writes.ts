import { z } from 'zod';
import { secondsIn } from '../../fields/duration.ts';
import { nextNumber } from '../../state/counters.ts';
import type { Issue, RichText, Visibility, Worklog } from '../../state.ts';
import { givenText } from '../../text/rich-text.ts';
import type { RestCall } from '../call.ts';
import { readVisibility } from './comment-writes.ts';
import { change } from './history.ts';

const schema = z.looseObject({
  comment: z.unknown().optional(),
  started: z.string().nullish(),
  timeSpent: z.string().nullish(),
  timeSpentSeconds: z.number().nullish(),
  visibility: z.unknown().optional(),
  properties: z.array(z.looseObject({ key: z.string(), value: z.unknown() })).nullish(),
});

/** Parts of a worklog that a request gives; what is undefined was left out. */
interface GivenWorklog {
  readonly comment: RichText | undefined;
  readonly started: string | undefined;
  readonly seconds: number | undefined;
  readonly visibility: Visibility | null | undefined;
  readonly properties: Record<string, unknown>;
}

/** `2026-01-05T10:00:00.000+0000` in milliseconds; NaN: no such time. */
function timeIn(text: string): number {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})$/.test(text)
    ? Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
    : Number.NaN;
}

/** Reads a worklog as a request gives it; `partial` for a change of one that is there. */
export function readWorklog(
  call: RestCall,
  issue: Issue | null,
  value: unknown,
  partial = false,
): GivenWorklog | { readonly errors: Record<string, string> } {
  const parsed = schema.safeParse(value ?? {});
  if (!parsed.success) return { errors: { worklog: 'Worklog must not be null.' } };
  const { data } = parsed;
  const errors: Record<string, string> = {};
  const fromText = typeof data.timeSpent === 'string' ? secondsIn(data.timeSpent, call.state) : undefined;
  const seconds = fromText ?? data.timeSpentSeconds ?? undefined;
  if (fromText === null) errors.timeLogged = 'Invalid time duration entered.';
  else if (seconds === undefined && !partial)
    errors.timeLogged = 'You must indicate the time spent working on the issue.';
  else if (seconds !== undefined && seconds <= 0) errors.timeLogged = 'Time Spent can not be zero.';
  const startedMs = typeof data.started === 'string' ? timeIn(data.started) : undefined;
  if (startedMs !== undefined && Number.isNaN(startedMs))
    errors.started = 'Invalid date format. Please enter the date in the format "dd/MMM/yy".';
  const comment = data.comment === undefined ? undefined : givenText(data.comment, call.version);
  if (comment !== undefined && 'refusal' in comment) errors.comment = comment.refusal;
  const visibility =
    data.visibility === undefined || data.visibility === null
      ? data.visibility
      : readVisibility(call, issue, data.visibility);
  if (typeof visibility === 'string') errors.commentLevel = visibility;
  if (Object.keys(errors).length > 0 || typeof visibility === 'string') return { errors };
  return {
    comment: comment === undefined || 'refusal' in comment ? undefined : comment.text,
    started:
      startedMs === undefined || Number.isNaN(startedMs) ? undefined : new Date(startedMs).toISOString(),
    seconds: seconds ?? undefined,
    visibility,
    properties: Object.fromEntries((data.properties ?? []).map(({ key, value: each }) => [key, each])),
  };
}

/** How the remaining estimate follows, from `adjustEstimate` of the query; `added` seconds were logged more. */
export function adjustEstimate(call: RestCall, issue: Issue, added: number): void {
  const asked = call.query.get('adjustEstimate') ?? 'auto';
  const given = (name: string) => secondsIn(call.query.get(name) ?? '', call.state);
  const remaining = issue.remainingEstimateSeconds ?? 0;
  if (asked === 'leave') return;
  if (asked === 'new') issue.remainingEstimateSeconds = given('newEstimate') ?? remaining;
  else if (asked === 'manual') {
    const by = given('reduceBy') ?? -(given('increaseBy') ?? 0);
    issue.remainingEstimateSeconds = Math.max(0, remaining - by);
  } else if (issue.remainingEstimateSeconds !== null || issue.originalEstimateSeconds !== null || added > 0)
    issue.remainingEstimateSeconds = Math.max(0, remaining - added);
}

/** Keeps a worklog of the caller's. */
export function addWorklog(call: RestCall, issue: Issue, given: GivenWorklog): Worklog {
  const now = new Date(call.world.now()).toISOString();
  const { accountId } = call.caller;
  const worklog: Worklog = {
    id: String(
      nextNumber(
        call.state,
        'worklog',
        issue.worklogs.map(({ id }) => id),
      ),
    ),
    authorAccountId: accountId,
    updateAuthorAccountId: accountId,
    comment: given.comment ?? null,
    created: now,
    updated: now,
    started: given.started ?? now,
    seconds: given.seconds ?? 0,
    visibility: given.visibility ?? null,
    properties: { ...given.properties },
  };
  change(call, issue, ['worklog'], () => {
    issue.worklogs.push(worklog);
    adjustEstimate(call, issue, worklog.seconds);
  });
  return worklog;
}
