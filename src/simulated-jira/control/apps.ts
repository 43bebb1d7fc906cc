import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { CallbackOutcome } from '../connect/callback.ts';
import { unmetCondition } from '../connect/conditions/unmet.ts';
import { type InstallOutcome, install, uninstall } from '../connect/install.ts';
import { pageAddress } from '../connect/page.ts';
import { surroundings } from '../connect/surroundings.ts';
import { accounts } from '../new-site/people.ts';
import { findApp, findUser } from '../people.ts';
import type { SimulatedWorld } from '../world.ts';

const installSchema = z.object({
  descriptorUrl: z.url(),
  /** Agree to added scopes at once. */
  approve: z.boolean().default(false),
  /** Account that installs; null: Atlassian itself. */
  by: z.string().nullable().default(accounts.admin),
  rotateSecret: z.boolean().default(false),
});

/** An app's refusal in one sentence, with what it said. */
function refusal(callback: CallbackOutcome): { message: string; status?: number; body?: string } {
  switch (callback.kind) {
    case 'refused':
      return {
        message: `The app answered ${callback.status}.`,
        status: callback.status,
        body: callback.body,
      };
    case 'unreachable':
      return { message: `The app could not be reached: ${callback.message}` };
    case 'not-subscribed':
    case 'accepted':
      return { message: 'The app accepted.' };
  }
}

function sendOutcome(response: Response, outcome: InstallOutcome): void {
  switch (outcome.kind) {
    case 'installed':
      response.status(200).json({ clientKey: outcome.app.clientKey, accountId: outcome.app.accountId });
      return;
    case 'approval-pending':
      response.status(202).json({
        clientKey: outcome.app.clientKey,
        accountId: outcome.app.accountId,
        approvalPending: true,
        addedScopes: outcome.addedScopes,
      });
      return;
    case 'descriptor-unreadable':
      response.status(400).json({ error: outcome.kind, message: outcome.message });
      return;
    case 'descriptor-invalid':
      response
        .status(400)
        .json({ error: outcome.kind, message: outcome.problems.join('; '), problems: outcome.problems });
      return;
    case 'site-cannot-install':
      response.status(409).json({ error: outcome.kind, message: outcome.message });
      return;
    case 'app-refused':
      response
        .status(502)
        .json({ error: outcome.kind, eventType: outcome.eventType, ...refusal(outcome.callback) });
      return;
  }
}

function notFound(response: Response, what: string): void {
  response.status(404).json({ error: 'not-found', message: `There is no ${what}.` });
}

/** `POST /apps`, `DELETE /apps/{key}` and `GET /apps/{key}/page`: Connect apps of the site. */
export function appsRouter(world: SimulatedWorld): Router {
  const router = Router();
  router.post('/', async (request, response) => {
    const asked = installSchema.safeParse(request.body);
    if (!asked.success) {
      response.status(400).json({ error: 'bad-request', message: z.prettifyError(asked.error) });
      return;
    }
    sendOutcome(response, await install(world, asked.data));
  });
  router.get('/', (_, response) => {
    response.json({
      apps: world.state.connectApps.map(
        ({ key, clientKey, accountId, grantedScopes, state, pendingDescriptor }) => ({
          key,
          clientKey,
          accountId,
          grantedScopes,
          state,
          approvalPending: pendingDescriptor !== null,
        }),
      ),
    });
  });
  router.delete('/:key', async (request, response) => {
    const outcome = await uninstall(world, request.params.key, accounts.admin);
    if (outcome === null) {
      notFound(response, `installed app ${request.params.key}`);
      return;
    }
    response.json({ disabled: outcome.disabled, uninstalled: outcome.uninstalled });
  });
  router.get('/:key/page', (request, response) => sendPage(request, response, world));
  return router;
}

const pageQuerySchema = z.looseObject({ module: z.string(), as: z.string().optional() });

function sendPage(request: Request<{ key: string }>, response: Response, world: SimulatedWorld): void {
  const query = pageQuerySchema.safeParse(request.query);
  const app = findApp(world.state, request.params.key);
  if (!query.success) {
    response
      .status(400)
      .json({ error: 'bad-request', message: 'Name the page with ?module=KEY&as=ACCOUNT_ID.' });
    return;
  }
  if (app === null) {
    notFound(response, `installed app ${request.params.key}`);
    return;
  }
  const { module, as = null, ...rest } = query.data;
  if (as !== null && findUser(world.state, as) === null) {
    notFound(response, `account ${as}`);
    return;
  }
  // Anything else in the query fills the variables of the module's address, e.g. ?project.key=PAY.
  const context = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)]));
  const around = surroundings(world.state, context);
  const url = pageAddress(world, app, module, as, around);
  if (url === null) {
    notFound(response, `page ${module} in ${app.key}`);
    return;
  }
  response.setHeader('cache-control', 'no-store');
  // Conditions are evaluated in the browser: whoever has the address can open it all the same.
  const unmet = unmetCondition(world, app, module, as, around);
  response.json({ url, shown: unmet === null, ...(unmet === null ? {} : { unmetCondition: unmet }) });
}
