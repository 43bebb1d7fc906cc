import type { TransportFailure } from '../evidence/index.ts';

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
  const code = textOf(cause, 'code');
  const message = textOf(cause, 'message') || String(cause);
  return {
    kind: kindOf(code, textOf(cause, 'name')),
    message: code === '' ? message : `${code}: ${message}`,
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
  const errors = property(error, 'errors');
  if (Array.isArray(errors) && errors.length > 0) return innermost(errors[0]);
  const cause = property(error, 'cause');
  return typeof cause === 'object' && cause !== null ? innermost(cause) : error;
}

function property(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}

function textOf(error: unknown, name: string): string {
  const value = property(error, name);
  return typeof value === 'string' ? value : '';
}
