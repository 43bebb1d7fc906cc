import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';

/** Which part of Atlassian a request reached. Faults choose by it; callers are found on `site` and `gateway` only. */
export type Role =
  | 'site'
  | 'gateway'
  | 'connect-auth-server'
  | 'auth-server'
  | 'install-keys'
  | 'forge-jwks'
  | 'web-triggers'
  | 'media'
  | 'bridge';

/** One request as it came over the wire, before anything was decided about it. */
export interface WireRequest {
  readonly role: Role;
  readonly method: string;
  /** Path below the role's own address, still percent-encoded, without the query; on the site with its context path. */
  readonly path: string;
  /** As sent, without the question mark. */
  readonly rawQuery: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly remoteAddress: string;
}

/**
 * What goes back. `cut`: 'reset' tears the connection down, 'silence' never answers, 'truncated' announces the whole body and
 * breaks off in its middle. `delayMs`: so long before the answer starts.
 */
export interface WireResponse {
  /** 401 for want of a login: a Cloud site words it as the request accepts it. */
  readonly wantsLogin?: true;
  /** Made where no code of Jira runs: what only Jira adds to its answers is left out. */
  readonly beforeJira?: true;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  readonly cut?: 'reset' | 'silence' | 'truncated';
  readonly delayMs?: number;
  /** No answer yet: the same call is answered once this is over. */
  readonly waitsFor?: Promise<void>;
}

/** What a body says in JSON; undefined: nothing, or no JSON. Jira reads the first value and lets go what stands behind it. */
export function jsonIn({ body }: Pick<WireRequest, 'body'>): unknown {
  if (body.length === 0 || !isUtf8(body)) return undefined;
  const text = body.toString('utf8');
  try {
    return JSON.parse(text);
  } catch (failure) {
    const end = /after JSON at position (\d+)/.exec(String(failure))?.[1];
    return end === undefined ? undefined : JSON.parse(text.slice(0, Number(end)));
  }
}

/** In place of an answer that cannot be given before something is over. */
export const later = (waitsFor: Promise<void>): WireResponse => ({ ...empty(503), waitsFor });

/** A JSON answer with the content type Jira sends. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
    body: JSON.stringify(body),
  };
}

/** An answer without content. */
export function empty(status: number, headers: Record<string, string> = {}): WireResponse {
  return { status, headers, body: '' };
}

/** An HTML answer, as login pages and the CDN send. */
export function html(status: number, body: string, headers: Record<string, string> = {}): WireResponse {
  return { status, headers: { 'content-type': 'text/html;charset=UTF-8', ...headers }, body };
}

/** The refusal of a payload that is not of the operation's form; recorded without `errors` (github.com/brekkylab/backlot, 2026). */
export const invalidPayload = (): WireResponse =>
  json(400, {
    errorMessages: ['Invalid request payload. Refer to the REST API documentation and try again.'],
  });

/** An error body of the form Jira's REST resources share. */
export function jiraError(
  status: number,
  messages: string[],
  errors: Record<string, string> = {},
): WireResponse {
  return json(status, { errorMessages: messages, errors });
}
