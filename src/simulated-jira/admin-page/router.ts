import express, { type Request, Router } from 'express';
import { z } from 'zod';
import { anonymous } from '../caller.ts';
import { unmetCondition } from '../connect/conditions/unmet.ts';
import { pageModule } from '../connect/descriptor.ts';
import { install } from '../connect/install.ts';
import { pageAddress } from '../connect/page.ts';
import { contextToken } from '../connect/site-tokens.ts';
import { type Surroundings, surroundings } from '../connect/surroundings.ts';
import { findApp } from '../people.ts';
import { rightsOf } from '../permissions/rights.ts';
import type { ConnectApp, User } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { apRequest, apRequestSchema } from './ap-request.ts';
import { appsPage, appsPath } from './apps-page.ts';
import { framePage, pagePath, type Shell } from './shell.ts';

/** The user the page is shown to: `as` in the query, else the site's first administrator. Nobody logs in here. */
function viewerOf(request: Request, world: SimulatedWorld): User | null {
  const { as } = request.query;
  const people = world.state.users.filter(({ active }) => active);
  if (typeof as === 'string') return people.find(({ accountId }) => accountId === as) ?? null;
  const isAdmin = ({ accountId, accountType }: User) =>
    accountType === 'atlassian' && rightsOf(world.state, { ...anonymous, accountId }).global('ADMINISTER');
  return people.find(isAdmin) ?? people[0] ?? null;
}

function shellOf(request: Request, viewer: User, title: string, path: string): Shell {
  return { title, viewer, path, colorMode: request.query.theme === 'dark' ? 'dark' : 'light' };
}

/** Where a page stands, as its address says it (`?project.key=PAY`). */
function aroundOf({ query }: Request, { state }: SimulatedWorld): Surroundings {
  const texts = Object.entries(query).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  return surroundings(state, Object.fromEntries(texts));
}

/** Settings pages of the site and the endpoints the frame's bridge talks to. */
export function adminPageRouter(world: SimulatedWorld): Router {
  const router = Router();
  // Only people who look are shown the page in place of the login; clients that probe the address are sent there.
  router.head('/', (_request, _response, next) => next('router'));
  router.get(['/', '/secure/admin', appsPath], (request, response) => {
    const viewer = viewerOf(request, world);
    if (viewer === null) return void response.status(404).type('text').send('No such user.');
    response.send(appsPage(world, shellOf(request, viewer, 'Manage apps', appsPath)));
  });

  router.post(
    [`${appsPath}/update`, `${appsPath}/approve`],
    express.urlencoded({ extended: false }),
    async (request, response) => {
      const viewer = viewerOf(request, world);
      const asked = z.object({ app: z.string() }).safeParse(request.body);
      const app = asked.success ? findApp(world.state, asked.data.app) : null;
      const foreign =
        request.headers['sec-fetch-site'] !== undefined &&
        request.headers['sec-fetch-site'] !== 'same-origin';
      if (app === null || viewer === null || foreign)
        return void response.status(403).type('text').send('No such app.');
      const approve = request.path.endsWith('/approve');
      await install(world, {
        descriptorUrl: app.descriptorUrl,
        approve,
        by: viewer.accountId,
        rotateSecret: false,
      });
      response.redirect(303, request.originalUrl.replace(/\/(update|approve)(?=\?|$)/, ''));
    },
  );

  const place = '/plugins/servlet/ac/:app/:module';
  const found = (
    request: Request<{ app: string; module: string }>,
  ): { app: ConnectApp; viewer: User } | null => {
    const app = findApp(world.state, request.params.app);
    const viewer = viewerOf(request, world);
    return app === null || viewer === null ? null : { app, viewer };
  };
  router.get(place, (request, response) => {
    const known = found(request);
    const { module: moduleKey } = request.params;
    const around = aroundOf(request, world);
    const source =
      known === null ? null : pageAddress(world, known.app, moduleKey, known.viewer.accountId, around);
    if (known === null || source === null) {
      return void response.status(404).type('text').send('No such app, page or user.');
    }
    const unmet = unmetCondition(world, known.app, moduleKey, known.viewer.accountId, around);
    if (unmet !== null) {
      const why = `Cannot render iframe for this page: the condition ${unmet} is not met.`;
      return void response.status(403).type('text').send(why);
    }
    const title = pageModule(known.app.descriptor, moduleKey)?.name?.value ?? known.app.name;
    const shell = shellOf(request, known.viewer, title, pagePath(known.app.key, moduleKey));
    response.setHeader('cache-control', 'no-store');
    response.send(framePage(world, shell, known.app, source, around.token));
  });
  router.post(`${place}/context-token`, (request, response) => {
    const known = found(request);
    if (known === null) return void response.status(404).json({});
    response.setHeader('cache-control', 'no-store');
    const { token: context } = aroundOf(request, world);
    response.json({ token: contextToken(world, known.app, known.viewer.accountId, context) });
  });
  router.post(`${place}/request`, express.json({ limit: '1mb' }), (request, response) => {
    const known = found(request);
    const wanted = apRequestSchema.safeParse(request.body);
    if (known === null || !wanted.success) return void response.status(400).json({});
    const answer = apRequest(wanted.data, known.app, known.viewer, world);
    response.json({
      status: answer.status,
      statusText: '',
      headers: answer.headers,
      body: answer.body.toString(),
    });
  });
  return router;
}
