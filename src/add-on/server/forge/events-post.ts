import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Invocation } from '../../../tokens/index.ts';
import type { ForgeTenants } from '../../tenants/forge-tenants.ts';
import type { LifecycleEvent } from '../../tenants/lifecycle.ts';
import { forgeKey } from '../../tenants/tenant.ts';
import { answerError, traceIdOf } from '../answers.ts';
import { readJson } from '../json-body.ts';
import { tokenInHeader } from '../presented-token.ts';
import { type RefusalDeps, refuseUnauthenticated } from '../unauthenticated.ts';
import { deliveredToken } from './delivered-token.ts';
import { pageModules } from './forge-caller.ts';
import type { ReadInvocation } from './read-invocation.ts';

interface ForgeEventsDeps extends RefusalDeps {
  readonly readInvocation: ReadInvocation;
  readonly tenants: ForgeTenants;
  readonly now: () => Date;
  /** Ends and erases what is kept of a tenant that has uninstalled, named by its key. */
  readonly eraseDeparted: (tenant: string) => Promise<void>;
  /** Makes a look that is due soon now, while the token that came with the event lives. */
  readonly hasten: (tenant: string) => Promise<void>;
}

/** What an event says of itself; who it is about stands in the invocation token alone. */
const Event = z.object({ eventType: z.string().min(1).max(128).optional() });

/** Keys of the modules in manifest.yml that post here. */
const lifecycleModule = 'lifecycle';
const farewellModule = 'farewell';

/**
 * `POST /forge/events`: 204 once it is stored. Forge sends an event again after an error or five seconds, up to four
 * times, so each may come several times and late. 401 only for a bad token, 403 for a good one that may not do this.
 */
export function forgeEventsPost(deps: ForgeEventsDeps): RequestHandler {
  return async (req, res) => {
    const presented = tokenInHeader(req);
    if (!presented.ok) return void refuseUnauthenticated(req, res, presented.rejection, deps);
    if (presented.scheme !== 'bearer')
      return void refuseUnauthenticated(req, res, { kind: 'token-missing' }, deps);
    const read = await deps.readInvocation(presented.compact);
    if (!read.ok) return void refuseUnauthenticated(req, res, read.rejection, deps);
    const { invocation } = read;
    if (!isBackendInvocation(invocation)) {
      return answerError(res, 403, 'forbidden', 'Events come from Forge itself, not from a page or a user.');
    }
    const event = Event.safeParse((await readJson(req, res)) ?? {});
    if (!event.success)
      return answerError(res, 400, 'malformed', 'An event is a JSON object with an eventType.');
    const happened = lifecycleOf(event.data.eventType, invocation);
    if (happened === 'not-allowed') {
      return answerError(res, 403, 'forbidden', 'Only the lifecycle trigger may send this event.');
    }
    const known = await deps.tenants.find(invocation.installationId);
    if (known !== null && known.state !== 'uninstalled' && known.apiBaseUrl !== invocation.apiBaseUrl) {
      return answerError(res, 403, 'forbidden', 'This installation belongs to another site.');
    }
    // A scheduled call of an installation never heard of: its first event was lost, and Forge vouches for this one.
    const counted = happened ?? (known === null ? 'installed' : null);
    const outcome = counted === null ? null : await deps.tenants.record(invocation, counted);
    if (outcome?.kind === 'moves' && outcome.to === 'uninstalled') {
      await deps.eraseDeparted(forgeKey(invocation.installationId));
    }
    const system = deliveredToken(req, 'x-forge-oauth-system', deps.now());
    if (system !== null && counted !== 'uninstalled') {
      await deps.tenants.keepSystemToken(invocation.installationId, system, 'always');
      await deps.hasten(forgeKey(invocation.installationId));
    }
    const { installationId, module } = invocation;
    deps.log.info(
      { traceId: traceIdOf(res), installationId, module: module?.key, event: counted, outcome },
      'forge event',
    );
    res.status(204).end();
  };
}

/** Page modules are called `jira:…Page` and the like and come with a principal; triggers are Forge's own `core:` modules. */
function isBackendInvocation({ principal, module }: Invocation): boolean {
  if (principal !== null || module === null) return false;
  return !pageModules.has(module.key) && !(module.type ?? '').toLowerCase().includes('page');
}

function lifecycleOf(
  eventType: string | undefined,
  { module }: Invocation,
): Extract<LifecycleEvent, 'installed' | 'uninstalled'> | 'not-allowed' | null {
  switch (eventType) {
    case 'avi:forge:installed:app':
    case 'avi:forge:upgraded:app':
      return module?.key === lifecycleModule ? 'installed' : 'not-allowed';
    case 'avi:forge:uninstalled:app':
      return module?.key === lifecycleModule ? 'uninstalled' : 'not-allowed';
    default:
      // Only what Forge signed may end an installation, not what the body says of itself.
      return module?.key === farewellModule || /pre-?uninstall/i.test(module?.type ?? '')
        ? 'uninstalled'
        : null;
  }
}
