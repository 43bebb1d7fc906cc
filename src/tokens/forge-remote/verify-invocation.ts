import type { KeyObject } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { z } from 'zod';
import { checkTimes } from '../token-times.ts';
import { jsonOfPart, wrongFields } from '../untrusted-json.ts';
import { InvocationClaims } from './claims.ts';
import { type ForgeRejected, refused } from './rejection.ts';

/** Forge's tokens carry context and may be longer than Connect's. */
const longestToken = 12_288;
const issuer = 'forge/invocation-token';

const Header = z.object({
  alg: z.string(),
  kid: z.string().regex(/^[\x21-\x7e]{1,255}$/),
  crit: z.unknown().optional(),
});

/** What this server is, for an invocation token to be compared with. */
export interface ForgeApp {
  /** Full ARI; the only audience. */
  readonly appId: string;
  /** FORGE_ENVIRONMENTS: the environments whose installations this server answers. */
  readonly environments: readonly string[];
  /** ATLASSIAN_API_URL: the only place a token may be sent to. */
  readonly gatewayUrl: string;
}

/** An invocation, verified: what Forge signed, and the site it is about. */
export interface Invocation {
  readonly installationId: string;
  /** Name of this one token; null where Forge gave none. */
  readonly jti: string | null;
  /** Seconds since 1970. */
  readonly exp: number;
  /** `{gateway}/ex/jira/{cloudId}`, checked against the configured gateway. */
  readonly apiBaseUrl: string;
  readonly cloudId: string;
  /** Origin of the site; null on events, which do not state it. */
  readonly siteUrl: string | null;
  readonly environmentId: string | null;
  readonly appVersion: string | null;
  readonly module: { readonly type: string | null; readonly key: string } | null;
  /** accountId of the user in whose page this happens; null on events. */
  readonly principal: string | null;
}

/** First half: the algorithm is fixed and the kid read before any key is looked for. */
export function readInvocationKid(compact: string): { ok: true; kid: string } | ForgeRejected {
  if (compact.length > longestToken)
    return refused({ kind: 'token-malformed', problem: 'longer than 12 KiB' });
  const [header = ''] = compact.split('.');
  const head = Header.safeParse(jsonOfPart(header));
  if (!head.success)
    return refused({ kind: 'token-malformed', problem: 'header is no JSON object with alg and kid' });
  const { alg, kid, crit } = head.data;
  if (alg !== 'RS256')
    return refused({ kind: 'algorithm-not-allowed', received: alg.slice(0, 32), allowed: 'RS256' });
  if (crit !== undefined) return refused({ kind: 'token-malformed', problem: 'critical header extension' });
  return { ok: true, kid };
}

/** Second half: signature, issuer, audience, times, app, and that the gateway is ours. `now` in seconds since 1970. */
export function verifyInvocation(
  compact: string,
  publicKey: KeyObject,
  app: ForgeApp,
  now: number,
): { ok: true; invocation: Invocation } | ForgeRejected {
  const payload = readSigned(compact, publicKey);
  if (payload === null) return refused({ kind: 'signature-invalid' });
  const parsed = InvocationClaims.safeParse(payload);
  if (!parsed.success)
    return refused({ kind: 'claims-malformed', problem: wrongFields(parsed.error, 'payload') });
  const claims = parsed.data;
  if (claims.iss !== issuer) return refused({ kind: 'issuer-mismatch', iss: claims.iss, expected: issuer });
  const [audience = null, ...others] = [claims.aud].flat();
  if (audience !== app.appId || others.length > 0) {
    return refused({ kind: 'audience-mismatch', expected: [app.appId], received: audience });
  }
  const late = checkTimes(claims, now);
  if (late !== null) return refused(late);
  return readInvocation(claims, app);
}

function readInvocation(
  claims: InvocationClaims,
  app: ForgeApp,
): { ok: true; invocation: Invocation } | ForgeRejected {
  const { id, installationId, apiBaseUrl, environment, module, installation } = claims.app;
  if (id !== undefined && id !== app.appId) {
    return refused({ kind: 'app-mismatch', received: id, expected: app.appId });
  }
  // Forge states it in every token it documents. Where it did not, only Forge could have signed so: refusing that would shut every site
  // out for a change of its format, and taking it lets in no more than a trial install by the app's own developers.
  if (environment?.type !== undefined && !app.environments.includes(environment.type.toUpperCase())) {
    const served = app.environments;
    return refused({ kind: 'environment-not-served', environment: environment.type, served });
  }
  if (installation?.id !== undefined && installation.id !== installationId) {
    return refused({ kind: 'installation-inconsistent', installationId });
  }
  const cloudId = cloudIdBelow(apiBaseUrl, app.gatewayUrl);
  if (cloudId === null) return refused({ kind: 'gateway-not-allowed', apiBaseUrl });
  if (claims.context?.cloudId !== undefined && claims.context.cloudId !== cloudId) {
    return refused({ kind: 'installation-inconsistent', installationId });
  }
  return {
    ok: true,
    invocation: {
      installationId,
      jti: claims.jti ?? null,
      exp: claims.exp,
      apiBaseUrl: `${app.gatewayUrl}/ex/jira/${cloudId}`,
      cloudId,
      siteUrl: originOf(claims.context?.siteUrl),
      environmentId: environment?.id ?? null,
      appVersion: claims.app.appVersion ?? claims.app.version ?? null,
      module: module === undefined ? null : { type: module.type ?? null, key: module.key },
      principal: claims.principal ?? null,
    },
  };
}

/** The address is compared as text, not parsed: nothing but the configured gateway, `/ex/jira/` and an id may be in it. */
function cloudIdBelow(apiBaseUrl: string, gatewayUrl: string): string | null {
  const prefix = `${gatewayUrl}/ex/jira/`;
  if (!apiBaseUrl.startsWith(prefix)) return null;
  const cloudId = apiBaseUrl.slice(prefix.length);
  return /^[A-Za-z0-9-]{1,64}$/.test(cloudId) ? cloudId : null;
}

function originOf(siteUrl: string | undefined): string | null {
  if (siteUrl === undefined || !URL.canParse(siteUrl)) return null;
  const { origin, protocol } = new URL(siteUrl);
  return protocol === 'https:' || protocol === 'http:' ? origin : null;
}

function readSigned(compact: string, publicKey: KeyObject): unknown {
  try {
    return jsonwebtoken.verify(compact, publicKey, {
      algorithms: ['RS256'],
      ignoreExpiration: true,
      ignoreNotBefore: true,
    });
  } catch {
    return null;
  }
}
