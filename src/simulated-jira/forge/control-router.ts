import { Router } from 'express';
import type { SimulatedWorld } from '../world.ts';
import { forgeControl } from './control.ts';

/** `/forge-apps` of the control surface; see control.ts for its routes. */
export function forgeAppsRouter(world: SimulatedWorld): Router {
  const router = Router();
  router.use(async (request, response, next) => {
    const [rest = '', rawQuery = ''] = request.url.split('?');
    const query = new URLSearchParams(rawQuery);
    const answer = await forgeControl({ method: request.method, rest, query, body: request.body }, world);
    if (answer === null) return next();
    response.status(answer.status);
    for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
    response.end(answer.body);
  });
  return router;
}
