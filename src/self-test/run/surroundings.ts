import type { Evidence, Exchange } from '../../evidence/index.ts';
import type { PatienceOptions } from '../../jira-client/index.ts';
import type { OperationsTable } from '../../jira-facts/index.ts';
import type { SelfTestPlan } from '../plan/index.ts';
import type { AdminGroups, Asker, Found, PermissionKeys, ServerInfo } from '../probes/index.ts';
import type { Participant } from './participant.ts';
import type { RunAddresses } from './run-addresses.ts';

/** Everything the parts of one run share. */
export interface RunSurroundings {
  readonly plan: SelfTestPlan;
  readonly table: OperationsTable;
  readonly keys: PermissionKeys;
  readonly participants: readonly Participant[];
  /** Asks the site as nobody; null when the run has no such identity. */
  readonly outsider: Asker | null;
  /** Asks about the account that is judged without its credential; null: none is. */
  readonly administrator: Asker | null;
  readonly signal: AbortSignal;
  /** Server or Data Center, as was stated beforehand. */
  readonly selfHosted: boolean;
  /** What the site told anybody before the run. */
  readonly siteExchanges: readonly Exchange[];
  /** When the app came to the site, and how to wait; null: not known, or no app. */
  readonly install: {
    readonly at: Date;
    readonly now: () => Date;
    readonly sleep: PatienceOptions['sleep'];
  } | null;
  /** A turn of the event loop for what takes a while; see turns.ts. */
  turn(): Promise<void>;
  /** Which of the run's addresses is what. */
  addresses(): Promise<RunAddresses>;
  /** Resolves once it is known of every identity whether it can call at all; `of`: of that one. */
  examined(of?: Participant): Promise<void>;
  /** Stated beforehand, else as `serverInfo` says. */
  deployment(): Promise<Evidence['deployment']>;
  serverInfo(): Promise<Found<ServerInfo>>;
  /** null: not known and not to be found out. */
  cloudId(): Promise<string | null>;
  adminGroups(): Promise<Found<AdminGroups>>;
}
