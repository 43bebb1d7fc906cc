import express, { Router } from 'express';
import { listedCredentials } from '../credentials/listed.ts';
import { forgeAppsByName } from '../forge/control-router.ts';
import type { SimulatedWorld } from '../world.ts';
import { type ControlFrom, ownersOnly } from './admission.ts';
import { appsRouter } from './apps.ts';
import { stateRouter } from './state.ts';

/** A part of the control surface that another family brings along, mounted at `path`. */
export interface ControlExtension {
  readonly path: string;
  readonly router: (world: SimulatedWorld) => Router;
}

/** Everything below `controlUrl`. */
export function controlRouter(
  world: SimulatedWorld,
  extensions: readonly ControlExtension[],
  from: ControlFrom,
): Router {
  const router = Router();
  router.use(ownersOnly(from), express.json({ limit: '20mb' }));
  router.use('/apps', forgeAppsByName(world), appsRouter(world));
  router.use('/state', stateRouter(world));
  router.get('/requests', (request, response) => {
    const { role } = request.query;
    // Jira itself unless another role is asked for: by its name, or all of them.
    const wanted = (of: string) =>
      role === undefined ? of === 'site' || of === 'gateway' : role === 'all' || role === of;
    response.json(world.requests.filter((line) => wanted(line.role)));
  });
  router.delete('/requests', (_, response) => {
    world.requests.length = 0;
    response.status(204).end();
  });
  router.post('/reset', (_, response) => {
    world.reset();
    response.json({ ok: true });
  });
  router.get('/credentials', (_, response) => {
    response.json({ credentials: listedCredentials(world) });
  });
  for (const { path, router: make } of extensions) router.use(path, make(world));
  router.use((request, response) => {
    response
      .status(404)
      .json({ error: 'not-found', message: `There is no control route ${request.method} ${request.path}.` });
  });
  return router;
}
