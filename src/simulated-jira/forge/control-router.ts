import { type Response, Router } from 'express';
import type { WireResponse } from '../request.ts';
import type { SimulatedWorld } from '../world.ts';
import { forgeControl, installedForgeApp } from './control.ts';

/** `/forge-apps` of the control surface; see control.ts for its routes. */
export function forgeAppsRouter(world: SimulatedWorld): Router {
  const router = Router();
  router.use(async (request, response, next) => {
    const answer = await forgeControl(asked(request), world);
    if (answer === null) next();
    else send(response, answer);
  });
  return router;
}

/** `/apps/{app}` for Forge apps: the same routes under the name the Connect ones have; others are passed on. */
export function forgeAppsByName(world: SimulatedWorld): Router {
  const router = Router();
  router.use(async (request, response, next) => {
    const name = asked(request).rest.split('/')[1] ?? '';
    if (name === '' || installedForgeApp(name, world) === null) return next();
    const answer = await forgeControl(asked(request), world);
    if (answer === null) next();
    else send(response, answer);
  });
  return router;
}

function asked(request: { method: string; url: string; body?: unknown }) {
  const [rest = '', rawQuery = ''] = request.url.split('?');
  return { method: request.method, rest, query: new URLSearchParams(rawQuery), body: request.body };
}

function send(response: Response, answer: WireResponse): void {
  response.status(answer.status);
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  response.end(answer.body);
}
