import type { Address, Oddity } from './call-address.ts';

/** Takes a path apart behind its host, or behind the cloud id of the gateway; notes what is odd about it. */
export function readPath(
  path: string,
  place: Address['place'],
  oddities: Set<Oddity>,
): Pick<Address, 'contextPath' | 'restPath' | 'family' | 'version'> {
  if (/%20|\s/.test(path)) oddities.add('blank-in-path');
  if (path.includes('%') && /%3f[a-z][\w.-]*(=|%3d)/i.test(path)) oddities.add('encoded-query');
  if (unfilled.test(path)) oddities.add('placeholder');
  const flat = path.includes('//') ? path.replace(/\/{2,}/g, '/') : path;
  const at = flat.indexOf('/rest/');
  noteSlashes(path, oddities);
  if (at < 0) {
    if (place === 'cloud-site' || place === 'self-hosted') oddities.add('non-rest-path');
    return { contextPath: '', restPath: null, family: null, version: null };
  }
  const contextPath = flat.slice(0, at);
  const restPath = flat.slice(at);
  if (restPath.endsWith('/') && !familyAlone.test(restPath)) oddities.add('trailing-slash');
  if (restPath.indexOf('/rest/', 1) > 0) oddities.add('doubled-base');
  if (contextPath !== '') noteContext(contextPath, oddities);
  const segments = restPath.split('/');
  const family = segments[2] ?? null;
  const version = family === 'api' ? (segments[3] ?? null) : null;
  return { contextPath, restPath, family, version };
}

function noteContext(path: string, oddities: Set<Oddity>): void {
  if (path === '/jira' || path === '/jira/software') oddities.add('jira-segment');
  if (/^\/(browse|secure|projects|issues|login|dashboards?|plugins|wiki|jira\/(?!api$))/.test(path))
    oddities.add('page-address');
  if (path.startsWith('/ex/')) oddities.add('gateway-path');
}

/** How people name all paths of a family: `/rest/agile/…`. Nobody calls it. */
const familyAlone = /^\/rest\/(?:(?:api|agile|software|servicedeskapi)\/(?:(?:\d(?:\.\d)?|latest)\/)?)?$/;

/** What a variable that nobody set is written as. */
const unfilled = /\/(?:undefined|null|nan|none|\[object%20object\])(?:\/|$)/i;

/** Two slashes up to the version come from a base address that ends in one; behind the resource a variable stood empty. */
function noteSlashes(path: string, oddities: Set<Oddity>): void {
  if (!path.includes('//')) return;
  const resource = /\/rest\/[^/]+\/[^/]+\/[^/]+/.exec(path);
  const cut = resource === null ? path.length : resource.index + resource[0].length;
  if (path.slice(0, cut).includes('//')) oddities.add('double-slash');
  if (path.slice(cut).includes('//')) oddities.add('empty-segment');
}
