import { claimsOf, type JwtClaims, pickClaims } from '../../claims.ts';

const tokens = /\beyJ[\w-]{8,4096}\.eyJ[\w-]{8,8192}\.[\w-]{8,2048}/g;
/** `"iss": "…"`, `'iat' => 1794214860`, `iss=f8ef6679-…`; a variable of a program has no value here. */
const claim =
  /(?<![\w.])["']?(iss|aud|iat|exp|qsh)["']?\s{0,3}(?:=>|[:=])\s{0,3}(?:"([^"\n$]{1,200})"|'([^'\n$]{1,200})'|(\d{9,11})(?!\d)|([0-9a-f]{8}-[0-9a-f-]{27})(?![\w-]))/g;
/** The key of an app, on a line that shows a time of the same token. */
const issuer =
  /(?<![\w.])iss=([\w-]{1,80}(?:\.[\w-]{1,80}){0,9})(?=[\s,;])(?=[^\n]{0,400}(?<![\w.])(?:iat|exp)=\d{9,11}(?!\d))/;
/** `iss = clientKey`, `"iss": tenant.clientKey`: the issuer of an app's token that is the site instead of the app. */
const ofTenant =
  /(?<![\w.])["'`]?iss["'`]?\s{0,3}(?:=>|[:=](?!=)|is|set to)\s{0,3}(?:the |our )?["'`]?(?:[\w$]{1,40}(?:\.|\[["']))?client_?key\b/i;
const longest = 65_536;

/**
 * The claims of the one token that a text shows apart from the call, whole or decoded; null where it shows none, or several
 * that differ. The token itself is forgotten.
 */
export function shownClaims(text: string): JwtClaims | null {
  const start = text.slice(0, longest);
  const found = [...new Set(start.match(tokens)?.slice(0, 20) ?? [])];
  if (found.length > 1) return null;
  const shown = claimsOf(found[0] ?? '');
  if (shown?.exp !== undefined) return shown;
  const values = new Map<string, string>();
  for (const [, name = '', ...given] of [...start.matchAll(claim)].slice(0, 40)) {
    const value = given.find((one) => one !== undefined) ?? '';
    if (values.has(name) && values.get(name) !== value) return null;
    values.set(name, value);
  }
  // What is said of the installation is a UUID, whatever its value.
  if (!values.has('iss') && ofTenant.test(start)) values.set('iss', '00000000-0000-0000-0000-000000000000');
  else if (!values.has('iat') && !values.has('exp')) return shown;
  const key = issuer.exec(start)?.[1];
  if (key !== undefined && !values.has('iss')) values.set('iss', key);
  return pickClaims({
    ...shown,
    ...Object.fromEntries(
      [...values].map(([name, value]) => [name, /^(?:iat|exp)$/.test(name) ? Number(value) : value]),
    ),
  });
}
