import { identityKinds } from '../../../jira-facts/index.ts';
import type { Evidence, Exchange, RecordedRequest, RecordedResponse } from '../../exchange.ts';
import { isRecord } from '../../is-record.ts';
import { deployments, failureKinds, places } from '../../kinds.ts';

export type UnattributedEvidence = Omit<Evidence, 'identity'> & {
  readonly identity?: Evidence['identity'] | undefined;
};

/**
 * Reads an evidence that has exactly the form of its schema, without the schema: to load Zod takes as long as a quarter of a whole
 * explanation. null where anything is of another form, or stated for certain of an account: what is wrong with it is for the schema to say.
 */
export function plainEvidence(value: unknown): UnattributedEvidence | null {
  if (!isPlain(value) || value.account !== undefined) return null;
  const { identity, scopes = null, accountNotes = null, deployment = null, exchanges: calls } = value;
  if (identity !== undefined && !isOneOf(identityKinds, identity)) return null;
  if (scopes !== null && !isListOf(isText, scopes)) return null;
  if (accountNotes !== null && !isPlain(accountNotes)) return null;
  if (deployment !== null && !isOneOf(deployments, deployment)) return null;
  if (!Array.isArray(calls)) return null;
  const exchanges = calls.map(plainExchange).filter((exchange) => exchange !== null);
  if (exchanges.length < calls.length) return null;
  return {
    ...(identity === undefined ? {} : { identity }),
    scopes,
    accountNotes: accountNotes === null ? null : { ...accountNotes },
    deployment,
    exchanges,
  };
}

function plainExchange(value: unknown): Exchange | null {
  if (!isPlain(value)) return null;
  const { failure, identity, receivedAt, place, durationMs } = value;
  const request = plainRequest(value.request);
  const response = plainResponse(value.response ?? null);
  if (request === null || response === undefined) return null;
  if (failure !== undefined && !isFailure(failure)) return null;
  if (identity !== undefined && !isOneOf(identityKinds, identity)) return null;
  if (receivedAt !== undefined && !isText(receivedAt)) return null;
  if (place !== undefined && !isOneOf(places, place)) return null;
  if (durationMs !== undefined && !(typeof durationMs === 'number' && Number.isFinite(durationMs)))
    return null;
  return {
    request,
    response,
    ...(failure === undefined ? {} : { failure: { kind: failure.kind, message: failure.message } }),
    ...(identity === undefined ? {} : { identity }),
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...(place === undefined ? {} : { place }),
    ...(durationMs === undefined ? {} : { durationMs }),
  };
}

function plainRequest(value: unknown): RecordedRequest | null {
  if (!isPlain(value)) return null;
  const { method, url, headers = {}, body = null } = value;
  return isText(method) && isText(url) && isHeaders(headers) && (body === null || isText(body))
    ? { method, url, headers: { ...headers }, body }
    : null;
}

/** undefined: of another form; null: there was no answer. */
function plainResponse(value: unknown): RecordedResponse | null | undefined {
  if (value === null) return null;
  if (!isPlain(value)) return undefined;
  const { status = null, headers = {}, body = null } = value;
  return (status === null || isWhole(status)) && isHeaders(headers) && (body === null || isText(body))
    ? { status, headers: { ...headers }, body }
    : undefined;
}

/** As a parser of JSON makes them. `__proto__` as a name is left to the schema, which drops it. */
const isPlain = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && Object.getPrototypeOf(value) === Object.prototype && !Object.hasOwn(value, '__proto__');

const isText = (value: unknown): value is string => typeof value === 'string';
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
const isOneOf = <T extends string>(list: readonly T[], value: unknown): value is T =>
  list.some((one) => one === value);
const isListOf = <T>(isMember: (value: unknown) => value is T, value: unknown): value is T[] =>
  Array.isArray(value) && value.every(isMember);
const isHeaders = (value: unknown): value is Record<string, string> =>
  isPlain(value) && Object.values(value).every(isText);
const isFailure = (value: unknown): value is NonNullable<Exchange['failure']> =>
  isPlain(value) && isOneOf(failureKinds, value.kind) && isText(value.message);
