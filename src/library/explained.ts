/** What somebody lacks; each list is empty where that is not the matter. */
export interface Missing {
  readonly scopes: readonly string[];
  readonly groups: readonly string[];
  readonly globalPermissions: readonly string[];
  readonly projectPermissions: readonly string[];
}

export interface FixStep {
  readonly who: 'app developer' | 'Jira administrator' | 'credential owner' | 'Atlassian';
  readonly step: string;
  readonly link?: string | undefined;
}

/** One possible cause of a failure, with the facts it rests on and the smallest fix. */
export interface ExplainedCause {
  /** An id of `clearance causes`. */
  readonly cause: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly because: readonly string[];
  readonly missing: Missing;
  readonly fix: readonly FixStep[];
  /** The near alternatives, each with the fact that speaks against it. */
  readonly ruledOut: readonly { readonly cause: string; readonly because: string }[];
  /** What to look at to be sure. */
  readonly settledBy?: string | undefined;
}
