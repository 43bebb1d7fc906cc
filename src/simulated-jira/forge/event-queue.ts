import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isRecord } from '../record.ts';
import type { ForgeApp, ForgeJob } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { noted } from './deliver-event.ts';
import { manifestOf } from './lifecycle.ts';
import { stillInstalled } from './still-installed.ts';

/** Where `Queue` of `@forge/events` sends its questions; the rest of the path names app and version. */
export const eventQueuePath = /^\/webhook\/queue\/(publish|stats|cancel)(?:\/|$)/;

/** Takes the events of a queue; until version 1 of the library a method of a resolver. */
const consumerSchema = z.looseObject({
  key: z.string(),
  queue: z.string(),
  function: z.string().optional(),
  resolver: z.looseObject({ function: z.string(), method: z.string() }).optional(),
});
type Consumer = z.output<typeof consumerSchema>;

const jobNamed = z.looseObject({ queueName: z.string(), jobId: z.string() });
const delayed = z.looseObject({ delayInSeconds: z.number().min(0).max(900).optional() });
const pushed = jobNamed.extend({
  ...delayed.shape,
  payload: z.array(z.unknown()).min(1).max(50),
});
/** One event as version 2 of the library sends it; before, the payload itself. */
const withBody = delayed.extend({ body: z.record(z.string(), z.unknown()) });

/** What a function answers that wants the event once more: `InvocationError` of the library. */
const again = z.looseObject({
  _retry: z.literal(true),
  retryOptions: z
    .looseObject({
      retryAfter: z.number().optional(),
      retryReason: z.string().optional(),
      retryData: z.unknown().optional(),
    })
    .optional(),
});

/** So often an event is tried again at most (https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/). */
const mostRetries = 4;

interface QueuedEvent {
  readonly app: ForgeApp;
  readonly consumer: Consumer;
  readonly job: ForgeJob;
  readonly eventId: string;
  readonly body: unknown;
  readonly retryContext?: Readonly<Record<string, unknown>> & { readonly retryCount: number };
}

function consumerOf(app: ForgeApp, queue: string): Consumer | undefined {
  const declared = z.array(z.unknown()).safeParse(manifestOf(app).modules.consumer).data ?? [];
  return declared
    .flatMap((each) => consumerSchema.safeParse(each).data ?? [])
    .find((each) => each.queue === queue);
}

/** What the function is called with, in the form of the library's version that the manifest is written for. */
function invocation({ consumer, job, eventId, body, retryContext }: QueuedEvent, cloudId: string) {
  const retry = retryContext === undefined ? {} : { retryContext };
  if (consumer.resolver === undefined)
    return { queueName: job.queueName, jobId: job.jobId, eventId, body, ...retry };
  const payload = isRecord(body) ? { ...body, ...retry } : body;
  return { call: { functionKey: consumer.resolver.method, payload }, context: { cloudId, jobId: job.jobId } };
}

async function deliver(event: QueuedEvent, world: SimulatedWorld): Promise<void> {
  const { app, consumer, job } = event;
  const host = world.functionHosts.get(app.appId);
  if (job.cancelled || host === undefined || !stillInstalled(app, world)) return;
  job.waiting -= 1;
  const given = invocation(event, world.state.site.cloudId);
  const functionKey = consumer.function ?? consumer.resolver?.function ?? '';
  const outcome = await host(app, functionKey, given).then(
    (answer) => ({ status: 200, retry: again.safeParse(answer).data }),
    () => ({ status: 500, retry: undefined }),
  );
  const retryCount = event.retryContext?.retryCount ?? 0;
  const retryReason =
    outcome.retry === undefined
      ? null
      : (outcome.retry.retryOptions?.retryReason ?? 'FUNCTION_RETRY_REQUEST');
  noted(
    {
      app,
      module: { type: 'core:consumer', key: consumer.key },
      body: { eventType: 'avi:forge:app:event' },
      status: outcome.status,
      retryCount,
      retryReason,
    },
    world,
  );
  if (outcome.retry !== undefined && retryCount < mostRetries && !job.cancelled) {
    const { retryAfter = 1, retryData } = outcome.retry.retryOptions ?? {};
    job.waiting += 1;
    later(
      { ...event, retryContext: { retryCount: retryCount + 1, retryReason, retryData } },
      retryAfter,
      world,
    );
    return;
  }
  job.inProgress -= 1;
  if (outcome.retry === undefined && outcome.status === 200) job.success += 1;
  else job.failed += 1;
}

/** Delivers after so many seconds; nobody waits for it. */
function later(event: QueuedEvent, seconds: number, world: SimulatedWorld): void {
  setTimeout(() => void deliver(event, world), seconds * 1000).unref();
}

function push(app: ForgeApp, asked: unknown, world: SimulatedWorld): Response {
  const parsed = pushed.safeParse(asked);
  if (!parsed.success) return Response.json({ message: 'The events are not valid.' }, { status: 400 });
  const { queueName, jobId, payload, delayInSeconds = 0 } = parsed.data;
  const consumer = consumerOf(app, queueName);
  if (consumer === undefined)
    return Response.json(
      { message: `The manifest has no consumer of the queue ${queueName}.` },
      { status: 400 },
    );
  world.state.forgeJobs ??= [];
  const job: ForgeJob = {
    ...{ appId: app.appId, queueName, jobId, success: 0, failed: 0, cancelled: false },
    ...{ inProgress: payload.length, waiting: payload.length },
  };
  world.state.forgeJobs.push(job);
  for (const each of payload) {
    const single = consumer.resolver === undefined ? withBody.safeParse(each).data : undefined;
    const event = { app, consumer, job, eventId: randomUUID(), body: single?.body ?? each };
    later(event, single?.delayInSeconds ?? delayInSeconds, world);
  }
  return Response.json({}, { status: 201 });
}

/** Asynchronous events of an app: pushed ones go to the consumer of their queue; how far a job is; an end to what has not begun. */
export function eventQueue(
  app: ForgeApp,
  path: string,
  { body }: RequestInit,
  world: SimulatedWorld,
): Response {
  const asked: unknown = JSON.parse(String(body ?? '{}'));
  const [, what] = eventQueuePath.exec(path) ?? [];
  if (what === 'publish') return push(app, asked, world);
  const named = jobNamed.safeParse(asked).data;
  const job = (world.state.forgeJobs ?? []).find(
    (each) => each.appId === app.appId && each.jobId === named?.jobId && each.queueName === named.queueName,
  );
  if (job === undefined) return Response.json({ message: 'There is no such job.' }, { status: 404 });
  if (what === 'stats') {
    const { success, inProgress, failed } = job;
    return Response.json({ success, inProgress, failed });
  }
  job.cancelled = true;
  job.inProgress -= job.waiting;
  job.waiting = 0;
  return new Response(null, { status: 204 });
}
