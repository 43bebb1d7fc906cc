import { z } from 'zod';
import type { Evidence, Exchange } from '../diagnosis/evidence.ts';
import { anonymousIdentity } from '../jira/anonymous.ts';
import type { Caller } from '../jira/transport.ts';
import { TenantInfo } from '../protocol/token-exchange/three-legged.ts';
import type { GivenAddress } from './site-address.ts';

/** What the site tells anybody: where its REST API starts, what it is, and the exchanges that show it. */
export interface SiteLook {
  /** null: nothing that looks like Jira answered; `exchanges` say what did. */
  readonly baseUrl: string | null;
  readonly deployment: Evidence['deployment'];
  readonly cloudId: string | null;
  readonly exchanges: readonly Exchange[];
  /** Set where the given address is not the one that works; the first exchanges show the failing one. */
  readonly wrongAddress: string | null;
  /** `serverInfo` names another address than the given one, as with a custom domain. */
  readonly ownName: string | null;
}

const ServerInfo = z.object({
  baseUrl: z.string().optional(),
  deploymentType: z.string().optional(),
  versionNumbers: z.array(z.number()).optional(),
});
type ServerInfo = z.infer<typeof ServerInfo>;

const infoPaths = ['/rest/api/3/serverInfo', '/rest/api/2/serverInfo'] as const;

/**
 * Finds out without a credential whether the address is right. The given address comes first and other forms are only
 * tried to say what is wrong with it: an extra path, a missing context path of Server, a redirect.
 */
export async function lookAtSite(
  address: GivenAddress,
  caller: Caller,
  signal: AbortSignal,
): Promise<SiteLook> {
  const exchanges: Exchange[] = [];
  const get = async (url: string): Promise<Exchange> => {
    const split = new URL(url);
    const who = anonymousIdentity({ caller, baseUrl: split.origin });
    const exchange = await who.call({ method: 'GET', path: split.pathname }, signal);
    exchanges.push(exchange);
    return exchange;
  };
  const infoAt = async (base: string): Promise<ServerInfo | null> => {
    for (const path of infoPaths) {
      const exchange = await get(base + path);
      const info = readJson(exchange, ServerInfo);
      if (info?.deploymentType !== undefined || info?.baseUrl !== undefined) return info;
      if (exchange.response === null || !triesNextVersion(exchange)) return null;
    }
    return null;
  };

  let baseUrl: string | null = address.url;
  let info = await infoAt(address.url);
  const dead = exchanges.at(-1)?.response === null;
  if (info === null && !dead) {
    baseUrl = null;
    for (const candidate of otherForms(address)) {
      info = await infoAt(candidate);
      if (info !== null) {
        baseUrl = candidate;
        break;
      }
    }
  }
  const deployment = dead ? null : deploymentOf(info, address);
  // A site whose serverInfo is closed is still a Cloud site by its name: go on with the credential.
  if (baseUrl === null && deployment === 'cloud' && address.path === '') baseUrl = address.url;
  const cloudId =
    deployment === 'cloud'
      ? (readJson(await get(`${address.origin}/_edge/tenant_info`), TenantInfo)?.cloudId ?? null)
      : null;
  return {
    baseUrl: dead ? null : baseUrl,
    deployment,
    cloudId,
    exchanges,
    wrongAddress: baseUrl !== null && baseUrl !== address.url ? baseUrl : null,
    ownName: otherName(info, baseUrl),
  };
}

function triesNextVersion(exchange: Exchange): boolean {
  const status = exchange.response?.status ?? 0;
  return status === 404 || status === 405 || (status >= 300 && status < 400);
}

function otherForms(address: GivenAddress): string[] {
  if (address.path !== '') return [address.origin];
  return /\.(atlassian\.net|jira\.com)$/.test(new URL(address.origin).hostname)
    ? []
    : [`${address.origin}/jira`];
}

function deploymentOf(info: ServerInfo | null, address: GivenAddress): Evidence['deployment'] {
  const type = info?.deploymentType?.toLowerCase();
  if (type === 'cloud') return 'cloud';
  if (type === 'server') return 'server';
  if (type !== undefined) return 'datacenter';
  return /\.(atlassian\.net|jira\.com)$/.test(new URL(address.origin).hostname) ? 'cloud' : null;
}

function otherName(info: ServerInfo | null, baseUrl: string | null): string | null {
  if (info?.baseUrl === undefined || baseUrl === null || !URL.canParse(info.baseUrl)) return null;
  return new URL(info.baseUrl).host === new URL(baseUrl).host ? null : info.baseUrl.replace(/\/+$/, '');
}

function readJson<T>(exchange: Exchange, schema: z.ZodType<T>): T | null {
  const { status, body } = exchange.response ?? { status: null, body: null };
  if (status !== 200 || body === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
