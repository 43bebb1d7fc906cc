import type { RequestHandler } from 'express';
import { answerError } from './answers.ts';
import type { Route } from './routes.ts';

interface HealthDeps {
  readonly writable: () => Promise<boolean>;
  readonly draining: () => boolean;
}

/** `/healthz`: the process lives. `/readyz`: it can serve, that is, the database keeps what is written and it is not about to stop. */
export function healthRoutes(deps: HealthDeps): Route[] {
  const live: RequestHandler = (_req, res) => {
    res.json({ status: 'ok' });
  };
  const ready: RequestHandler = async (_req, res) => {
    if (deps.draining()) return answerError(res, 503, 'unavailable', 'Stopping.');
    if (!(await deps.writable()))
      return answerError(res, 503, 'unavailable', 'The database does not answer, or keeps nothing.');
    res.json({ status: 'ready' });
  };
  return [
    { path: '/healthz', methods: { get: live } },
    { path: '/readyz', methods: { get: ready } },
  ];
}
