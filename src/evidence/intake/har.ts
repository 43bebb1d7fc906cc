import { z } from 'zod';
import type { Exchange, TransportFailure } from '../exchange.ts';
import type { Parsed } from './intake.ts';
import { placeOf } from './place.ts';

const Pair = z.object({ name: z.string(), value: z.string().default('') });
const Content = z.object({
  text: z.string().optional(),
  encoding: z.string().optional(),
  mimeType: z.string().optional(),
});
const Entry = z.object({
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.array(Pair).default([]),
    cookies: z.array(z.unknown()).default([]),
    postData: z.object({ text: z.string().optional() }).optional(),
  }),
  response: z.object({
    status: z.number(),
    headers: z.array(Pair).default([]),
    content: Content.default({}),
    redirectURL: z.string().optional(),
    _error: z.string().nullish(),
  }),
});
/** HTTP archive 1.2 as far as it is evidence. http://www.softwareishard.com/blog/har-12-spec/ */
const Har = z.object({ log: z.object({ entries: z.array(Entry) }) });

const beside = 10;
const most = 40;

/** Takes the failing entries, and some working ones of the same hosts beside them. */
export function parseHar(value: unknown): Parsed {
  const har = Har.safeParse(value);
  if (!har.success) return { ok: false, problem: `this HAR file is not readable at ${placeOf(har.error)}` };
  const entries = har.data.log.entries.filter(({ request }) => /^https?:/i.test(request.url));
  const api = entries.filter(({ request }) => /\/rest\/|oauth|\/ex\/jira\/|\/graphql/.test(request.url));
  const pool = api.length > 0 ? api : entries;
  const failing = pool.filter(({ response }) => response.status === 0 || response.status >= 300);
  const hosts = new Set(failing.map(({ request }) => hostOf(request.url)));
  const working = pool
    .filter((entry) => !failing.includes(entry) && hosts.has(hostOf(entry.request.url)))
    .slice(0, beside);
  const chosen =
    failing.length === 0
      ? pool.slice(0, most)
      : pool.filter((entry) => failing.includes(entry) || working.includes(entry)).slice(0, most);
  return { ok: true, draft: { exchanges: chosen.map(toExchange) } };
}

function hostOf(url: string): string {
  return /^[a-z]+:\/\/([^/?#]*)/i.exec(url)?.[1]?.toLowerCase() ?? '';
}

function toExchange({ request, response }: z.infer<typeof Entry>): Exchange {
  const headers = toRecord(request.headers);
  if (request.cookies.length > 0 && !Object.keys(headers).some((name) => name.toLowerCase() === 'cookie'))
    headers.Cookie = '***';
  const sent = { method: request.method, url: request.url, headers, body: request.postData?.text ?? null };
  if (response.status === 0)
    return { request: sent, response: null, failure: failureOf(response._error ?? '') };
  const received = toRecord(response.headers);
  if (response.redirectURL && !Object.keys(received).some((name) => name.toLowerCase() === 'location'))
    received.Location = response.redirectURL;
  return {
    request: sent,
    response: { status: Math.trunc(response.status), headers: received, body: textOf(response.content) },
  };
}

function toRecord(pairs: readonly { name: string; value: string }[]): Record<string, string> {
  return Object.fromEntries(
    pairs
      .filter(({ name }) => name !== '__proto__' && !name.startsWith(':'))
      .map(({ name, value }) => [name, value]),
  );
}

function textOf({ text, encoding }: z.infer<typeof Content>): string | null {
  if (text === undefined || text === '') return null;
  if (encoding !== 'base64') return text;
  return textOfBase64(text.slice(0, 131_072));
}

/** Chrome and Firefox name the network error in `_error` (net::ERR_NAME_NOT_RESOLVED). */
export function failureOf(message: string): TransportFailure {
  const text = message.toLowerCase();
  const kind = /name_not_resolved|resolve|enotfound|eai_again|unknown ?host/.test(text)
    ? 'dns'
    : /ssl|tls|cert/.test(text)
      ? 'tls'
      : /refused/.test(text)
        ? 'refused'
        : /timed? ?_?out|timeout/.test(text)
          ? 'timeout'
          : 'reset';
  return { kind, message: message.slice(0, 300) };
}

/** Empty where the text is no base64: a body that cannot be read states nothing. */
function textOfBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
  } catch {
    return '';
  }
}
