/** The credential in a request as Atlassian reads it: exact scheme, one blank. */
type Presented =
  | { readonly scheme: 'basic'; readonly userName: string; readonly password: string }
  | { readonly scheme: 'basic'; readonly broken: true }
  | { readonly scheme: 'bearer'; readonly token: string }
  | { readonly scheme: 'jwt'; readonly token: string }
  | null;

/**
 * Reads the Authorization header. Anything but `Basic x`, `Bearer x` and `JWT x` with exactly that case and one blank is
 * ignored, as measured on a Cloud site on 4 Sep 2026 (github.com/brekkylab/backlot): the request is then anonymous.
 */
export function presentedCredential(header: string | undefined): Presented {
  const [, scheme, credential] = /^(Basic|Bearer|JWT) (\S+)$/.exec(header ?? '') ?? [];
  if (scheme === undefined || credential === undefined) return null;
  if (scheme === 'JWT') return { scheme: 'jwt', token: credential };
  if (scheme === 'Bearer') return { scheme: 'bearer', token: credential };
  return basicPair(credential);
}

function basicPair(encoded: string): Presented {
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded) || colon < 0) return { scheme: 'basic', broken: true };
  return { scheme: 'basic', userName: pair.slice(0, colon), password: pair.slice(colon + 1) };
}
