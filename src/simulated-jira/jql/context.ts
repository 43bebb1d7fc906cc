import type { Rights } from '../permissions/rights.ts';
import type { SiteState } from '../state.ts';
import type { ZoneClock } from '../time.ts';

/**
 * What a query names that this site, or this caller, has not: refused, as a check of queries and Data Center's search
 * do; values found in no issue and fields refused, as a match of given issues does; or all of it found in no issue
 * (fields and days too), as Cloud's search does.
 */
export type UnknownNames = 'refused' | 'values found nowhere' | 'found nowhere';

/** Everything that a query's meaning hangs on beside the query. */
export interface JqlContext {
  readonly state: SiteState;
  readonly rights: Rights;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The caller's clock: days start by it. */
  readonly clock: ZoneClock;
  /** What becomes of a query that names what is not there. */
  readonly unknown: UnknownNames;
}
