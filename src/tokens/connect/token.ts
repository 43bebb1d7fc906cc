import { z } from 'zod';
import { jsonOfPart } from '../untrusted-json.ts';
import { type Rejected, rejected } from './rejection.ts';

/** Atlassian's tokens are well below 2 KiB; anything longer is not worth decoding. */
const longestToken = 8192;
/** RFC 7515 §3.1: three parts of base64url without padding; a token without a signature may end at its second dot. */
const compactForm = /^[\w-]+\.[\w-]+\.[\w-]*$/;

const Header = z.object({ alg: z.string(), kid: z.string().optional(), crit: z.unknown().optional() });
type Header = z.infer<typeof Header>;

/** `{"typ":"JWT","alg":"HS256"}` in both orders: what nearly every token begins with, and need not be decoded each time. */
const usualHeaders: ReadonlyMap<string, Header> = new Map([
  ['eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9', { alg: 'HS256' }],
  ['eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9', { alg: 'HS256' }],
]);

/** It becomes a query parameter before anything is verified: printable ASCII only, so that no database chokes on it. */
const Issuer = z.object({ iss: z.string().regex(/^[\x21-\x7e]{1,255}$/) });

/** What a token says of itself before anything is verified: enough to pick the key, good for nothing else. */
export interface UnverifiedToken {
  readonly compact: string;
  readonly alg: string;
  readonly kid: string | null;
  readonly iss: string;
  /** As it was sent. */
  readonly payload: unknown;
}

/** Reads header and issuer of a compact JWT without believing them. */
export function decodeToken(compact: string): { ok: true; token: UnverifiedToken } | Rejected {
  if (compact.length > longestToken) return malformed('longer than 8 KiB');
  if (!compactForm.test(compact)) return malformed('not three parts of base64url');
  const [header = '', payload = ''] = compact.split('.', 2);
  const head = usualHeaders.get(header) ?? Header.safeParse(jsonOfPart(header)).data;
  if (head === undefined) return malformed('header is no JSON object with alg');
  // RFC 7515 §4.1.11: an extension marked critical and not understood makes the token invalid. We understand none.
  if (head.crit !== undefined) return malformed('critical header extension');
  const sent = jsonOfPart(payload);
  const issuer = Issuer.safeParse(sent);
  if (!issuer.success) return malformed('payload is no JSON object with iss');
  return {
    ok: true,
    token: { compact, alg: head.alg, kid: head.kid ?? null, iss: issuer.data.iss, payload: sent },
  };
}

function malformed(problem: string): Rejected {
  return rejected({ kind: 'token-malformed', problem });
}
