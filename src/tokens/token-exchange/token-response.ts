import { z } from 'zod';
import { Secret } from '../secret.ts';

/** Seconds; RFC 6749 §5.1 leaves the life out where it is told elsewhere: of Atlassian's tokens those of Connect apps live shortest. */
const shortestLife = 900;

/** A granted token, from any of Atlassian's token endpoints. `expires_in` is in seconds; `scope` is space separated. */
const TokenGrant = z
  .object({
    access_token: z.string().min(1),
    /** A server whose clock is off has handed out tokens that were dead on arrival: a life of 0 or less is still a grant. */
    expires_in: z.coerce.number().nullish(),
    token_type: z.string().nullish(),
    scope: z.string().nullish(),
    refresh_token: z.string().min(1).nullish(),
  })
  .transform((grant) => ({
    accessToken: new Secret(grant.access_token),
    expiresInSeconds: grant.expires_in ?? shortestLife,
    scopes: grant.scope == null ? null : grant.scope.split(/\s+/).filter((scope) => scope !== ''),
    refreshToken: grant.refresh_token == null ? null : new Secret(grant.refresh_token),
  }));
type TokenGrant = z.output<typeof TokenGrant>;

/** A refused grant (RFC 6749 §5.2); Atlassian words the reason in `error_description`. */
const TokenRefusal = z.object({
  error: z.string(),
  error_description: z.string().nullish(),
});
type TokenRefusal = z.infer<typeof TokenRefusal>;

type TokenAnswer =
  | { readonly ok: true; readonly grant: TokenGrant }
  | { readonly ok: false; readonly refusal: TokenRefusal | null };

/** Reads the answer of a token endpoint. `refusal: null`: it was neither a grant nor a refusal as RFC 6749 writes them. */
export function parseTokenAnswer(status: number | null, body: string | null): TokenAnswer {
  const json = parseJson(body);
  if (status !== null && status >= 200 && status < 300) {
    const grant = TokenGrant.safeParse(json);
    return grant.success ? { ok: true, grant: grant.data } : { ok: false, refusal: null };
  }
  const refusal = TokenRefusal.safeParse(json);
  return { ok: false, refusal: refusal.success ? refusal.data : null };
}

function parseJson(body: string | null): unknown {
  if (body === null) return null;
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
