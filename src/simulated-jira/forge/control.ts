import { z } from 'zod';
import { findUser } from '../people.ts';
import { json, type WireResponse } from '../request.ts';
import type { ForgeApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { approvePendingVersion } from './deploy.ts';
import { type InstallOutcome, installForgeApp } from './install.ts';
import { apiBaseUrl } from './invocation-token.ts';
import { sendScheduled } from './lifecycle.ts';
import { forgeToken } from './oauth-tokens.ts';
import { forgePage } from './site-pages.ts';
import { uninstallForgeApp } from './uninstall.ts';

const installBody = z.object({
  manifest: z.union([z.string(), z.record(z.string(), z.unknown())]),
  remoteUrl: z.union([z.url(), z.literal('')]).default(''),
  resourceDirectory: z.string().optional(),
  installerAccountId: z.string().optional(),
  environmentType: z.enum(['DEVELOPMENT', 'STAGING', 'PRODUCTION']).optional(),
});

/**
 * Control of Forge apps; `rest` is the path below `/forge-apps`, an app is named by its ARI (percent-encoded), its uuid or
 * its installation.
 *
 * - `POST /` {manifest, remoteUrl, resourceDirectory?}: install, or deploy a new version over an installed one; the folder
 *   below which `resources[].path` lie is the working directory unless it is named
 * - `POST /{app}/approve`: an administrator agrees to the version that waits
 * - `POST /{app}/schedule?key=`: the scheduled triggers fire now
 * - `GET /{app}/page?module=KEY&as=ACCOUNT_ID`: address of the page in Jira, and whether its display conditions are met
 * - `POST /{app}/tokens` {as?: ACCOUNT_ID}: the tokens a function of the app calls Jira with, for functions that run elsewhere
 * - `GET /{app}/deliveries`: attempts to deliver events, oldest first
 * - `DELETE /{app}`: preUninstall, then gone
 *
 * All but the first answer below `/apps/{app}` too.
 *
 * null: no such route.
 */
export async function forgeControl(
  { method, rest, query, body }: { method: string; rest: string; query: URLSearchParams; body: unknown },
  world: SimulatedWorld,
): Promise<WireResponse | null> {
  const [, name = '', action = ''] = rest.split('/');
  if (name === '') return method === 'POST' ? install(body, world) : null;
  const app = installedForgeApp(name, world);
  if (app === null) return json(404, { error: 'No such Forge app is installed.' });
  switch (`${method} ${action}`) {
    case 'DELETE ':
      return json(200, { deliveries: await uninstallForgeApp(app, world) });
    case 'POST approve': {
      const outcome = await approvePendingVersion(app, world);
      return outcome === null ? json(409, { error: 'No version waits for approval.' }) : told(outcome);
    }
    case 'POST schedule':
      return json(200, { deliveries: await sendScheduled(app, query.get('key'), world) });
    case 'POST tokens':
      return json(200, functionTokens(app, body, world));
    case 'GET page': {
      const page = forgePage(app, query, world);
      if (page === null) return json(404, { error: 'The app has no page of this key.' });
      const { url, unmet } = page;
      return json(200, { url, shown: unmet === null, ...(unmet === null ? {} : { unmetCondition: unmet }) });
    }
    case 'GET deliveries':
      return json(200, {
        deliveries: (world.state.forgeDeliveries ?? []).filter(
          (each) => each.installationId === app.installationId,
        ),
      });
    default:
      return null;
  }
}

const tokensBody = z.object({ as: z.string().optional() }).default({});

/** What the platform would put behind `asApp()` and `asUser()`. */
function functionTokens(app: ForgeApp, body: unknown, world: SimulatedWorld): Record<string, string> {
  const parsed = tokensBody.safeParse(body ?? {});
  const user = parsed.success ? findUser(world.state, parsed.data.as ?? null) : null;
  return {
    apiBaseUrl: apiBaseUrl(world),
    app: forgeToken(app, 'forge-system', app.accountId, app.grantedScopes, world),
    ...(user === null
      ? {}
      : { user: forgeToken(app, 'forge-user', user.accountId, app.grantedScopes, world) }),
  };
}

async function install(body: unknown, world: SimulatedWorld): Promise<WireResponse> {
  const parsed = installBody.safeParse(body);
  if (!parsed.success) {
    return json(400, { error: 'Send {manifest: text or object of manifest.yml, remoteUrl}.' });
  }
  return told(await installForgeApp(parsed.data, world));
}

function told(outcome: InstallOutcome): WireResponse {
  if (!outcome.ok) return json(400, { error: 'The manifest is not valid.', problems: outcome.problems });
  const { app, deliveries } = outcome;
  return json(200, {
    appId: app.appId,
    installationId: app.installationId,
    environmentId: app.environmentId,
    accountId: app.accountId,
    version: app.version,
    pendingVersion: app.pendingVersion?.version ?? null,
    deliveries,
  });
}

function decodedOrAsSent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The installed app of a name from an address: ARI, uuid or installation, percent-encoded or not. */
export function installedForgeApp(encoded: string, world: SimulatedWorld): ForgeApp | null {
  const name = decodedOrAsSent(encoded);
  return (
    world.state.forgeApps.find(
      (app) =>
        app.state === 'enabled' &&
        (app.appId === name || app.appId.endsWith(`/${name}`) || app.installationId === name),
    ) ?? null
  );
}
