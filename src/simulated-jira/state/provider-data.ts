/** What a development tool told Jira: a build, a deployment, a repository, a vulnerability … Only who told it may read or remove it. */
export interface ProviderData {
  /** Part of the address: `builds`, `devinfo` … */
  kind: string;
  /** Key or ARI of the app, or the account of a client without one. */
  owner: string;
  /** As the address of the thing names it, in that order. */
  ids: string[];
  /** Later tellings have a larger one; earlier ones change nothing. */
  sequence: number;
  properties: Record<string, string>;
  given: Record<string, unknown>;
}

/** A workspace of a tool that is linked to the site. */
export interface LinkedWorkspace {
  kind: string;
  owner: string;
  id: string;
  updatedAt: string;
}
