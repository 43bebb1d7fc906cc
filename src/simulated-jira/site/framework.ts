import { isUtf8 } from 'node:buffer';
import { STATUS_CODES } from 'node:http';
import type { Operation } from '../../jira-facts/index.ts';
import type { Caller } from '../caller.ts';
import { empty, invalidPayload, json, type WireRequest, type WireResponse } from '../request.ts';
import { documentedAnswer } from '../rest/documented/answer-of.ts';
import { wholeNumber } from '../rest/whole-number.ts';
import type { SimulatedWorld } from '../world.ts';

/**
 * What stands in front of Jira's resources refuses by itself: on Cloud in the form of RFC 7807 (measured on two sites in September 2026,
 * github.com/brekkylab/backlot), on Server and Data Center in that of the older REST layer.
 */
interface Refusal {
  readonly status: 400 | 404 | 405 | 415;
  readonly detail: string;
  /** The words of the older layer; left out: the status and its name. */
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function refused(
  { path }: WireRequest,
  { state }: SimulatedWorld,
  { status, detail, message = `HTTP ${status} ${STATUS_CODES[status]}`, headers = {} }: Refusal,
): WireResponse {
  if (state.site.deployment !== 'cloud')
    return json(status, { message, 'status-code': status }, { ...headers });
  return json(
    status,
    { type: 'about:blank', title: STATUS_CODES[status], status, detail, instance: path },
    { ...headers, 'content-type': 'application/problem+json;charset=UTF-8' },
  );
}

/** 404 of a path that is no operation's. */
export function noEndpoint(request: WireRequest, world: SimulatedWorld): WireResponse {
  const { method, path, rawQuery } = request;
  return refused(request, world, {
    status: 404,
    detail: `No endpoint ${method} ${path}.`,
    message: `null for uri: ${world.addresses.siteUrl}${path}${rawQuery === '' ? '' : `?${rawQuery}`}`,
  });
}

/** What a path takes, to whoever asks; measured with the refusals above. */
function methodsOf(allowed: readonly string[]): WireResponse {
  const head = allowed.includes('GET') ? ['HEAD'] : [];
  const allow = [...allowed, ...head, 'OPTIONS'].join(',');
  return empty(200, { allow, 'accept-patch': '' });
}

/** 405 of a path that takes other methods; who asks which is told. */
export function wrongMethod(
  request: WireRequest,
  world: SimulatedWorld,
  allowed: readonly string[],
): WireResponse {
  if (request.method === 'OPTIONS' && world.state.site.deployment === 'cloud') return methodsOf(allowed);
  return refused(request, world, {
    status: 405,
    detail: `Method '${request.method}' is not supported.`,
    headers: { allow: allowed.join(', ') },
  });
}

/** Operations that take files, each in its own form; they judge it themselves. */
const takesFiles = /\/(?:attachments|attachTemporaryFile|avatar2|avatar\/temporary)$|\/universal_avatar\//;

const jsonType = /^application\/(?:[\w.-]+\+)?json\b/i;

/** 415 of a body that is not said to be JSON: every other body of the OpenAPI documents is one of files. */
export function notJson(request: WireRequest, world: SimulatedWorld): WireResponse {
  const type = request.headers['content-type'] ?? 'null';
  return refused(request, world, {
    status: 415,
    detail: `Content-Type '${type}' is not supported.`,
    headers: { accept: 'application/json' },
  });
}

/** {@link notJson}, where a body is there; null: it may go on. */
export function wrongContentType(
  operation: Operation,
  request: WireRequest,
  world: SimulatedWorld,
): WireResponse | null {
  if (request.body.length === 0 || takesFiles.test(operation.path)) return null;
  return jsonType.test(request.headers['content-type'] ?? '') ? null : notJson(request, world);
}

/** Properties take any JSON and have words of their own for what is none. */
const judgesJson = /\/properties\/\{[^}]+\}$/;

/** Where a page starts is a `long` of Java, how much it holds an `int`; of a bound that is repeated the first counts. */
const bounds = [
  ['startAt', 'long'],
  ['maxResults', 'int'],
] as const;

/** A bound of the page that is no number, where the document of the operation has pages. */
function unreadBound({ operation, request: { query } }: Asked): string | undefined {
  const [bound] = bounds.find(([name, type]) => wholeNumber(query.get(name), type) === null) ?? [];
  if (bound === undefined || operation.method !== 'GET' || !operation.path.startsWith('/rest/api/'))
    return undefined;
  const paged = /"(?:startAt|isLast)"/.test(documentedAnswer(operation).body ?? '');
  return paged ? bound : undefined;
}

/** Blanks alone, and bytes that are no UTF-8, are refused like a payload of another form, not like JSON that breaks off. */
const isText = (body: Buffer): boolean => isUtf8(body) && body.toString('utf8').trim() !== '';

const notParsed = (): WireResponse =>
  json(400, {
    errorMessages: ['There was an error parsing JSON. Check that your request body is valid.'],
  });

interface Asked {
  readonly operation: Operation;
  readonly request: WireRequest;
  readonly caller: Caller;
  /** What was read of the body. */
  readonly body: unknown;
}

/** 400 of what cannot be read, for those who may call the operation at all; null: everything can. */
export function unreadable(asked: Asked, world: SimulatedWorld): WireResponse | null {
  const { operation, request, caller, body } = asked;
  if (caller.accountId === null && operation.permissions.anonymous !== true) return null;
  const none = body === undefined && request.body.length > 0;
  if (none && !takesFiles.test(operation.path) && !judgesJson.test(operation.path))
    return isText(request.body) ? notParsed() : invalidPayload();
  const bound = world.state.site.deployment === 'cloud' ? unreadBound(asked) : undefined;
  if (bound === undefined) return null;
  const [said, ...others] = request.query.getAll(bound);
  // Java's own name of an array, with whatever number it has in memory.
  const value = others.length === 0 ? said : '[Ljava.lang.String;@5edeadf5';
  const detail = `Failed to convert '${bound}' with value: '${value}'`;
  return refused(request, world, { status: 400, detail });
}
