import { z } from 'zod';
import { versionOf } from '../../connect/descriptor.ts';
import { setEnabled, uninstall } from '../../connect/install.ts';
import { rightsOf } from '../../permissions/rights.ts';
import { administratorsOnly, loginRequired } from '../../refusals.ts';
import { empty, invalidPayload, json, jsonIn, type WireResponse } from '../../request.ts';
import { wrongMethod } from '../../site/framework.ts';
import type { ConnectApp } from '../../state.ts';
import { installation, mediaType, startInstallation, upm } from './app-installations.ts';
import type { OutsideCall } from './outside-call.ts';

/** What is shown of a descriptor if it is there and of this form; nothing holds an app to it. */
const shown = z.looseObject({
  description: z.string().catch(''),
  vendor: z.looseObject({ name: z.string() }).optional().catch(undefined),
});

function bean({ key, name, descriptor, state }: ConnectApp) {
  const self = `${upm}/${key}-key`;
  const { description, vendor } = shown.parse(descriptor);
  return {
    enabled: state === 'enabled',
    links: { self, 'plugin-summary': `${self}/summary`, modify: self, delete: self },
    key,
    name,
    version: versionOf(descriptor),
    description,
    ...(vendor === undefined ? {} : { vendor }),
    ...{ userInstalled: true, optional: true, static: false, unloadable: true },
    ...{ usesLicensing: descriptor.enableLicensing === true, remotable: true },
  };
}

/** The token that the next installation must carry; it serves once. */
function tokenFor({ world, caller }: OutsideCall): string {
  const token = world.random(12);
  if (caller.accountId !== null)
    world.state.upmTokens = { ...world.state.upmTokens, [caller.accountId]: token };
  return token;
}

function all(call: OutsideCall, apps: readonly ConnectApp[]): WireResponse {
  if (call.request.method === 'GET')
    return json(
      200,
      { plugins: apps.map(bean), links: { self: upm } },
      { 'upm-token': tokenFor(call), 'content-type': mediaType('installed') },
    );
  if (call.request.method !== 'POST') return wrongMethod(call.request, call.world, ['GET', 'POST']);
  const { upmTokens = {} } = call.world.state;
  const mine = upmTokens[call.caller.accountId ?? ''];
  if (mine === undefined || call.request.query.get('token') !== mine)
    return json(403, { message: 'invalid token', subCode: 'upm.error.invalid.token' });
  delete upmTokens[call.caller.accountId ?? ''];
  return startInstallation(call);
}

const changeSchema = z.looseObject({ enabled: z.boolean() });

/** Callbacks leave after the answer: whether the app likes them changes nothing. */
function one({ request, caller, world }: OutsideCall, app: ConnectApp | undefined): WireResponse {
  if (app === undefined)
    return json(404, { message: 'No such plugin.', subCode: 'upm.pluginNotFound.error' });
  switch (request.method) {
    case 'GET':
      return json(200, bean(app));
    case 'PUT': {
      const asked = changeSchema.safeParse(jsonIn(request)).data;
      if (asked === undefined) return invalidPayload();
      void setEnabled(world, app.key, asked.enabled);
      return json(200, bean(app));
    }
    case 'DELETE':
      void uninstall(world, app.key, caller.accountId);
      return empty(204);
    default:
      return wrongMethod(request, world, ['GET', 'PUT', 'DELETE']);
  }
}

const settings = [{ key: 'connectDeveloperListingsEnabled', value: true, readOnly: false }];

/**
 * The Universal Plugin Manager, by which frameworks and tools install Connect apps into a site in development mode: a token, the
 * address of a descriptor, a task to wait for (read from seven public clients of it, Atlassian's own framework among them; sub codes
 * from its sources). null: another address. The sentences are ours.
 */
export function pluginManager(call: OutsideCall): WireResponse | null {
  const { request, caller, world } = call;
  if (request.path !== upm && !request.path.startsWith(`${upm}/`)) return null;
  if (caller.accountId === null) return loginRequired();
  if (!rightsOf(world.state, caller).global('ADMINISTER')) return administratorsOnly();
  const apps = world.state.connectApps.filter(({ state }) => state !== 'uninstalled');
  const below = request.path.slice(upm.length + 1);
  if (below === '') return all(call, apps);
  if (below === 'settings') return json(200, { settings, links: { self: `${upm}/settings` } });
  const [, task] = /^pending\/([^/]+)$/.exec(below) ?? [];
  if (task !== undefined) return installation(call, task);
  const [, key] = /^([^/]+)-key(?:\/summary)?$/.exec(below) ?? [];
  return key === undefined
    ? null
    : one(
        call,
        apps.find((app) => app.key === key),
      );
}
