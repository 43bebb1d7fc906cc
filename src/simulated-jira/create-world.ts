import { randomBytes } from 'node:crypto';
import { loadOperations } from '../jira-facts/index.ts';
import type { CallerResolver } from './caller.ts';
import { impersonationCaller } from './connect/impersonation-caller.ts';
import { jwtCaller } from './connect/jwt-caller.ts';
import { siteCredentialResolvers } from './credentials/index.ts';
import { issueKnownCredentials } from './credentials/known.ts';
import { faults } from './faults/index.ts';
import { healthySite } from './new-site/healthy.ts';
import { newSigningKey } from './signing-key.ts';
import { RateMeter } from './site/rate-meter.ts';
import { snapshot } from './state/snapshot.ts';
import type { SiteState } from './state.ts';
import type { AllAddresses, SigningKey, SimulatedWorld } from './world.ts';

interface WorldOptions {
  /** Milliseconds since 1970; the site adds its own skew. */
  readonly clock: () => number;
  readonly fetch: typeof fetch;
  readonly siteName: string;
  readonly afterInstall: (appKey: string) => void;
  /** Given: the key installs are signed with, so that many worlds of one test need not make one each. */
  readonly installKey?: SigningKey | undefined;
  /** By default false. */
  readonly strict?: boolean | undefined;
}

/** In the order in which credentials are tried. */
const callerResolvers: readonly CallerResolver[] = [
  jwtCaller,
  impersonationCaller,
  ...siteCredentialResolvers,
];

/**
 * A world with a healthy site, fresh keys and nobody installed. The addresses are filled in once ports are known; `begin` says
 * that the start is over: `world.reset` comes back to here.
 */
export function createWorld(options: WorldOptions): {
  world: SimulatedWorld;
  setAddresses(site: string, services: string): void;
  begin(): void;
} {
  const state: SiteState = healthySite({ name: options.siteName, now: options.clock() });
  issueKnownCredentials(state, options.clock());
  const origins = { site: '', services: '' };
  const addresses: AllAddresses = {
    get siteUrl() {
      return origins.site + state.site.contextPath;
    },
    get apiUrl() {
      return `${origins.services}/gateway`;
    },
    get installKeysUrl() {
      return `${origins.services}/install-keys`;
    },
    get connectAuthServerUrl() {
      return `${origins.services}/connect-auth`;
    },
    get authUrl() {
      return `${origins.services}/auth`;
    },
    get forgeJwksUrl() {
      return `${origins.services}/forge/.well-known/jwks.json`;
    },
    get bridgeUrl() {
      return `${origins.services}/bridge/all.js`;
    },
    get controlUrl() {
      return `${origins.services}/control`;
    },
    get mediaUrl() {
      return `${origins.services}/media`;
    },
    get webTriggersUrl() {
      return `${origins.services}/webtrigger`;
    },
  };
  // Made when first asked for: a key takes longer than all the rest of the start.
  const keys: { install: SigningKey | undefined; forge: SigningKey | undefined } = {
    install: options.installKey,
    forge: undefined,
  };
  let restore = (): void => {};
  const meter = new RateMeter();
  const requests: SimulatedWorld['requests'] = [];
  const world: SimulatedWorld = {
    state,
    addresses,
    operations: loadOperations(),
    now: () => options.clock() + state.site.clockSkewSeconds * 1000,
    random: (bytes) => randomBytes(bytes).toString('base64url'),
    get installKey() {
      keys.install ??= newSigningKey();
      return keys.install;
    },
    get forgeKey() {
      keys.forge ??= newSigningKey();
      return keys.forge;
    },
    callerResolvers,
    faults,
    requests,
    meter,
    functionHosts: new Map(),
    verdicts: new WeakMap(),
    fetch: options.fetch,
    strict: options.strict ?? false,
    reset() {
      restore();
      requests.length = 0;
      meter.forget();
    },
    afterInstall: options.afterInstall,
  };
  return {
    world,
    setAddresses(site, services) {
      origins.site = site;
      origins.services = services;
      state.site.siteUrl = addresses.siteUrl;
    },
    begin() {
      restore = snapshot(state);
    },
  };
}
