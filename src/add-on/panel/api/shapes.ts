import type { Question, Understood } from '../../../evidence/index.ts';
import type { Advice, ProbeResult, Report } from '../../../report/index.ts';

export type Finding = ProbeResult['findings'][number];
type IdentityKind = ProbeResult['identity'];

export interface TenantView {
  readonly siteUrl: string;
  readonly state: string;
  readonly scopes: readonly string[];
  readonly identities: readonly string[];
}

/** What a run is asked to judge; everything left out is the default of the server. */
export interface Wanted {
  readonly operations?: readonly string[];
  readonly identities?: readonly IdentityKind[];
  readonly profile?: string;
  readonly project?: string;
  readonly account?: string;
  /** What the app of that account declares. */
  readonly app?: DeclaredApp;
}

/** Another app, by its own descriptor or manifest. */
export interface DeclaredApp {
  readonly kind: 'connect-app' | 'forge-app';
  readonly name: string;
  readonly scopes: readonly string[];
}

/** The same as the server read it, with what is wrong in the file, a sentence each. */
export interface ReadAppFile extends DeclaredApp {
  readonly flaws: readonly string[];
}

export interface ProfileEntry {
  readonly name: string;
  readonly title: string;
  readonly operations: number;
}

export interface AccountEntry {
  readonly accountId: string;
  readonly name: string;
  /** "person", "app", "customer". */
  readonly kind: string;
  readonly active: boolean;
}

/** Gaps against another run; `since` null: there is none to compare with. */
export interface Changes {
  readonly since: string | null;
  readonly opened: readonly GapEntry[];
  readonly closed: readonly GapEntry[];
  readonly unchanged: number;
}
interface GapEntry {
  readonly id: string;
  readonly title: string;
}

export interface Explanation {
  readonly findings: readonly Finding[];
  readonly read: Understood;
  /** The one fact that would decide between what is left. */
  readonly ask?: Question;
}

/** A report with what it asks of whom, worded by the server. */
export interface AdvisedReport {
  readonly report: Report;
  readonly advice: readonly Advice[];
}
