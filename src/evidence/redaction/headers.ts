import { redactAuthorization } from './authorization.ts';
import { mask } from './mask.ts';
import { redactText } from './text.ts';
import { redactUrl } from './url.ts';

/** Headers whose values are evidence and no secret; every other value is masked. */
const plainHeaders = new Set(
  `accept accept-encoding accept-language allow atl-missing-tcs atl-request-id atl-traceid beta-ratelimit beta-ratelimit-policy
  beta-retry-after cache-control connection content-encoding content-length content-type date expires location origin
  pragma proxy-authenticate ratelimit-reason retry-after server transfer-encoding user-agent vary via www-authenticate
  forge-proxy-error x-atlassian-token x-cache x-content-type-options x-failure-category x-ratelimit-fillrate
  x-beta-ratelimit-nearlimit x-beta-ratelimit-reason x-beta-ratelimit-reset x-ratelimit-interval-seconds
  x-ratelimit-limit x-ratelimit-nearlimit x-ratelimit-reason x-ratelimit-remaining x-ratelimit-reset
  x-arequestid x-asessionid-none x-authentication-denied-reason x-seraph-loginreason x-atlassian-websudo cf-ray
  x-deny-reason x-squid-error host x-forwarded-proto x-forwarded-host`.split(/\s+/),
);

/** Headers that name the caller: that they are there is evidence, whom they name is not. */
const callerHeaders = new Set(['x-aaccountid', 'x-ausername', 'x-asessionid']);

/** An Atlassian account id: no secret and no personal data, and the proof of whom a call ran as. */
const accountId =
  /^([0-9a-f]{23}[0-9a-g]|\d{5,7}(:|%3A)[0-9a-f]{8}-[0-9a-f-]{27}|(qm|ug)(:|%3A)[0-9a-f]{8}-[0-9a-f-]{27}((:|%3A)[0-9a-f]{8}-[0-9a-f-]{27})?)$/i;

/** What Seraph says of a login; whatever else stands in the header was put there by somebody else. */
const loginReason =
  /^(?:\s?(?:OK|OUT|NONE|AUTHENTICATED_FAILED|AUTHENTICATION_DENIED|AUTHORI[SZ]ATION_FAILED|TOKEN_EXPIRED)\s?,?){1,4}$/i;

/** Headers with every value masked that is not known to be harmless; names that hold a secret are dropped. */
export function redactHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const safe: [string, string][] = [];
  for (const [name, value] of Object.entries(headers).slice(0, 200)) {
    if (!/^[A-Za-z0-9_-]{1,80}$/.test(name) || name === '__proto__') continue;
    const known = name.toLowerCase();
    if (!isHarmless(known) && redactText(name) !== name) continue;
    safe.push([name, redactValue(known, value)]);
  }
  return Object.fromEntries(safe);
}

/** A name that everybody knows. */
const isHarmless = (name: string): boolean =>
  plainHeaders.has(name) || callerHeaders.has(name) || name === 'authorization';

function redactValue(name: string, value: string): string {
  if (name === 'authorization') return redactAuthorization(value.slice(0, 16_384));
  if (callerHeaders.has(name))
    return /^anonymous$/i.test(value) || (name === 'x-aaccountid' && accountId.test(value)) ? value : mask;
  if (name === 'location') return redactUrl(value);
  if (name === 'x-seraph-loginreason') return value === '' || loginReason.test(value) ? value : mask;
  if (plainHeaders.has(name)) return redactText(value.slice(0, 2_048));
  return value === '' ? '' : mask;
}
