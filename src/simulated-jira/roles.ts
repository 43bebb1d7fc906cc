import { bridgeScript } from './bridge/script.ts';
import { exchangeAssertion } from './connect/authorization-server.ts';
import { answerWebTrigger } from './forge/web-triggers.ts';
import { answerGateway } from './gateway/index.ts';
import { answerMedia } from './media/index.ts';
import { answerAuthServer } from './oauth/index.ts';
import { empty, json, type Role, type WireRequest, type WireResponse } from './request.ts';
import { answerAnySite } from './site/any-site.ts';
import type { RoleHandler } from './transport/role-app.ts';
import type { SimulatedWorld } from './world.ts';

/** A role without callers of its own. */
const plain =
  (answer: (request: WireRequest, world: SimulatedWorld) => WireResponse): RoleHandler =>
  (request, world) => ({ response: answer(request, world), identity: 'anonymous', accountId: null });

/** `GET /{kid}`: the public install key as PEM text; any other key id is unknown. */
function installKey(request: WireRequest, world: SimulatedWorld): WireResponse {
  if (request.path !== `/${world.installKey.kid}`) return empty(404);
  const pem = world.installKey.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: pem };
}

function forgeKeys(_: WireRequest, world: SimulatedWorld): WireResponse {
  const key = world.forgeKey.publicKey.export({ format: 'jwk' });
  return json(200, { keys: [{ ...key, kid: world.forgeKey.kid, alg: 'RS256', use: 'sig' }] });
}

const bridge = (): WireResponse => ({
  status: 200,
  headers: { 'content-type': 'text/javascript;charset=UTF-8', 'access-control-allow-origin': '*' },
  body: bridgeScript,
});

/** Who answers at the second origin: each role below a prefix of its own. */
export interface RolePlace {
  readonly role: Role;
  readonly prefix: string;
  readonly handler: RoleHandler;
  /**
   * Paths without the prefix that lead here too. Atlassian's hosts have no prefix, so apps resolve paths against them
   * (`new URL(kid, keyServer)`), and that drops ours. The first role that has the path answers.
   */
  readonly atOrigin?: readonly (string | RegExp)[];
}

export const roles: readonly RolePlace[] = [
  {
    role: 'gateway',
    prefix: '/gateway',
    handler: answerGateway,
    atOrigin: ['/ex', '/jira', '/me', '/graphql', '/admin', '/oauth/token/accessible-resources'],
  },
  {
    role: 'install-keys',
    prefix: '/install-keys',
    handler: plain(installKey),
    atOrigin: [/^\/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/],
  },
  {
    role: 'connect-auth-server',
    prefix: '/connect-auth',
    handler: plain(exchangeAssertion),
    atOrigin: ['/oauth2/token'],
  },
  {
    role: 'auth-server',
    prefix: '/auth',
    handler: plain(answerAuthServer),
    atOrigin: ['/authorize', '/oauth/token'],
  },
  { role: 'forge-jwks', prefix: '/forge/.well-known/jwks.json', handler: plain(forgeKeys) },
  { role: 'media', prefix: '/media', handler: answerMedia },
  { role: 'web-triggers', prefix: '/webtrigger', handler: answerWebTrigger },
  { role: 'bridge', prefix: '/bridge/all.js', handler: plain(bridge) },
];

export const siteRole: RoleHandler = answerAnySite;
