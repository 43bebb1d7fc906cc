import { z } from 'zod';
import { wrongFields } from '../untrusted-json.ts';
import { type Rejected, rejected } from './rejection.ts';

/** Claims of a token from Jira, signature already verified; unknown claims are ignored. */
export const ConnectClaims = z.object({
  iss: z.string().min(1),
  sub: z.string().min(1).max(255).optional(),
  exp: z.number(),
  iat: z.number().optional(),
  nbf: z.number().optional(),
  qsh: z.string().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
});
export type ConnectClaims = z.infer<typeof ConnectClaims>;

/** Parses verified claims; the rejection says which claim is wrong, never its value. */
export function parseClaims(payload: unknown): { ok: true; claims: ConnectClaims } | Rejected {
  const parsed = ConnectClaims.safeParse(payload);
  if (parsed.success) return { ok: true, claims: parsed.data };
  return rejected({ kind: 'claims-malformed', problem: wrongFields(parsed.error, 'payload') });
}

/** The audience to compare: the text itself, or the first entry of a list, as Atlassian's own framework reads it. */
export function firstAudience(aud: ConnectClaims['aud']): string | null {
  return typeof aud === 'string' ? aud : (aud?.[0] ?? null);
}

export function withoutTrailingSlash(url: string): string {
  return url.endsWith('/') ? url.slice(0, -1) : url;
}
