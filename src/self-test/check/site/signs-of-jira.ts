import type { Evidence, Exchange } from '../../../evidence/index.ts';
import type { Identity } from '../../../jira-client/index.ts';
import { readAddress } from '../../../jira-facts/index.ts';
import type { GivenAddress } from './site-address.ts';

/** What is known of an address whose serverInfo told nothing: it may be closed to nobody, or left out by whatever stands before Jira. */

/** A site that is Cloud by its name or its cloud id, or at least speaks JSON or shows Jira's login, is asked all the same. */
export function stillWorthTrying(
  address: GivenAddress,
  deployment: Evidence['deployment'],
  exchanges: readonly Exchange[],
): string | null {
  if (deployment === 'cloud') return address.origin;
  if (deployment === 'server') return address.url;
  const speaks = exchanges.some(speaksJson);
  return address.path === '' && (speaks || wantsLogin(address, exchanges)) ? address.url : null;
}

/**
 * The version of the REST API in which somebody knows who calls: of the two, Server and Data Center have the second alone.
 * null: nobody there answers this question.
 */
export async function versionOfAccounts(visitor: Identity, signal: AbortSignal): Promise<2 | 3 | null> {
  for (const version of [3, 2] as const) {
    const { exchange } = await visitor.ask({ method: 'GET', path: `/rest/api/${version}/myself` }, signal);
    const status = exchange.response?.status ?? 0;
    const answered = status === 200 || status === 401 || status === 403;
    if (answered && (speaksJson(exchange) || saysToLogIn(exchange))) return version;
  }
  return null;
}

const speaksJson = ({ response }: Exchange): boolean => /json/i.test(response?.headers['content-type'] ?? '');

/** Jira's own refusal of somebody who is not logged in: its header, recorded on Cloud, or its words, known of both. */
const saysToLogIn = ({ response }: Exchange): boolean =>
  response?.status === 401 &&
  (/^OAuth realm=/i.test(response.headers['www-authenticate'] ?? '') ||
    /Client must be authenticated to access this resource/i.test(response.body ?? ''));

/** Jira at this address answers nobody but whoever logs in. */
export const wantsLogin = ({ url }: GivenAddress, exchanges: readonly Exchange[]): boolean =>
  exchanges.some((exchange) => exchange.request.url.startsWith(`${url}/rest/`) && saysToLogIn(exchange));

/** Server and Data Center may be closed to nobody: then the same address leads to its own page for logging in. */
export const showsLogin = ({ url }: GivenAddress, exchanges: readonly Exchange[]): boolean =>
  exchanges.some(({ response }) => {
    const { location } = response?.headers ?? {};
    if (location === undefined || !URL.canParse(location, url)) return false;
    const { origin, pathname } = new URL(location, url);
    return origin + pathname === `${url}/login.jsp`;
  });

/** Only sites of Atlassian lead to the login of Atlassian accounts. */
export const showsAtlassianLogin = (exchanges: readonly Exchange[]): boolean =>
  exchanges.some(({ response }) =>
    /^https:\/\/id\.atlassian\.com\/login\b/i.test(response?.headers.location ?? ''),
  );

export const isCloudName = ({ origin }: GivenAddress): boolean =>
  readAddress(origin, false).place === 'cloud-site';
