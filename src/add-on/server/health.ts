import { type RequestHandler, Router } from 'express';
import { answerError } from './answers.ts';
import { methodNotAllowed } from './failures.ts';

export interface HealthDeps {
  readonly writable: () => Promise<boolean>;
  readonly draining: () => boolean;
}

/** `/healthz`: the process lives. `/readyz`: it can serve, that is, the database keeps what is written and it is not about to stop. */
export function health(deps: HealthDeps): Router {
  const router = Router();
  const live: RequestHandler = (_req, res) => {
    res.json({ status: 'ok' });
  };
  const ready: RequestHandler = async (_req, res) => {
    if (deps.draining()) return answerError(res, 503, 'unavailable', 'Stopping.');
    if (!(await deps.writable()))
      return answerError(res, 503, 'unavailable', 'The database does not answer, or keeps nothing.');
    res.json({ status: 'ready' });
  };
  router.route('/healthz').get(live).all(methodNotAllowed('GET'));
  router.route('/readyz').get(ready).all(methodNotAllowed('GET'));
  return router;
}
