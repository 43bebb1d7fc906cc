import type { Fault } from '../fault.ts';
import { strikes, textIn } from './where.ts';

/**
 * Only one address is right: a call under another host name, or `http` to a site behind https, is sent on by 301. Clients that
 * follow drop the credential or turn POST into GET.
 */
export const canonicalAddress: Fault = {
  name: 'canonical-address',
  description:
    "301 to `to` (default: the site's own address) for calls under another host. Options: to, always, roles, path, method.",
  beforeRequest: (request, world, options) => {
    const to = textIn(options, 'to', world.addresses.siteUrl);
    const atHome = request.headers.host === new URL(world.addresses.siteUrl).host;
    if (!strikes(request, options, ['site']) || (atHome && options.always !== true)) return null;
    const query = request.rawQuery === '' ? '' : `?${request.rawQuery}`;
    return {
      status: 301,
      headers: { location: `${new URL(to).origin}${request.path}${query}` },
      body: '',
    };
  },
};
