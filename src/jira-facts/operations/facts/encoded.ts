/** One OpenAPI document the table was made from. */
export interface FactsSource {
  readonly product: string;
  readonly document?: string;
  readonly title: string;
  readonly version: string;
  /** ISO 8601 day of download. */
  readonly downloaded: string;
  readonly older?: boolean;
}

/**
 * The generated table: dictionaries plus one line an operation. v2 rows are not stored; a `2` flag says that the v3
 * operation has a v2 twin, and only its differences are written down.
 */
export interface EncodedFacts {
  /** ISO 8601 day of the newest document. */
  readonly date: string;
  readonly sources: readonly FactsSource[];
  /** Space separated. */
  readonly scopes: string;
  /** Scope groups: `kind` (c/g), `state` (C/B), then comma-separated indices into `scopes`. */
  readonly groups: string;
  /** Distinct permission needs, one JSON object a line. */
  readonly permissions: string;
  /** Distinct documentation groups, one a line. */
  readonly tags: string;
  /** One line an operation: method, path, id, tag, Connect scope, groups, permissions, flags, rest as JSON. */
  readonly operations: string;
}

export const connectCodes = {
  NONE: 'N',
  READ: 'R',
  WRITE: 'W',
  DELETE: 'D',
  PROJECT_ADMIN: 'P',
  ADMIN: 'A',
  ACT_AS_USER: 'U',
  ACCESS_EMAIL_ADDRESSES: 'E',
  INACCESSIBLE: 'X',
} as const;

export const productCodes = { platform: 'p', software: 's', servicedesk: 'd' } as const;
