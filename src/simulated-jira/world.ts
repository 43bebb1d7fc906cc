import type { KeyObject } from 'node:crypto';
import type { OperationsTable } from '../jira-facts/index.ts';
import type { CallerResolver } from './caller.ts';
import type { Fault } from './fault.ts';
import type { FunctionHost } from './forge/install-request.ts';
import type { RateMeter } from './site/rate-meter.ts';
import type { SiteState } from './state.ts';

/** Addresses of the running simulation, each without trailing slash. */
export interface Addresses {
  readonly siteUrl: string;
  readonly apiUrl: string;
  readonly installKeysUrl: string;
  readonly connectAuthServerUrl: string;
  readonly authUrl: string;
  readonly forgeJwksUrl: string;
  readonly bridgeUrl: string;
  readonly controlUrl: string;
}

/** With those that nobody is handed at the start, because Jira's own answers lead there. */
export interface AllAddresses extends Addresses {
  readonly mediaUrl: string;
  readonly webTriggersUrl: string;
}

/** One line of `GET /requests`. */
export interface LoggedRequest {
  readonly at: string;
  readonly role: string;
  readonly method: string;
  /** With the query, credentials taken out. */
  readonly path: string;
  readonly identity: string;
  readonly accountId: string | null;
  readonly status: number | null;
}

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** What every part of the simulation is handed: the state, the clock, keys, and the seams others plug into. */
export interface SimulatedWorld {
  readonly state: SiteState;
  readonly addresses: AllAddresses;
  readonly operations: OperationsTable;
  /** Milliseconds since 1970 as the site's own clock shows them, skew included. */
  now(): number;
  /** Unguessable text of so many random bytes, base64url. */
  random(bytes: number): string;
  readonly installKey: SigningKey;
  readonly forgeKey: SigningKey;
  readonly callerResolvers: readonly CallerResolver[];
  readonly faults: readonly Fault[];
  /** Newest last. */
  readonly requests: LoggedRequest[];
  readonly meter: RateMeter;
  /** Who runs the functions of Forge apps in this process, by the app's ARI. */
  readonly functionHosts: Map<string, FunctionHost>;
  /** What functions of apps say against a transition that a call asks for, by the call's body and the rule. */
  readonly verdicts: WeakMap<Buffer, Map<string, string | null>>;
  readonly fetch: typeof fetch;
  /** What is not modelled is refused with 501 in place of a generic answer. */
  readonly strict: boolean;
  /** Puts state, request log and rate meters back to where they were after the start. */
  reset(): void;
  /** What the scenario does to the site once a Connect app came in. */
  afterInstall(appKey: string): void;
}
