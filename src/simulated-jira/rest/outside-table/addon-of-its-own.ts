import { versionOf } from '../../connect/descriptor.ts';
import { json, type WireResponse } from '../../request.ts';
import type { OutsideCall } from './outside-call.ts';

const address = /^\/rest\/atlassian-connect\/(?:1|latest)\/addons\/([^/]+)$/;

/**
 * What a Connect app may ask about itself, its state and its licence, whatever its scopes (an answer of 2021 without a licence in
 * community.developer.atlassian.com, linked there from t/57067; the documents of the Connect plugin). null: another address.
 */
export function addonOfItsOwn({ request, caller, world }: OutsideCall): WireResponse | null {
  const [, key] = address.exec(request.path) ?? [];
  if (key === undefined || request.method !== 'GET') return null;
  if (caller.reach.kind !== 'connect' || caller.reach.app !== key)
    return json(401, { message: 'The app can only be asked about by itself.', 'status-code': 401 });
  const app = world.state.connectApps.find((each) => each.key === key);
  if (app === undefined) return null;
  const self = `${world.addresses.siteUrl}/rest/atlassian-connect/1/addons/${key}`;
  return json(200, {
    key,
    version: versionOf(app.descriptor),
    state: app.state.toUpperCase(),
    host: { product: 'Jira' },
    links: {
      marketplace: [{ href: `https://marketplace.atlassian.com/plugins/${key}` }],
      self: [{ href: self }],
    },
  });
}
