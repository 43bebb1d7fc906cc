import { retireAppUser } from '../connect/app-user.ts';
import { hideFields } from '../new-site/app-fields.ts';
import type { ForgeApp, ForgeDelivery } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { sendPreUninstall } from './lifecycle.ts';
import { revokeForgeTokens } from './oauth-tokens.ts';

/** Uninstalls: `preUninstall` is told and waited for, but cannot stop it; then tokens and rights are gone. */
export async function uninstallForgeApp(app: ForgeApp, world: SimulatedWorld): Promise<ForgeDelivery[]> {
  const deliveries = await sendPreUninstall(app, world);
  app.state = 'uninstalled';
  hideFields(world.state, app.appId);
  delete world.state.forgeStorage?.[app.appId];
  revokeForgeTokens(app, world);
  retireAppUser(world.state, app.accountId);
  return deliveries;
}
