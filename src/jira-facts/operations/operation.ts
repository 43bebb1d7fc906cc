/** Connect scopes in descriptor spelling; see docs/scopes.md for what implies what. */
export type ConnectScope =
  | 'NONE'
  | 'READ'
  | 'WRITE'
  | 'DELETE'
  | 'PROJECT_ADMIN'
  | 'ADMIN'
  | 'ACT_AS_USER'
  | 'ACCESS_EMAIL_ADDRESSES';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'HEAD' | 'OPTIONS';

/** One complete set of scopes that opens an operation: all of its scopes are needed, any one group is enough. */
export interface ScopeGroup {
  readonly kind: 'classic' | 'granular';
  readonly state: 'Current' | 'Beta';
  readonly scopes: readonly string[];
}

/** Jira permissions an operation documents. `rule: any` = one of all named is enough; `clauses` = an and of ors. */
export interface PermissionNeeds {
  readonly none?: boolean;
  readonly anonymous?: boolean;
  readonly global?: readonly string[];
  readonly project?: readonly string[];
  readonly conditional?: readonly string[];
  readonly rule?: 'any' | 'all' | 'mixed';
  readonly clauses?: readonly (readonly string[])[];
  readonly issueSecurity?: boolean;
  /** Answers only what the caller may see: an empty list is not success. */
  readonly filtered?: boolean;
  readonly filters?: readonly string[];
  readonly access?: string;
  readonly owner?: boolean;
  readonly object?: string;
  readonly jsm?: readonly string[];
  /** Only apps of these frameworks may call it. */
  readonly apps?: readonly string[];
  readonly module?: string;
  readonly internal?: boolean;
  readonly undocumented?: boolean;
  readonly review?: boolean;
}

/** Scopes the description of an operation announces as needed from a date on, whatever the machine-readable part says. */
interface AnnouncedScopes {
  /** ISO 8601 day. */
  readonly date: string;
  readonly scopes: readonly string[];
}

/** A place where Atlassian's documents contradict themselves or the wild, worded for people. */
export interface KnownInconsistency {
  readonly says: string;
  readonly source: string;
}

/** Something that takes scopes: an operation, or an event that an app wants to be told of. */
export type ScopeNeed = Pick<
  Operation,
  'connectScope' | 'alternatives' | 'noScopeNeeded' | 'accessibleTo' | 'optionalScopes' | 'announced'
>;

/** A need that is no operation; `name` as a person calls it: "avi:jira:created:issue". */
export interface NamedNeed extends ScopeNeed {
  readonly name: string;
}

/** What Atlassian documents about one REST operation; `path` is the template, e.g. `/rest/api/3/role/{id}`. */
export interface Operation {
  readonly method: HttpMethod;
  readonly path: string;
  readonly product: 'platform' | 'software' | 'servicedesk';
  readonly id: string;
  readonly group: string | null;
  /** INACCESSIBLE: no Connect app may call it, whatever its scopes. null: not stated. */
  readonly connectScope: ConnectScope | 'INACCESSIBLE' | null;
  /** Alternatives for OAuth 2.0, Forge and scoped tokens. Empty list and `noScopeNeeded` false: closed to OAuth. */
  readonly alternatives: readonly ScopeGroup[];
  readonly noScopeNeeded: boolean;
  readonly permissions: PermissionNeeds;
  readonly deprecated: boolean;
  readonly experimental: boolean;
  readonly removed: boolean;
  readonly accessibleTo: {
    readonly connect: boolean | null;
    readonly oauth2: boolean | null;
    readonly forge: boolean | null;
  };
  /** True: an administrator's app access rule cannot block it. null: not stated. */
  readonly appAccessRuleExempt: boolean | null;
  /** Scopes that open more of the answer but are not needed for the call itself. */
  readonly optionalScopes?: readonly string[];
  readonly announced?: AnnouncedScopes;
  /** Removed operations: the day (ISO 8601) of the last document that still held it. */
  readonly lastSeen?: string;
  /** The document describes it only in part: treat what is not stated as unknown. */
  readonly partial?: boolean;
  /** The document lists an empty security requirement; that alone is no proof that anonymous calls work. */
  readonly emptySecurity?: boolean;
  /** Known from the v3 document only: the v2 document does not hold it. */
  readonly derivedFromV3?: boolean;
  readonly inconsistencies?: readonly KnownInconsistency[];
}
