import { findUser } from '../people.ts';
import type { ForgeApp, ForgeFrame } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { uuidIn } from './ari.ts';
import type { Page } from './invoke-remote.ts';
import { manifestOf } from './lifecycle.ts';
import { pageModule } from './manifest.ts';

/** The page an opened frame shows; null once its app or module is gone. */
export function pageOf(frame: ForgeFrame, world: SimulatedWorld): Page | null {
  const app = world.state.forgeApps.find(
    (each) => each.installationId === frame.installationId && each.state === 'enabled',
  );
  if (app === undefined) return null;
  const manifest = manifestOf(app);
  const found = pageModule(manifest, frame.moduleKey);
  if (found === null) return null;
  const { type, module } = found;
  return {
    app,
    manifest,
    type,
    module,
    accountId: frame.accountId,
    context: {
      cloudId: world.state.site.cloudId,
      siteUrl: world.addresses.siteUrl,
      moduleKey: module.key,
      localId: frame.localId,
      extension: { type },
    },
  };
}

/** What `view.getContext()` gives the page: for display; only the invocation token proves anything. */
export function viewContext(page: Page, app: ForgeApp, world: SimulatedWorld, colorMode: string): unknown {
  const viewer = findUser(world.state, page.accountId);
  return {
    ...page.context,
    accountId: page.accountId,
    environmentId: uuidIn(app.environmentId),
    environmentType: app.environmentType,
    locale: viewer?.locale ?? 'en_US',
    timezone: viewer?.timeZone ?? 'Etc/UTC',
    theme: { colorMode, light: 'light', dark: 'dark', spacing: 'spacing' },
    surfaceColor: null,
    permissions: { scopes: app.grantedScopes, external: page.manifest.permissions.external ?? {} },
  };
}
