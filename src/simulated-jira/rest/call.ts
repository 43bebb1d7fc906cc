import type { Operation } from '../../jira-facts/index.ts';
import type { Caller } from '../caller.ts';
import type { Rights } from '../permissions/rights.ts';
import type { WireRequest, WireResponse } from '../request.ts';
import type { SiteState } from '../state.ts';
import type { ZoneClock } from '../time.ts';
import type { SimulatedWorld } from '../world.ts';

/** One REST call whose caller, operation and scopes are settled. */
export interface RestCall {
  readonly request: WireRequest;
  readonly world: SimulatedWorld;
  readonly state: SiteState;
  readonly caller: Caller;
  readonly rights: Rights;
  readonly operation: Operation;
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Where the caller reached Jira: the site, or its address behind the gateway; without trailing slash. */
  readonly base: string;
  /** How rich text is written; `latest` is version 2. */
  readonly version: 2 | 3;
  /** Tells times as the caller's profile shows them. */
  readonly clock: ZoneClock;
  /** Parsed body; undefined when there is none or it is no JSON. */
  readonly body: unknown;
}

export type Answer = (call: RestCall) => WireResponse;

/**
 * The answer to one operation. Paths of the platform API stand without `/rest/api/{version}`, others in full.
 * `judges: 'itself'`: the answer checks Jira permissions on its own (the project is in the body, 404 hides things);
 * otherwise the operation's documented needs are checked before it is asked.
 */
export interface Route {
  readonly operation: string;
  readonly judges: 'needs' | 'itself';
  readonly answer: Answer;
}

/** A route whose documented permissions are checked beforehand. */
export function route(operation: string, answer: Answer): Route {
  return { operation, judges: 'needs', answer };
}

/** A route that looks at permissions itself. */
export function selfJudging(operation: string, answer: Answer): Route {
  return { operation, judges: 'itself', answer };
}

export { findIssue, findProject } from '../state/lookup.ts';
