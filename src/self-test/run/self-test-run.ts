import type { Evidence, Exchange } from '../../evidence/index.ts';
import type { Identity, PatienceOptions } from '../../jira-client/index.ts';
import type { OperationsTable } from '../../jira-facts/index.ts';
import type { SelfTestEvent } from '../../report/index.ts';
import type { SelfTestPlan } from '../plan/index.ts';

/** What a run is given: whom to test, what to call, and the clock, patience and ears it may use. */
export interface SelfTestRun {
  readonly id: string;
  /** `url` as people know it; `deployment` and `cloudId` where they are known beforehand. */
  readonly site: {
    readonly url: string;
    readonly deployment?: Evidence['deployment'];
    readonly cloudId?: string;
    /** What it told anybody, where it was looked at before. */
    readonly exchanges?: readonly Exchange[];
  };
  readonly plan: SelfTestPlan;
  readonly identities: readonly Identity[];
  /** Who asks about the account the plan judges; needs an administrator's rights. */
  readonly administrator?: Identity;
  /** Asks the site's own address as nobody, for comparison; missing: the run's own anonymous identity, if any. */
  readonly outsider?: Identity;
  readonly table: OperationsTable;
  /** When the app was installed on this site: rights of a Forge app's user appear minutes later. */
  readonly installedAt?: Date;
  readonly now: () => Date;
  readonly onEvent?: (event: SelfTestEvent) => void;
  readonly signal?: AbortSignal;
  /** How to wait for a burst limit; missing: by the real clock. */
  readonly patience?: PatienceOptions;
  /** Told of every call made, redacted: for counting and for verbose output. */
  readonly onExchange?: (exchange: Exchange) => void;
}
