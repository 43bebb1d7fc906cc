import { createHash } from 'node:crypto';

/** RFC 3986: only unreserved characters stay, `!'()*` are escaped as well (encodeURIComponent leaves them). */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** UTF-16 order is code-point order here: every encoded name is ASCII. */
function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Canonical request of a call: `path` is percent-encoded and relative to the base address, `rawQuery` without question
 * mark. Written from https://developer.atlassian.com/cloud/bitbucket/query-string-hash, not from any library.
 */
export function canonicalRequest(method: string, path: string, rawQuery: string): string {
  const trimmed = path.replace(/\/+$/, '');
  const canonicalPath = (trimmed.startsWith('/') ? trimmed : `/${trimmed}`).replaceAll('&', '%26');
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(rawQuery)) {
    if (name === 'jwt') continue;
    const key = encode(name);
    values.set(key, [...(values.get(key) ?? []), encode(value)]);
  }
  const query = [...values]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([name, list]) => `${name}=${list.sort(byCodePoint).join(',')}`)
    .join('&');
  return `${method.toUpperCase()}&${canonicalPath}&${query}`;
}

/** The `qsh` claim of a call: lower-case hex SHA-256 of its canonical request. */
export function queryStringHash(method: string, path: string, rawQuery: string): string {
  return createHash('sha256')
    .update(canonicalRequest(method, path, rawQuery), 'utf8')
    .digest('hex');
}
