import { hash } from 'node:crypto';
import { parse } from 'node:querystring';

/** The literal that context tokens carry instead of a hash (apiMigrations `context-qsh`). */
export const contextQsh = 'context-qsh';

/** A request as it was sent: `url` is absolute or begins with the path, percent-escapes untouched. */
interface HashedRequest {
  readonly method: string;
  readonly url: string;
  /** Path of the base URL both sides hang the request on; `''` or `/` for none. */
  readonly basePath: string;
}

/** The `qsh` claim that belongs to a request: lower-case hex SHA-256 of its canonical form. */
export function queryStringHash(request: HashedRequest): string {
  return hash('sha256', canonicalRequest(request), 'hex');
}

/**
 * `METHOD&PATH&QUERY` by Atlassian's rules (https://developer.atlassian.com/cloud/bitbucket/query-string-hash).
 * It reads the URL as sent, never a parsed query object: a parser that turns `a[]=1` into a list named `a` breaks the hash.
 */
export function canonicalRequest({ method, url, basePath }: HashedRequest): string {
  const { path, query } = splitUrl(url);
  return `${method.toUpperCase()}&${canonicalPath(path, basePath)}&${canonicalQuery(query)}`;
}

function splitUrl(url: string): { path: string; query: string } {
  const fragment = url.indexOf('#');
  const sent = fragment === -1 ? url : url.slice(0, fragment);
  const mark = sent.indexOf('?');
  const address = mark === -1 ? sent : sent.slice(0, mark);
  const query = mark === -1 ? '' : sent.slice(mark + 1);
  const origin = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(address);
  return { path: origin ? address.slice(origin[0].length) : address, query };
}

/**
 * The base path goes only where it ends at a segment: with base `/connect`, `/connectivity/x` is no path below it.
 * atlassian-jwt 2.0.3 cuts the plain string and would hash `/ivity/x`; no route of ours is named so that it matters.
 */
function canonicalPath(path: string, basePath: string): string {
  const base = trimSlashes(basePath);
  const below = path === base || path.startsWith(`${base}/`) ? path.slice(base.length) : path;
  const trimmed = trimSlashes(below);
  return trimmed === '' ? '/' : trimmed.replaceAll('&', '%26');
}

function trimSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

function canonicalQuery(query: string): string {
  const parameters = parse(query, undefined, undefined, { maxKeys: 0 });
  return Object.entries(parameters)
    .filter(([name]) => name !== 'jwt')
    .map(([name, value]) => ({ name: encodeRfc3986(name), values: encodedValues(value) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, values }) => `${name}=${values}`)
    .join('&');
}

function encodedValues(value: string | string[] | undefined): string {
  if (typeof value === 'string') return encodeRfc3986(value);
  return [...(value ?? [])].sort().map(encodeRfc3986).join(',');
}

function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
