import { z } from 'zod';
import { findApp } from '../people.ts';
import { empty, json, type WireResponse } from '../request.ts';
import type { ConnectApp } from '../state.ts';
import { type RestCall, type Route, selfJudging } from './call.ts';
import { readPayload } from './scalars.ts';
import { queryList } from './shapes/page.ts';

const address = '/rest/atlassian-connect/1/app/module/dynamic';

/** Modules by type, in the form of a descriptor. */
const schema = z.record(z.string(), z.array(z.looseObject({ key: z.string().min(1) })));

type Modules = z.infer<typeof schema>;

/** The Connect app that asks, or the documented 401. */
function asking({ caller, state }: RestCall): ConnectApp | WireResponse {
  const app = caller.reach.kind === 'connect' ? findApp(state, caller.reach.app) : null;
  return app ?? json(401, { message: 'The request is not from a Connect app.' });
}

const keysIn = (modules: Modules): string[] =>
  Object.values(modules).flatMap((all) => all.map(({ key }) => key));

function declaredKeys({ descriptor }: ConnectApp): string[] {
  const declared = z.record(z.string(), z.unknown()).safeParse(descriptor.modules);
  return Object.values(declared.data ?? {})
    .flat()
    .flatMap((each) => z.looseObject({ key: z.string() }).safeParse(each).data?.key ?? []);
}

const failed = (app: ConnectApp, why: string): WireResponse =>
  json(400, {
    message: `Installation failed. The app ${app.key} ${why}. Please contact the app vendor.`,
  });

function register(call: RestCall): WireResponse {
  const app = asking(call);
  if ('status' in app) return app;
  const asked = readPayload(schema, call.body);
  if (!asked.success) return failed(app, 'has modules that cannot be read');
  const own = schema.parse(app.dynamicModules ?? {});
  const taken = [...declaredKeys(app), ...keysIn(own)];
  const keys = keysIn(asked.data);
  const twice = keys.filter((key, index) => taken.includes(key) || keys.indexOf(key) !== index);
  if (twice.length > 0) return failed(app, `has duplicate module keys: [${twice.join(', ')}]`);
  for (const [type, modules] of Object.entries(asked.data)) own[type] = [...(own[type] ?? []), ...modules];
  app.dynamicModules = own;
  return empty(200);
}

function remove(call: RestCall): WireResponse {
  const app = asking(call);
  if ('status' in app) return app;
  const keys = queryList(call, 'moduleKey');
  const left = Object.entries(schema.parse(app.dynamicModules ?? {}))
    .map(([type, all]) => [type, all.filter(({ key }) => keys.length > 0 && !keys.includes(key))] as const)
    .filter(([, all]) => all.length > 0);
  app.dynamicModules = Object.fromEntries(left);
  return empty(204);
}

/** Modules that a Connect app adds while it runs: kept and listed, not shown as pages. */
export const dynamicModuleRoutes: Route[] = [
  selfJudging(`GET ${address}`, (call) => {
    const app = asking(call);
    return 'status' in app ? app : json(200, app.dynamicModules ?? {});
  }),
  selfJudging(`POST ${address}`, register),
  selfJudging(`DELETE ${address}`, remove),
];
