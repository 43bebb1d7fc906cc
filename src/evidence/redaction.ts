import { claimsOf, flawsOf, type JwtClaims } from './credential.ts';
import type { Exchange, RecordedRequest, RecordedResponse } from './exchange.ts';

/** Longer bodies are cut: what a diagnosis reads stands in front, and masking stays quick. */
const longestBody = 65_536;
const mask = '***';

/** Headers whose values are evidence and no secret; every other value is masked. */
const plainHeaders = new Set(
  `accept accept-encoding accept-language allow atl-request-id atl-traceid beta-ratelimit beta-ratelimit-policy
  beta-retry-after cache-control connection content-encoding content-length content-type date expires location origin
  pragma proxy-authenticate ratelimit-reason retry-after server transfer-encoding user-agent vary via www-authenticate
  x-atlassian-token x-cache x-content-type-options x-failure-category x-ratelimit-fillrate
  x-ratelimit-interval-seconds x-ratelimit-limit x-ratelimit-nearlimit x-ratelimit-remaining x-ratelimit-reset
  x-arequestid x-asessionid-none x-authentication-denied-reason x-seraph-loginreason x-atlassian-websudo cf-ray
  x-squid-error host x-forwarded-proto x-forwarded-host`.split(/\s+/),
);

/** Headers that name the caller: that they are there is evidence, whom they name is not. */
const callerHeaders = new Set(['x-aaccountid', 'x-ausername', 'x-asessionid']);

/** An Atlassian account id: no secret and no personal data, and the proof of whom a call ran as. */
const accountId =
  /^([0-9a-f]{23}[0-9a-g]|\d{5,7}(:|%3A)[0-9a-f]{8}-[0-9a-f-]{27}|(qm|ug)(:|%3A)[0-9a-f]{8}-[0-9a-f-]{27}((:|%3A)[0-9a-f]{8}-[0-9a-f-]{27})?)$/i;

const secretNames =
  'password|passwd|pwd|os_password|os_username|username|user_name|email|emailaddress|e-mail|mail|secret|client_secret|clientsecret|shared_secret|sharedsecret|token|id_token|access_token|accesstoken|refresh_token|refreshtoken|api_token|apitoken|apikey|api_key|x-api-key|authorization|cookie|set-cookie|jwt|assertion|code|state|signature|sig|session|sessionid|jsessionid|atlassian\\.xsrf\\.token|atl_token|displayname|key_secret|private_key';

const named = new RegExp(
  `(["']?)(?<![a-z0-9_.-])(${secretNames})(\\1\\s{0,8}[=:]\\s{0,8})(\\\\?["']?)([^"'&\\s,;}\\\\]{1,8192})`,
  'gi',
);
/** "JWT: Token used before issued" is a sentence; "password: swordfish" is not. */
function isProse(name: string, value: string): boolean {
  return (
    /^(jwt|token|code|state|session|signature|sig|assertion|email|mail|user_?name)$/i.test(name) &&
    /^[A-Za-z']+\.?$/.test(value)
  );
}

const runs = /[^\s"'<>(),;=&?{}[\]/|]+/g;
const schemes = /\b(basic|bearer|jwt|oauth)([ \t]{1,4})([A-Za-z0-9+/_=.~-]{8,8192})/gi;

/** Values of `named` that are words of a sentence and no secret ("code":401, grant_type values, ***). */
const harmless = /^(\*+|null|true|false|undefined|none|required|missing|basic|bearer|jwt|oauth|\d{1,6})$/i;

/**
 * Masks credentials, tokens, cookies, e-mail addresses and long opaque values in any text, in linear time. Words stay,
 * so that messages remain readable.
 */
export function redactText(text: string): string {
  return text
    .replace(schemes, (whole, scheme: string, gap: string, value: string) =>
      /\d|[a-z][A-Z]|[=.]/.test(value) && !/^\*+$/.test(value) ? `${scheme}${gap}${mask}` : whole,
    )
    .replace(named, (whole, quote: string, name: string, between: string, open: string, value: string) =>
      harmless.test(value) || (quote === '' && !between.includes('=') && isProse(name, value))
        ? whole
        : `${quote}${name}${between}${open}${mask}`,
    )
    .replace(runs, maskRun);
}

function maskRun(run: string): string {
  if (run.length < 6) return run;
  if (/@|%40|\\u0040/i.test(run) && /[a-z0-9]/i.test(run))
    return /(@|%40|\\u0040)[^@]*\./i.test(run) ? mask : run;
  const jwt = run.indexOf('eyJ');
  if (jwt >= 0 && run.length - jwt > 20) return `${run.slice(0, jwt)}${mask}`;
  if (/^AT[A-Z]{2,3}T?3?x[A-Za-z0-9_-]{8}/.test(run)) return mask;
  if (run.length >= 20 && /^[A-Za-z0-9+_.~:%*!$-]+$/.test(run) && opaque(run)) return mask;
  return run;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Long, with digits and letters mixed: a token rather than a name. Hosts, slugs, cloud and account ids stay. */
function opaque(run: string): boolean {
  if (uuid.test(run) || /^(\d{6}:)?[0-9a-f]{24}$/.test(run) || /^[a-z]+:[a-z0-9.-]+(:[a-z-]+)?$/.test(run))
    return false;
  // An encoded ?, =, &, blank, bracket, comma or quote parts words as the plain one does; no token holds these.
  return run
    .split(/[-_.~:]|%(?:3F|3D|26|20|28|29|2C|22)/i)
    .some(
      (part) =>
        (part.length >= 16 && /\d/.test(part) && /[a-z]/i.test(part)) ||
        (part.length >= 24 && /[A-Z]/.test(part) && /[a-z]/.test(part)),
    );
}

/** A URL without user info and with masked secret values; path, host and names of parameters stay. */
export function redactUrl(url: string): string {
  const text = url.slice(0, 16_384).replace(/^([a-z][a-z0-9+.-]{0,20}:\/\/)[^/?#@]{0,2048}@/i, '$1');
  return redactText(text);
}

/** The form of an `Authorization` value: scheme as it was spelled, what is wrong with a Basic pair, when a JWT lives. */
export function redactAuthorization(value: string): string {
  const word =
    /^\s*(basic|bearer|jwt|oauth|token|negotiate|digest|aws4-hmac-sha256|atlassiantoken)(?=\s|$)/i.exec(
      value,
    )?.[1];
  if (word === undefined) return value.trim() === '' ? '' : mask;
  const rest = value.trim().slice(word.length);
  const gap = /^\s{2,}/.test(rest) ? '  ' : ' ';
  const secret = rest.trim();
  // What makes Jira ignore the header is kept: the label, not the value.
  if (/^token\s*=/i.test(secret)) return `${word}${gap}token=${mask}`;
  if (secret.startsWith(mask)) return `${word}${gap}${keptForm(secret)}`;
  const form = word.toLowerCase() === 'basic' ? flawsOf(secret).join(', ') : formOfClaims(claimsOf(secret));
  return `${word}${gap}${mask}${form === '' ? '' : ` (${form})`}`;
}

const formWord =
  /^(not base64|line end|quotes|no colon|blank|empty user|no e-mail|empty secret|(iat|exp)=\d{1,12}|alg=[A-Z0-9a-z]{2,8}|qsh=(context-qsh|hash)|iss=(key|uuid|urn|url)|aud=(url|other))$/;

/** A value that was masked before keeps only words this file writes itself. */
function keptForm(secret: string): string {
  const words =
    /^\*\*\*\s?\(([^)]{0,400})\)/
      .exec(secret)?.[1]
      ?.split(', ')
      .filter((word) => formWord.test(word)) ?? [];
  return words.length === 0 ? mask : `${mask} (${words.join(', ')})`;
}

function formOfClaims(claims: JwtClaims | null): string {
  if (claims === null) return '';
  const iss = claims.iss;
  const parts = [
    iss === undefined
      ? ''
      : `iss=${/^urn:/.test(iss) ? 'urn' : /^https?:/.test(iss) ? 'url' : /^[0-9a-f]{8}-/.test(iss) ? 'uuid' : 'key'}`,
    claims.aud === undefined ? '' : `aud=${/^https?:/.test(claims.aud) ? 'url' : 'other'}`,
    claims.qsh === undefined ? '' : `qsh=${claims.qsh === 'context-qsh' ? 'context-qsh' : 'hash'}`,
    claims.iat === undefined ? '' : `iat=${Math.round(claims.iat)}`,
    claims.exp === undefined ? '' : `exp=${Math.round(claims.exp)}`,
    claims.alg === undefined || !/^[A-Za-z0-9]{2,8}$/.test(claims.alg) ? '' : `alg=${claims.alg}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Headers with every value masked that is not known to be harmless. */
export function redactHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const safe: [string, string][] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[A-Za-z0-9_-]{1,80}$/.test(name)) continue;
    const lower = name.toLowerCase();
    if (lower === '__proto__') continue;
    if (lower === 'authorization') safe.push([name, redactAuthorization(value)]);
    else if (callerHeaders.has(lower))
      safe.push([
        name,
        /^anonymous$/i.test(value) || (lower === 'x-aaccountid' && accountId.test(value)) ? value : mask,
      ]);
    else if (lower === 'location') safe.push([name, redactUrl(value)]);
    else if (plainHeaders.has(lower)) safe.push([name, redactText(value.slice(0, 2_048))]);
    else safe.push([name, value === '' ? '' : mask]);
  }
  return Object.fromEntries(safe);
}

function redactBody(body: string | null): string | null {
  return body === null ? null : redactText(body.slice(0, longestBody));
}

function redactRequest(request: RecordedRequest): RecordedRequest {
  return {
    method: request.method.slice(0, 16),
    url: redactUrl(request.url),
    headers: redactHeaders(request.headers),
    body: redactBody(request.body),
  };
}

function redactResponse(response: RecordedResponse): RecordedResponse {
  return {
    status: response.status,
    headers: redactHeaders(response.headers),
    body: redactBody(response.body),
  };
}

/**
 * An exchange that can be stored and shown: nothing in it logs in, names a person or holds a session, and the form of
 * the credential (scheme, malformed pair, life of a JWT) is still there to be diagnosed.
 */
export function redactExchange(exchange: Exchange): Exchange {
  return {
    ...exchange,
    request: redactRequest(exchange.request),
    response: exchange.response === null ? null : redactResponse(exchange.response),
    ...(exchange.failure === undefined
      ? {}
      : {
          failure: {
            kind: exchange.failure.kind,
            message: redactText(exchange.failure.message.slice(0, 1_000)),
          },
        }),
  };
}

/** Notes with every text in them masked like any other text; nesting beyond six levels is dropped. */
export function redactNotes(notes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const clean = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string') return redactText(value.slice(0, 4_096));
    if (typeof value !== 'object' || value === null) return value;
    if (depth > 6) return null;
    if (Array.isArray(value)) return value.slice(0, 500).map((item) => clean(item, depth + 1));
    const entries = Object.entries(value)
      .filter(([key]) => key !== '__proto__')
      .slice(0, 500);
    return Object.fromEntries(entries.map(([key, item]) => [key, clean(item, depth + 1)]));
  };
  return Object.fromEntries(Object.entries(notes).map(([key, value]) => [key, clean(value, 0)]));
}
