import type { TransportFailure } from '../diagnosis/evidence.ts';

const dns = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'ENODATA']);
const timeout = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
  'ESOCKETTIMEDOUT',
]);
const refused = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'EADDRNOTAVAIL']);
const tls =
  /^(ERR_TLS_|ERR_SSL_|CERT_|EPROTO|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(VERIFY|GET)_|HOSTNAME_MISMATCH|INVALID_CA)/;

/** Names what failed below HTTP. Anything unknown counts as a reset: the connection was there and is not any more. */
export function classifyTransportFailure(error: unknown): TransportFailure {
  const cause = innermost(error);
  const code = codeOf(cause);
  return {
    kind: kindOf(code, nameOf(cause)),
    message: code === '' ? messageOf(cause) : `${code}: ${messageOf(cause)}`,
  };
}

function kindOf(code: string, name: string): TransportFailure['kind'] {
  if (dns.has(code)) return 'dns';
  if (tls.test(code)) return 'tls';
  if (refused.has(code)) return 'refused';
  if (timeout.has(code) || name === 'TimeoutError' || name === 'AbortError') return 'timeout';
  return 'reset';
}

/** A host with several addresses fails with one error for each; the first says why. */
function innermost(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return innermost(error.errors[0]);
  if (error instanceof Error && error.cause instanceof Error) return innermost(error.cause);
  return error;
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
