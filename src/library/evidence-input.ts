/*
 * The types of the package's entries are written out here, free of the schemas they are checked with, so that a consumer needs no further
 * package to read them. test/library/explain.test.ts holds them to the schemas.
 */

import type { Identity } from './identity.ts';

export type { Identity };

/** One request and what came back. */
export interface ExchangeInput {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string | null;
  };
  /** null: not stated, or there was no answer. */
  readonly response?: {
    readonly status?: number | null;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string | null;
  } | null;
  /** What failed below HTTP. */
  readonly failure?: {
    readonly kind: 'dns' | 'tls' | 'refused' | 'timeout' | 'reset';
    readonly message: string;
  };
  /** Where this call was made as somebody else than the evidence's own identity. */
  readonly identity?: Identity;
  /** What stands behind the address, where the host name does not say it. */
  readonly place?: 'site' | 'gateway' | 'authorization-server' | 'self-hosted' | 'other';
}

/** What a diagnosis looks at; `schema/evidence-1.json` describes the same. */
export interface EvidenceInput {
  readonly identity: Identity;
  /** Declared or granted, in Connect, classic or granular names. */
  readonly scopes?: readonly string[] | null;
  /** Whatever is known of the account: groups, active, permissions … */
  readonly accountNotes?: Readonly<Record<string, unknown>> | null;
  readonly deployment?: 'cloud' | 'server' | 'datacenter' | null;
  readonly exchanges: readonly ExchangeInput[];
}
