/**
 * Which addresses a tenant's `baseUrl` may have. A pattern is a host name or `*.` and a host name; with a port
 * (`localhost:*`, `jira.test:8443`) it also allows http, which is for local use only.
 */
export interface SiteHostPattern {
  readonly text: string;
  /** Lower case; starts with a dot when the pattern began with `*.`. */
  readonly hostname: string;
  readonly anySubdomain: boolean;
  /** null: https on its default port. `*`: any port. */
  readonly port: string | null;
}

const patternForm =
  /^(\*\.)?([a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*)(?::(\*|\d{1,5}))?$/;

/** Reads one pattern of SITE_HOSTS; null when it is not of the form above or would open a whole top-level domain. */
export function parseSiteHostPattern(text: string): SiteHostPattern | null {
  const match = patternForm.exec(text.toLowerCase());
  const name = match?.[2];
  if (!match || name === undefined) return null;
  const anySubdomain = match[1] !== undefined;
  if (anySubdomain && !name.includes('.') && name !== 'localhost') return null;
  return { text, hostname: anySubdomain ? `.${name}` : name, anySubdomain, port: match[3] ?? null };
}

/** URL parsing also lets `*`, `_` and empty labels through, which no site's name has. */
const hostForm = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

/**
 * The origin of a site address that fits one of the patterns, else null. Only a bare origin is a Jira Cloud site: user
 * info, path, query, an explicit default port, or a spelling that URL parsing would change (backslashes, full-width
 * letters, tabs) is refused, because two programs might read it as two different hosts.
 */
export function allowedSiteOrigin(text: string, patterns: readonly SiteHostPattern[]): string | null {
  if (text.length > 512 || !URL.canParse(text)) return null;
  const url = new URL(text);
  const spelling = text.endsWith('/') ? text.slice(0, -1) : text;
  if (spelling.toLowerCase() !== url.origin || !hostForm.test(url.hostname)) return null;
  return patterns.some((pattern) => fits(url, pattern)) ? url.origin : null;
}

function fits(url: URL, pattern: SiteHostPattern): boolean {
  const hostFits = pattern.anySubdomain
    ? url.hostname.endsWith(pattern.hostname) && url.hostname.length > pattern.hostname.length
    : url.hostname === pattern.hostname;
  if (!hostFits) return false;
  if (pattern.port === null) return url.protocol === 'https:' && url.port === '';
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return false;
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return pattern.port === '*' || pattern.port === port;
}
