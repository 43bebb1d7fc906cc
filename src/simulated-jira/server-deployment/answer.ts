import type { Caller } from '../caller.ts';
import { findUser } from '../people.ts';
import { html, json, type WireRequest, type WireResponse } from '../request.ts';
import { pictures } from '../rest/shapes/users.ts';
import { pictureAt } from '../site/pictures.ts';
import { type Answered, callerOf } from '../site/pipeline.ts';
import { answerRest } from '../site/rest.ts';
import type { SimulatedWorld } from '../world.ts';
import { askedByName } from './asked-by-name.ts';
import { belowContextPath, serverInfo, serverLikeAnswer } from './index.ts';
import { outsideCloud } from './outside-cloud.ts';
import { serverRouteOf } from './routes.ts';
import { logsInOrOut } from './sessions.ts';
import { shownByName } from './shown-by-name.ts';
import { loginForIssue } from './unseen-issue.ts';
import { userKey, userName } from './user-names.ts';

/** One request to a site that is Jira Server or Data Center. */
export function answerServerSite(request: WireRequest, world: SimulatedWorld): Answered {
  const nobody = (response: WireResponse): Answered => ({
    response: withServerHeaders(response, world, null),
    identity: 'anonymous',
    accountId: null,
  });
  const inTheWay = serverLikeAnswer(request, world);
  if (inTheWay !== null) return nobody(inTheWay);
  const inner: WireRequest = { ...request, path: restPath(belowContextPath(request, world)) };
  if (inner.path === '/status') return nobody(json(200, { state: 'RUNNING' }));
  if (!inner.path.startsWith('/rest/')) return nobody(pictureAt(inner, world) ?? html(404, deadLinkPage));
  const session = logsInOrOut(inner.path, request, world);
  if (session !== null) {
    const response = withServerHeaders(session.response, world, null);
    return { response, identity: 'session', accountId: session.accountId };
  }
  const decided = callerOf(request, world);
  if ('refusal' in decided) {
    const response = withServerHeaders(decided.refusal, world, null);
    return { response, identity: decided.identity ?? 'unknown', accountId: null };
  }
  const { caller } = decided;
  return {
    response: withServerHeaders(ownAnswer(inner, caller, world), world, caller),
    identity: caller.identity,
    accountId: caller.accountId,
  };
}

/** Files are pages of the browser's here; the REST API behind both is one. */
function restPath(path: string): string {
  const [, page, id] = /^\/secure\/(attachment|thumbnail)\/(\d+)\/[^/]+$/.exec(path) ?? [];
  if (page === undefined) return path;
  return `/rest/api/2/attachment/${page === 'thumbnail' ? page : 'content'}/${id}`;
}

const deadLinkPage =
  '<html><head><title>Oops, you&#39;ve found a dead link. - JIRA</title></head><body><h1>Oops, you&#39;ve found a dead link.</h1></body></html>';

function ownAnswer(inner: WireRequest, caller: Caller, world: SimulatedWorld): WireResponse {
  const operation = `${inner.method} ${inner.path.replace(/^\/rest\/api\/(?:2|latest)/, '')}`;
  if (operation === 'GET /serverInfo') return json(200, serverInfo(world));
  const user = findUser(world.state, caller.accountId);
  if (operation === 'GET /myself' && user !== null) return json(200, serverUser(user, world));
  const asked = askedByName(inner, world.state);
  const ask = (request: WireRequest) =>
    shownByName(
      answerRest(request, caller, world, { routes: serverRouteOf }),
      world.state,
      world.addresses.siteUrl,
    );
  const read = () => ask({ ...asked, method: 'GET', body: Buffer.alloc(0) });
  const answer = outsideCloud({ request: asked, caller, world }, read) ?? ask(asked);
  return loginForIssue(inner, answer, caller, world) ?? answer;
}

/** A user in Server's form: names and keys, no account id. */
function serverUser(user: NonNullable<ReturnType<typeof findUser>>, world: SimulatedWorld): unknown {
  const named = (names: readonly string[]) => ({
    size: names.length,
    items: names.map((name) => ({ name })),
  });
  return {
    self: `${world.addresses.siteUrl}/rest/api/2/user?username=${encodeURIComponent(userName(user))}`,
    key: userKey(user),
    name: userName(user),
    emailAddress: user.emailAddress,
    avatarUrls: pictures(user),
    displayName: user.displayName,
    active: user.active,
    deleted: false,
    timeZone: user.timeZone,
    locale: user.locale,
    groups: named(user.groups),
    applicationRoles: named(user.applicationRoles),
  };
}

function withServerHeaders(
  response: WireResponse,
  world: SimulatedWorld,
  caller: Caller | null,
): WireResponse {
  const headers: Record<string, string> = {
    date: new Date(world.now()).toUTCString(),
    'x-arequestid': `${new Date(world.now()).getUTCMinutes()}x${world.random(4)}x1`,
    'x-anodeid': 'node1',
    'cache-control': 'no-cache, no-store, no-transform',
    'x-content-type-options': 'nosniff',
  };
  if (caller !== null) {
    if (caller.loginReason !== null) headers['x-seraph-loginreason'] = caller.loginReason;
    if (caller.accountId === null) headers['x-ausername'] = 'anonymous';
    Object.assign(headers, caller.headers);
  }
  if (response.body === '') headers['content-type'] = 'text/html;charset=UTF-8';
  return { ...response, headers: { ...headers, ...response.headers } };
}
