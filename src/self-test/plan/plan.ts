import type { Evidence, IdentityKind } from '../../evidence/index.ts';
import type { Identity } from '../../jira-client/index.ts';
import type { ReportNeeds } from '../../report/index.ts';
import type { Probe } from '../probes/index.ts';

/** One question to ask: which operation, as whom, and whether it is really asked or only predicted. */
export interface PlannedProbe {
  /** Exactly as it was asked for: "GET /rest/api/3/permissions". */
  readonly operation: string;
  readonly identity: IdentityKind;
  readonly predicted: boolean;
  /** Somebody said that it is needed: asked for, or about the very project or issue that was named. */
  readonly needed: boolean;
  /** Jira rate-limit points the call is expected to cost; 0 for a predicted one. */
  readonly points: number;
  readonly probe: Probe;
}

export interface SelfTestPlan {
  readonly probes: readonly PlannedProbe[];
  readonly operations: readonly string[];
  /** Points of the probes and of the questions about accounts, groups and projects around them. */
  readonly estimatedPoints: number;
  /** Who said what is needed; where nobody did, a refusal is a fact and no gap. */
  readonly needs: ReportNeeds;
  /** Key of the project and of the issue to look at; null: found by asking. */
  readonly project: string | null;
  readonly issue: string | null;
  /** What is to be known about how they were given, a sentence each. */
  readonly spelling: readonly string[];
  /** Account that is judged without its credential, as one of the identities; null: none. */
  readonly judged: { readonly accountId: string; readonly kind: IdentityKind } | null;
}

export interface PlanRequest {
  readonly identities: readonly Pick<Identity, 'kind' | 'scopes'>[];
  /** "GET /rest/api/3/role/{id}" with or without the template filled in; missing: the profile's or the default suite. */
  readonly operations?: readonly string[];
  /** Already looked up: name and what it calls. */
  readonly profile?: {
    readonly name: string;
    readonly title?: string;
    readonly operations: readonly string[];
    /** Those of them that it can do without. */
    readonly optional?: readonly string[];
  };
  /** The app that calls `operations`, by its name, where they are not asked for by themselves. */
  readonly app?: string;
  /** What the site is; missing: Cloud. */
  readonly deployment?: Evidence['deployment'];
  readonly project?: string;
  readonly issue?: string;
  /** One of the identities is an account to be judged without its credential: nothing is asked as it. */
  readonly judged?: {
    readonly accountId: string;
    readonly kind: IdentityKind;
    /** Kind of whoever asks about it, whose points are spent; missing: nobody counts them. */
    readonly askedAs?: IdentityKind;
  };
}

export type PlanOutcome =
  | { readonly ok: true; readonly plan: SelfTestPlan }
  /** `problem`: one sentence for the asker, naming the nearest operation there is. */
  | { readonly ok: false; readonly problem: string };
