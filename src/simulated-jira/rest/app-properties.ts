import { json, type WireResponse } from '../request.ts';
import type { RestCall, Route } from './call.ts';
import { type PropertyHolder, type PropertyPlace, propertyRoutes } from './properties.ts';

/** Properties of an app: kept by its key or ARI, gone with nothing but the app's own calls. */
function placeOf({ state }: RestCall, app: string, address: string): PropertyPlace {
  state.appProperties ??= {};
  state.appProperties[app] ??= {};
  return { properties: state.appProperties[app], address };
}

const notItself = (): WireResponse =>
  json(401, { message: 'The app properties can only be reached by the app itself.', 'status-code': 401 });

/** `addonKey` must be the app that asks: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-app-properties/. */
const ofConnect: PropertyHolder = (call) => {
  const { reach } = call.caller;
  const key = call.params.addonKey ?? '';
  if (reach.kind !== 'connect' || reach.app !== key) return notItself();
  return placeOf(call, key, `${call.base}/rest/atlassian-connect/1/addons/${key}/properties`);
};

/** A Forge app has no key in the path: its own properties are meant, whoever it acts for. */
const ofForge: PropertyHolder = (call) => {
  const { reach, identity } = call.caller;
  if (reach.kind !== 'oauth' || reach.app === null || !identity.startsWith('forge')) return notItself();
  return placeOf(call, reach.app, `${call.base}/rest/forge/1/app/properties`);
};

/** Properties of Connect and Forge apps. */
export const appPropertyRoutes: Route[] = [
  ...propertyRoutes('/rest/atlassian-connect/1/addons/{addonKey}/properties', 'propertyKey', ofConnect),
  ...propertyRoutes('/rest/forge/1/app/properties', 'propertyKey', ofForge),
];
