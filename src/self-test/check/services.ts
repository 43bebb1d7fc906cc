import type { Services } from './run-context.ts';

type Environment = Readonly<Record<string, string | undefined>>;

type ServicesReading =
  | { readonly ok: true; readonly services: Services }
  | { readonly ok: false; readonly problem: string };

/** Atlassian's own addresses, or the stand-ins the environment names (the same variables as the backend's). */
export function readServices(env: Environment): ServicesReading {
  const problems: string[] = [];
  const read = (name: string, usual: string): string => {
    const text = env[name];
    if (text === undefined || text === '') return usual;
    const url = URL.canParse(text) ? new URL(text) : null;
    const local =
      url !== null &&
      (/^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname) || url.hostname.endsWith('.localhost'));
    if (url === null || (url.protocol !== 'https:' && !(local && url.protocol === 'http:'))) {
      problems.push(`${name} must be an https address (http for localhost only), such as ${usual}.`);
      return usual;
    }
    return text.replace(/\/+$/, '');
  };
  const services = {
    apiUrl: read('ATLASSIAN_API_URL', 'https://api.atlassian.com'),
    authUrl: read('ATLASSIAN_AUTH_URL', 'https://auth.atlassian.com'),
    connectAuthServerUrl: read(
      'CONNECT_AUTH_SERVER_URL',
      'https://oauth-2-authorization-server.services.atlassian.com',
    ),
  };
  return problems.length === 0 ? { ok: true, services } : { ok: false, problem: problems.join(' ') };
}
