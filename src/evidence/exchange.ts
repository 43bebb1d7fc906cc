import * as z from 'zod/mini';
import { identityKinds } from '../jira-facts/index.ts';
import { AccountFacts } from './account-facts.ts';
import { deployments, failureKinds, places } from './kinds.ts';

export const IdentityKind = z.enum(identityKinds);
export type IdentityKind = z.infer<typeof IdentityKind>;

const Headers = z.record(z.string(), z.string());

export const RecordedRequest = z.object({
  method: z.string(),
  url: z.string(),
  headers: z._default(Headers, {}),
  body: z._default(z.nullable(z.string()), null),
});
export type RecordedRequest = z.infer<typeof RecordedRequest>;

export const RecordedResponse = z.object({
  /** null: the record does not state it. */
  status: z._default(z.nullable(z.int()), null),
  headers: z._default(Headers, {}),
  body: z._default(z.nullable(z.string()), null),
});
export type RecordedResponse = z.infer<typeof RecordedResponse>;

/** A failure below HTTP: there was no answer to read. */
export const TransportFailure = z.object({
  kind: z.enum(failureKinds),
  message: z.string(),
});
export type TransportFailure = z.infer<typeof TransportFailure>;

/** Read leniently: people write it in words, programs with a hyphen. */
const Place = z.pipe(
  z.transform((value: unknown) => (value === 'authorization server' ? 'authorization-server' : value)),
  z.enum(places),
);

/**
 * One request and what came back. `identity` is set where a sibling call was made as somebody else than the
 * evidence's own identity (anonymous, another user); `receivedAt` is our clock in ISO 8601 when the answer arrived,
 * to be held against the server's `Date`.
 */
export const Exchange = z.object({
  request: RecordedRequest,
  response: z._default(z.nullable(RecordedResponse), null),
  failure: z.optional(TransportFailure),
  identity: z.optional(IdentityKind),
  receivedAt: z.optional(z.string()),
  /** What its address is; where it is stated it counts and the host name does not. */
  place: z.optional(Place),
  /** Milliseconds from sending to the last byte read. */
  durationMs: z.optional(z.number()),
});
export type Exchange = z.infer<typeof Exchange>;

/**
 * All that a diagnosis may look at: a forum thread, a HAR file and a live probe have the same shape.
 * `accountNotes` is free-form: whatever is known of the account (groups, active, accountType, permissions …).
 */
export const Evidence = z.object({
  identity: IdentityKind,
  scopes: z._default(z.nullable(z.array(z.string())), null),
  accountNotes: z._default(z.nullable(z.record(z.string(), z.unknown())), null),
  /** What our own code knows for certain; weighs more than any note. */
  account: z.optional(AccountFacts),
  deployment: z._default(z.nullable(z.enum(deployments)), null),
  exchanges: z.array(Exchange),
});
export type Evidence = z.infer<typeof Evidence>;
