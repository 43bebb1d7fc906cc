import { type RequestHandler, Router } from 'express';
import { answerError } from './answers.ts';

export interface HealthDeps {
  readonly reachable: () => Promise<boolean>;
  readonly draining: () => boolean;
}

/** `/healthz`: the process lives. `/readyz`: it can serve, that is, the database answers and it is not about to stop. */
export function health(deps: HealthDeps): Router {
  const router = Router();
  const live: RequestHandler = (_req, res) => {
    res.json({ status: 'ok' });
  };
  const ready: RequestHandler = async (_req, res) => {
    if (deps.draining()) return answerError(res, 503, 'unavailable', 'Stopping.');
    if (!(await deps.reachable()))
      return answerError(res, 503, 'unavailable', 'The database does not answer.');
    res.json({ status: 'ready' });
  };
  router.get('/healthz', live);
  router.get('/readyz', ready);
  return router;
}
