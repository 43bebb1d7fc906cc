import type { ConnectApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { inlineConditions } from './conditions/inline.ts';
import { connectInView, viewOf } from './conditions/view.ts';
import { pageModule } from './descriptor.ts';
import { pageToken } from './site-tokens.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * The iframe address of a module with a fresh JWT: the module's own query with its variables filled in, then what
 * Jira always adds. null: the app has no such module.
 */
export function pageAddress(
  world: SimulatedWorld,
  app: ConnectApp,
  moduleKey: string,
  viewer: string | null,
  { variables, token }: Surroundings,
): string | null {
  const module = pageModule(app.descriptor, moduleKey);
  if (module === null) return null;
  const inline = inlineConditions(viewOf(world, connectInView(app), viewer, variables));
  const fill = (text: string) =>
    text.replace(/\{([\w.-]+)(?:\(([^(){}]*)\))?\}/g, (_, name: string, params?: string) =>
      encodeURIComponent(inline(name, params) ?? variables[name] ?? ''),
    );
  const [path = '', ownQuery = ''] = fill(module.url).split('?', 2);
  const site = new URL(world.addresses.siteUrl);
  const added = new URLSearchParams({
    ...(module.cacheable === true ? {} : { xdm_e: site.origin, xdm_c: `channel-${app.key}__${moduleKey}` }),
    cp: world.state.site.contextPath,
    lic: app.descriptor.enableLicensing === true ? 'active' : 'none',
    cv: world.state.site.version,
  });
  // %20 and not '+': the address must hash the same in every library.
  const rawQuery = [ownQuery, added.toString().replaceAll('+', '%20')]
    .filter((part) => part !== '')
    .join('&');
  const address = `${app.baseUrl}${path.startsWith('/') ? path : `/${path}`}?${rawQuery}`;
  if (module.cacheable === true) return address;
  return `${address}&jwt=${pageToken(world, app, { method: 'GET', path, rawQuery }, viewer, token)}`;
}
