import { createSecretKey } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import type { ConnectApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { queryStringHash } from './query-hash.ts';
import type { TokenContext } from './surroundings.ts';

/** Seconds a callback token lives (observed: https://community.developer.atlassian.com/t/54066). */
const callbackLife = 900;
/** Seconds a page or context token lives. */
const pageLife = 180;
const contextLife = 900;

/** What a token is for: the call it hashes, relative to the app's base address. */
export interface SignedCall {
  readonly method: string;
  readonly path: string;
  readonly rawQuery: string;
}

function claims(
  world: SimulatedWorld,
  app: ConnectApp,
  life: number,
  qsh: string,
  subject: string | null,
  context: TokenContext = {},
) {
  const issuedAt = Math.floor(world.now() / 1000);
  return {
    iss: app.clientKey,
    iat: issuedAt,
    exp: issuedAt + life,
    qsh,
    ...(subject === null ? {} : { sub: subject }),
    context,
  };
}

function hs256(app: ConnectApp, payload: object): string {
  return jsonwebtoken.sign(payload, createSecretKey(Buffer.from(app.sharedSecret, 'utf8')), {
    algorithm: 'HS256',
  });
}

/** Token of `installed` and `uninstalled`: RS256 with the install key, `aud` the app's base address, as a list. */
export function installToken(
  world: SimulatedWorld,
  app: ConnectApp,
  call: SignedCall,
  subject: string | null,
): string {
  const payload = claims(
    world,
    app,
    callbackLife,
    queryStringHash(call.method, call.path, call.rawQuery),
    subject,
  );
  return jsonwebtoken.sign({ ...payload, aud: [app.baseUrl] }, world.installKey.privateKey, {
    algorithm: 'RS256',
    keyid: world.installKey.kid,
  });
}

/** Token of `enabled`, `disabled` and webhooks: HS256 with the shared secret. */
export function webhookToken(
  world: SimulatedWorld,
  app: ConnectApp,
  call: SignedCall,
  subject: string | null,
): string {
  return hs256(
    app,
    claims(world, app, callbackLife, queryStringHash(call.method, call.path, call.rawQuery), subject),
  );
}

/** Token in a page's iframe address. */
export function pageToken(
  world: SimulatedWorld,
  app: ConnectApp,
  call: SignedCall,
  viewer: string | null,
  context: TokenContext,
): string {
  return hs256(
    app,
    claims(world, app, pageLife, queryStringHash(call.method, call.path, call.rawQuery), viewer, context),
  );
}

/** What `AP.context.getToken` hands to the page: the fixed hash, so it is worth nothing as a page or callback token. */
export function contextToken(
  world: SimulatedWorld,
  app: ConnectApp,
  viewer: string | null,
  context: TokenContext,
): string {
  return hs256(app, claims(world, app, contextLife, 'context-qsh', viewer, context));
}
