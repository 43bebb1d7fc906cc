import { readAddress } from '../../jira-facts/index.ts';
import type { Evidence, Exchange, IdentityKind } from '../exchange.ts';

/**
 * The likeliest identity of a recording that does not name one: from scheme and address, and from the shape of a Basic
 * pair, which is decoded in memory and forgotten. Must see the exchanges before they are redacted.
 */
export function inferIdentity(
  exchanges: readonly Exchange[],
  deployment: Evidence['deployment'],
): IdentityKind {
  const seen =
    exchanges.find(({ request }) => header(request.headers, 'authorization') !== undefined) ?? exchanges[0];
  if (seen === undefined) return 'anonymous';
  const selfHosted = deployment === 'server' || deployment === 'datacenter';
  const { place } = readAddress(seen.request.url, selfHosted);
  const value = header(seen.request.headers, 'authorization');
  const scheme = /^\s*(\S+)/.exec(value ?? '')?.[1]?.toLowerCase();
  if (place === 'connect-auth-server') return 'connect-user';
  if (place === 'auth-server') {
    return (seen.request.body ?? '').includes('client_credentials')
      ? 'oauth-client-credentials'
      : 'oauth-3lo';
  }
  switch (scheme) {
    case 'jwt':
      return 'connect-app';
    case 'bearer':
      return place === 'gateway'
        ? 'oauth-3lo'
        : place === 'relative'
          ? 'forge-app'
          : place === 'self-hosted'
            ? 'pat'
            : 'api-token';
    case 'basic':
      return basicKind(value ?? '', place);
    case undefined:
      return withoutHeader(seen, place);
    default:
      return place === 'self-hosted' ? 'pat' : 'api-token';
  }
}

function withoutHeader({ request }: Exchange, place: string): IdentityKind {
  if (/[?&]jwt=/.test(request.url)) return 'connect-app';
  if (header(request.headers, 'cookie') !== undefined) return 'password';
  if (Object.keys(request.headers).length > 0) return place === 'relative' ? 'forge-app' : 'anonymous';
  if (place === 'gateway') return 'oauth-3lo';
  if (place === 'relative') return 'forge-app';
  return place === 'self-hosted' ? 'password' : 'api-token';
}

function basicKind(value: string, place: string): IdentityKind {
  const pair = decode(value.replace(/^\s*\S+\s*/, ''));
  if (pair.includes('@serviceaccount.atlassian.com')) return 'service-account-token';
  if (place === 'gateway') return 'scoped-api-token';
  if (place === 'self-hosted') return 'password';
  const secret = pair.slice(pair.indexOf(':') + 1);
  // API tokens have 24 characters (old) or begin with ATATT (new); a short secret with words in it is a password.
  return pair.includes(':') && secret.length > 0 && secret.length < 20 ? 'password' : 'api-token';
}

function decode(text: string): string {
  try {
    return atob(text.trim());
  } catch {
    return '';
  }
}

function header(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}
