import type { Exchange } from '../../exchange.ts';
import { headerOf, statusOf } from '../values/index.ts';
import { bodyAlone } from './body-end.ts';

type Part = 'general' | 'request headers' | 'request body' | 'response headers' | 'response body';

const mostLines = 5_000;
const heading =
  /^\s{0,8}(?:[▼▶▾▸•#*-]{1,3}\s{0,2})?(general|network|(?:request|response) (?:headers|body|payload|cookies|trailers)|(?:form|query string) (?:data|parameters)|payload)(?: \(\d{1,9}(?: ?[kM]?B)?\))?\s{0,2}:?\s{0,4}$/i;
const asked =
  /^\s{0,8}(?:[▼▶▾▸•]\s{0,2})?(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS) (https?:\/\/\S{1,4000}|\/\S{1,4000})(?=\s|$)(?!\s{1,3}HTTP\/)/;
/** What the console of Postman writes behind the address. */
const behindAddress = /^\s{1,9}([2-5]\d\d)(?=\s|$)/;
const named =
  /^\s{0,8}(request url|request method|(?:status|response) code|status|url|method)\s{0,2}:?\s{0,4}(\S.{0,4000})?$/i;
/** `404 287 ms` of Postman's console, `404 Not Found`. */
const status = /^\s{0,8}([2-5]\d\d)(?:\s{1,3}(?:[\d.,]{1,9} ?m?s\b|[A-Z][A-Za-z ]{1,40}$)|\s{0,4}$)/;

/**
 * Calls as the windows of browsers and of Postman show them, copied with their headings ("Request Headers", "Response Body" …);
 * none where a text has none. Header names and values stand on one line or on two.
 */
export function fromSections(lines: readonly string[]): Exchange[] {
  const starts = lines.slice(0, mostLines).flatMap((line, at) => (asked.test(line) ? [at] : []));
  const cuts = starts.length > 1 ? [...starts, mostLines] : [0, mostLines];
  const calls = cuts.slice(1).map((end, at) => splitParts(lines.slice(cuts[at], end)));
  return calls.some(isShown) ? calls.flatMap((parts) => callOf(parts) ?? []) : [];
}

const isShown = (parts: Parts) =>
  parts.has('response headers') || (parts.has('request headers') && parts.has('response body'));

function callOf(parts: Parts): Exchange | null {
  const received = parts.get('response headers');
  const sent = parts.get('request headers');
  const { url, method, status: code } = general(parts.get('general') ?? []);
  const requestHeaders = headersIn(sent ?? []);
  const host = headerOf(requestHeaders, 'host');
  const blank = (received ?? []).findIndex((line, at) => at > 0 && line.trim() === '');
  const head = blank < 0 ? (received ?? []) : (received ?? []).slice(0, blank);
  const headers = headersIn(head);
  const body = bodyAlone(
    (parts.get('response body') ?? (blank < 0 ? [] : (received ?? []).slice(blank))).join('\n'),
    headers,
  );
  if (url === undefined && code === undefined) return null;
  return {
    request: {
      method: method ?? 'GET',
      url: url?.startsWith('/') === true && host !== undefined ? `https://${host}${url}` : (url ?? ''),
      headers: requestHeaders,
      body: parts.get('request body')?.join('\n').trim() || null,
    },
    response: { status: code ?? null, headers, body: body === '' ? null : body },
  };
}

type Parts = ReadonlyMap<Part, string[]>;

function splitParts(lines: readonly string[]): Parts {
  const parts = new Map<Part, string[]>();
  let current: string[] = [];
  parts.set('general', current);
  for (const line of lines) {
    const title = heading.exec(line)?.[1]?.toLowerCase();
    if (title === undefined) current.push(line);
    else {
      const part = partOf(title);
      // Of several calls, the last is the one that is asked about.
      current = part === 'general' ? (parts.get('general') ?? []) : [];
      parts.set(part, current);
    }
  }
  return parts;
}

function partOf(title: string): Part {
  if (/^response headers/.test(title)) return 'response headers';
  if (/^response/.test(title)) return 'response body';
  if (/^request headers/.test(title)) return 'request headers';
  return title === 'general' || title === 'network' ? 'general' : 'request body';
}

interface General {
  url?: string | undefined;
  method?: string | undefined;
  status?: number | undefined;
}

function general(lines: readonly string[]): General {
  const found: General = {};
  for (const [at, line] of lines.entries()) {
    const call = asked.exec(line);
    if (call) [found.method, found.url] = [call[1], call[2]];
    const code = call === null ? status.exec(line) : behindAddress.exec(line.slice(call[0].length));
    found.status = statusOf(code?.[1]) ?? found.status;
    const [, name = '', value] = named.exec(line) ?? [];
    const given = (value ?? lines[at + 1] ?? '').trim();
    if (/url$/i.test(name) && /^(?:https?:\/\/|\/)\S{1,4000}$/.test(given)) found.url = given;
    else if (/method$/i.test(name) && /^[A-Z]{3,8}$/.test(given)) found.method = given;
    else if (/^status|code$/i.test(name)) found.status = statusOf(given) ?? found.status;
  }
  return found;
}

function headersIn(lines: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '');
  for (let at = 0; at < filled.length; at += 1) {
    const line = filled[at] ?? '';
    const [, name, value] = /^:?([A-Za-z][\w-]{0,79})(?::(?:\s{0,4}(.{0,8192}))?)?$/.exec(line) ?? [];
    if (name === undefined || name === '__proto__') continue;
    if (value !== undefined && value !== '') headers[name] = value;
    else {
      headers[name] = filled[at + 1] ?? '';
      at += 1;
    }
  }
  return headers;
}
