import type { Operation } from '../../jira-facts/index.ts';
import type { Caller } from '../caller.ts';
import type { Rights } from '../permissions/rights.ts';
import type { WireRequest, WireResponse } from '../request.ts';
import type { Issue, Project, SiteState } from '../state.ts';
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
  /** Parsed body; undefined when there is none or it is no JSON. */
  readonly body: unknown;
  /** Address that links in the answer begin with, at the door that was used: the site, or the gateway with the cloud id. */
  readonly base: string;
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

/** The project of this id or key, visible or not. */
export function findProject(state: SiteState, idOrKey: string): Project | null {
  return state.projects.find(({ id, key }) => id === idOrKey || key === idOrKey.toUpperCase()) ?? null;
}

/** The issue of this id or key, visible or not. */
export function findIssue(state: SiteState, idOrKey: string): Issue | null {
  return state.issues.find(({ id, key }) => id === idOrKey || key === idOrKey.toUpperCase()) ?? null;
}
