import type { Rights } from '../permissions/rights.ts';
import type { SiteState } from '../state.ts';
import type { ZoneClock } from '../time.ts';

/** Everything that a query's meaning hangs on beside the query. */
export interface JqlContext {
  readonly state: SiteState;
  readonly rights: Rights;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The caller's clock: days start by it. */
  readonly clock: ZoneClock;
  /**
   * Values that do not exist: refused, as a search does, or found in no issue, as a match of given issues does.
   */
  readonly unknownValues: 'refused' | 'found nowhere';
}
