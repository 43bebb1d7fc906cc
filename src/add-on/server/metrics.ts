import express, { type Express } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type QueueName, queueNames } from '../jobs/jobs.ts';
import { type LookOutcome, lookOutcomes } from '../watch/watcher.ts';
import { methodNotAllowed, notFound } from './failures.ts';
import { giveTraceId } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';

const alertOutcomes = ['delivered', 'refused'] as const;

/** Counts one finished answer. */
export type Observe = (method: string, status: number, ms: number) => void;

export interface Metrics {
  /** Counts a look of a watch. */
  readonly onLook: (outcome: LookOutcome) => void;
  /** Counts a try to post an alert. */
  readonly onAlert: (outcome: (typeof alertOutcomes)[number]) => void;
  /** Has the jobs that were laid aside counted whenever somebody measures. */
  readonly countDead: (dead: () => Promise<Readonly<Record<QueueName, number>>>) => void;
  readonly observe: Observe;
  /** `GET /metrics`, for a port of its own that the outside cannot reach. */
  readonly app: Express;
}

/** Prometheus metrics: answers by method and status, how long they took, and Node's own. No path and no tenant is a label. */
export function createMetrics(sent: { readonly https: boolean }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const labelNames = ['method', 'status'] as const;
  const answers = new Counter({
    name: 'clearance_http_answers_total',
    help: 'HTTP answers',
    labelNames,
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'clearance_http_answer_seconds',
    help: 'Seconds from request to answer',
    buckets: [0.005, 0.025, 0.1, 0.5, 2.5, 10],
    registers: [registry],
  });
  const looks = new Counter({
    name: 'clearance_watch_looks_total',
    help: 'Looks of watches by how they ended: full, glance (nothing had changed), or put off because busy, quota, limited',
    labelNames: ['outcome'] as const,
    registers: [registry],
  });
  const alerts = new Counter({
    name: 'clearance_watch_alerts_total',
    help: 'Tries to post an alert to ALERT_WEBHOOK_URL',
    labelNames: ['outcome'] as const,
    registers: [registry],
  });
  // From the start, so that a first increase is seen as one.
  for (const outcome of lookOutcomes) looks.inc({ outcome }, 0);
  for (const outcome of alertOutcomes) alerts.inc({ outcome }, 0);
  const methods = new Set(['GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']);
  const app = express();
  app.disable('x-powered-by');
  app.use(giveTraceId, securityHeaders(sent));
  app
    .route('/metrics')
    .get(async (_req, res) => {
      res.setHeader('Content-Type', registry.contentType);
      res.send(await registry.metrics());
    })
    .all(methodNotAllowed('GET'));
  app.use(notFound);
  return {
    observe: (method, status, ms) => {
      answers.inc({ method: methods.has(method) ? method : 'other', status: String(status) });
      seconds.observe(ms / 1000);
    },
    app,
    onLook: (outcome) => looks.inc({ outcome }),
    onAlert: (outcome) => alerts.inc({ outcome }),
    countDead: (dead) => {
      new Gauge({
        name: 'clearance_jobs_dead',
        help: 'Jobs laid aside after their last try',
        labelNames: ['queue'] as const,
        registers: [registry],
        async collect() {
          // The database may be away just now; then the last figure stands.
          const counts = await dead().catch(() => null);
          for (const queue of queueNames) if (counts !== null) this.set({ queue }, counts[queue]);
        },
      });
    },
  };
}
