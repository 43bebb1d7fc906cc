import express, { type Express, type RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { methodNotAllowed, notFound } from './failures.ts';
import { giveTraceId } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';

export interface Metrics {
  /** Counts every answer; to be used before the routes. */
  readonly observe: RequestHandler;
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
    observe: (req, res, next) => {
      const began = performance.now();
      res.once('finish', () => {
        const method = methods.has(req.method) ? req.method : 'other';
        answers.inc({ method, status: String(res.statusCode) });
        seconds.observe((performance.now() - began) / 1000);
      });
      next();
    },
    app,
  };
}
