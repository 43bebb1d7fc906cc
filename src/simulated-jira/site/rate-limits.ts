import type { Operation } from '../../jira-facts/index.ts';
import type { Caller } from '../caller.ts';
import { json, type WireResponse } from '../request.ts';
import type { SimulatedWorld } from '../world.ts';
import type { Reading } from './rate-meter.ts';

const second = 1000;
const hour = 3_600_000;

/** What some reads are allowed in place of the 350 of a read: recorded of DefectDojo (504 answers, 2026) and Nango (36). */
const ofAllReads: readonly (readonly [operation: RegExp, share: number])[] = [
  [/^\/rest\/api\/[23]\/issue\/\{issueIdOrKey\}$/, 400 / 350],
  [/^\/rest\/api\/[23]\/user$/, 400 / 350],
  [/^\/rest\/api\/[23]\/issue\/\{issueIdOrKey\}\/changelog$/, 200 / 350],
];

function burstLimit({ method, path }: Operation, world: SimulatedWorld): number {
  const { burst } = world.state.limits;
  switch (method) {
    case 'POST':
      return burst.POST;
    case 'PUT':
    case 'PATCH':
      return burst.PUT;
    case 'DELETE':
      return burst.DELETE;
    case 'GET':
    case 'HEAD':
    case 'OPTIONS':
      return Math.round(burst.GET * (ofAllReads.find(([operation]) => operation.test(path))?.[1] ?? 1));
  }
}

/** Words of 2026 (github.com/raycast/extensions/issues/29015). */
export const rateLimited = 'The request has been rate-limited. Please try again later.';

function tooMany(reading: Reading, reason: string, now: number): WireResponse {
  const seconds = Math.max(1, Math.ceil((reading.resetsAt - now) / 1000));
  return json(
    429,
    { errorMessages: [rateLimited], errors: {} },
    {
      'retry-after': String(seconds),
      'x-ratelimit-limit': String(reading.limit),
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': new Date(reading.resetsAt).toISOString(),
      'ratelimit-reason': reason,
    },
  );
}

/** Points are an app's; people's own tokens are not counted. */
function pointsBucket(caller: Caller): string | null {
  if (caller.reach.kind === 'unscoped' || caller.reach.app === null) return null;
  return `points ${caller.reach.app}`;
}

/** Writes one issue takes: so many in so many milliseconds. */
const writesPerIssue = [
  { writes: 20, window: 2000 },
  { writes: 100, window: 30_000 },
] as const;

/** Counts a write against its issue's two windows; a response: one of them is full. */
function refusalByIssue(
  operation: Operation,
  params: Readonly<Record<string, string>>,
  world: SimulatedWorld,
): WireResponse | null {
  const issue = params.issueIdOrKey;
  if (issue === undefined || operation.method === 'GET') return null;
  const now = world.now();
  for (const { writes, window } of writesPerIssue) {
    const reading = world.meter.count(`issue ${issue} ${window}`, 1, writes, window, now);
    if (reading.exceeded) return tooMany(reading, 'jira-per-issue-on-write', now);
  }
  return null;
}

/** Counts the request against the burst and the issue's limit and looks at the app's points. A refusal: one is exceeded. */
export function refusalByLimits(
  operation: Operation,
  params: Readonly<Record<string, string>>,
  caller: Caller,
  world: SimulatedWorld,
): { readonly refusal: WireResponse } | { readonly headers: Record<string, string> } {
  // Server and Data Center count by account and only when told to: the fault data-center-rate-limit.
  if (world.state.site.deployment !== 'cloud') return { headers: {} };
  const now = world.now();
  const bucket = `burst ${operation.method} ${operation.path}`;
  const burst = world.meter.count(bucket, 1, burstLimit(operation, world), second, now);
  if (burst.exceeded) return { refusal: tooMany(burst, 'jira-burst-based', now) };
  const perIssue = refusalByIssue(operation, params, world);
  if (perIssue !== null) return { refusal: perIssue };
  const points = pointsBucket(caller);
  const quota = world.state.limits.pointsPerHour;
  if (points !== null && world.meter.used(points, hour, now) >= quota) {
    const resetsAt = (Math.floor(now / hour) + 1) * hour;
    const reading = { limit: quota, remaining: 0, resetsAt, exceeded: true };
    return { refusal: tooMany(reading, 'jira-quota-tenant-based', now) };
  }
  return {
    headers: {
      'x-ratelimit-limit': String(burst.limit),
      'x-ratelimit-remaining': String(burst.remaining),
      ...(burst.remaining < burst.limit / 5 ? { 'x-ratelimit-nearlimit': 'true' } : {}),
    },
  };
}

const identityObjects = /user|group|role|permission|myself/i;

/** Objects in a read's answer: the longest list in it, else the one object. */
function objectsIn(response: WireResponse): number {
  if (response.status >= 300 || response.body.length === 0) return 0;
  let body: unknown;
  try {
    body = JSON.parse(response.body.toString());
  } catch {
    return 0;
  }
  if (Array.isArray(body)) return body.length;
  if (typeof body !== 'object' || body === null) return 0;
  const lists = Object.values(body).filter(Array.isArray);
  return lists.length === 0 ? 1 : Math.max(...lists.map(({ length }) => length));
}

/**
 * Books what a call cost: 1, plus 1 per core object or 2 per identity object a read returned. Headers tell when little
 * of the hour's points is left (https://developer.atlassian.com/cloud/jira/platform/rate-limiting/).
 */
export function bookPoints(
  operation: Operation,
  caller: Caller,
  response: WireResponse,
  world: SimulatedWorld,
): Record<string, string> {
  const bucket = pointsBucket(caller);
  if (bucket === null) return {};
  const weight = identityObjects.test(operation.path) ? 2 : 1;
  const cost = 1 + (operation.method === 'GET' ? weight * objectsIn(response) : 0);
  const quota = world.state.limits.pointsPerHour;
  const now = world.now();
  const reading = world.meter.count(bucket, cost, quota, hour, now);
  // Absent from all recorded answers of 2026 to apps with quota to spare, so they are sent near the limit only.
  if (reading.remaining >= quota / 5) return {};
  return {
    'beta-ratelimit-policy': `"global-app-quota";q=${quota};w=3600`,
    'beta-ratelimit': `"global-app-quota";r=${reading.remaining};t=${Math.ceil((reading.resetsAt - now) / 1000)}`,
  };
}
