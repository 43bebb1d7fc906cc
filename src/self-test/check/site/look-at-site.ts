import { z } from 'zod';
import type { Evidence, Exchange } from '../../../evidence/index.ts';
import {
  type Answer,
  anonymousIdentity,
  askedOnce,
  type HttpCaller,
  type Identity,
  readAnswer,
} from '../../../jira-client/index.ts';
import { TenantInfo } from '../../../tokens/index.ts';
import { deploymentOf, ToldDeployment } from '../../probes/index.ts';
import { isSelfHosted } from '../../self-hosted/index.ts';
import {
  isCloudName,
  showsAtlassianLogin,
  showsLogin,
  stillWorthTrying,
  versionOfAccounts,
  wantsLogin,
} from './signs-of-jira.ts';
import type { GivenAddress } from './site-address.ts';

/** What the site tells anybody: where its REST API starts, what it is, and the exchanges that show it. */
export interface SiteLook {
  /** null: nothing that looks like Jira answered; `exchanges` say what did. */
  readonly baseUrl: string | null;
  /** Asks there as nobody; what it asked already it does not ask again. */
  readonly visitor: Identity;
  readonly deployment: Evidence['deployment'];
  readonly cloudId: string | null;
  readonly exchanges: readonly Exchange[];
  /** Set where the given address is not the one that works; the first exchanges show the failing one. */
  readonly wrongAddress: string | null;
  /** `serverInfo` answered as Jira does; without it an address that speaks JSON is only worth a try. */
  readonly saysJira: boolean;
  /** `serverInfo` names another address than the given one, as with a custom domain. */
  readonly ownName: string | null;
}

const ServerInfo = ToldDeployment.extend({ baseUrl: z.string().nullish() });
type ServerInfo = z.infer<typeof ServerInfo>;

const infoPaths = ['/rest/api/3/serverInfo', '/rest/api/2/serverInfo'] as const;

/**
 * Finds out without a credential whether the address is right. The given address comes first and other forms are only
 * tried to say what is wrong with it: an extra path, a missing context path of Server, a redirect. `forServers`: whoever
 * asks has credentials of Server and Data Center alone.
 */
export async function lookAtSite(
  address: GivenAddress,
  caller: HttpCaller,
  signal: AbortSignal,
  forServers = false,
): Promise<SiteLook> {
  const exchanges: Exchange[] = [];
  const visitors = new Map<string, Identity>();
  const visitorAt = (base: string): Identity => {
    const visitor = visitors.get(base) ?? askedOnce(anonymousIdentity({ caller, baseUrl: base }));
    visitors.set(base, visitor);
    return visitor;
  };
  const get = async (base: string, path: string): Promise<Answer> => {
    const answer = await visitorAt(base).ask({ method: 'GET', path }, signal);
    exchanges.push(answer.exchange);
    return answer;
  };
  const infoAt = async (base: string): Promise<ServerInfo | null> => {
    for (const path of infoPaths) {
      const answer = await get(base, path);
      const info = readAnswer(answer, ServerInfo);
      if (info !== null && (info.deploymentType ?? info.baseUrl ?? null) !== null) return info;
      if (answer.exchange.response === null || !triesNextVersion(answer.exchange)) return null;
    }
    return null;
  };

  let baseUrl: string | null = address.url;
  let info = await infoAt(address.url);
  if (exchanges.at(-1)?.response === null) return nothingThere(exchanges, visitorAt(address.url));
  if (info === null) {
    baseUrl = null;
    for (const candidate of otherForms(address)) {
      info = await infoAt(candidate);
      if (info !== null) {
        baseUrl = candidate;
        break;
      }
    }
  }
  const told = info === null ? null : deploymentOf(info);
  const cloudId = isSelfHosted(told)
    ? null
    : (readAnswer(await get(address.origin, '/_edge/tenant_info'), TenantInfo)?.cloudId ?? null);
  const ofCloud = isCloudName(address) || showsAtlassianLogin(exchanges);
  const known = cloudId !== null || ofCloud ? 'cloud' : null;
  const version =
    info === null && known === null ? await versionOfAccounts(visitorAt(address.url), signal) : null;
  const closed = showsLogin(address, exchanges) || wantsLogin(address, exchanges);
  const taken = version === 2 || (forServers && closed) ? 'server' : null;
  const deployment = told ?? known ?? taken;
  if (version !== null) baseUrl ??= address.url;
  baseUrl ??= stillWorthTrying(address, deployment, exchanges);
  return {
    baseUrl,
    visitor: visitorAt(baseUrl ?? address.origin),
    deployment,
    cloudId,
    exchanges,
    wrongAddress: baseUrl !== null && baseUrl !== address.url ? baseUrl : null,
    saysJira: info !== null || cloudId !== null,
    ownName: otherName(info, baseUrl),
  };
}

function nothingThere(exchanges: readonly Exchange[], visitor: Identity): SiteLook {
  return {
    baseUrl: null,
    visitor,
    deployment: null,
    cloudId: null,
    exchanges,
    wrongAddress: null,
    saysJira: false,
    ownName: null,
  };
}

function triesNextVersion(exchange: Exchange): boolean {
  const status = exchange.response?.status ?? 0;
  return status === 404 || status === 405 || (status >= 300 && status < 400);
}

function otherForms(address: GivenAddress): string[] {
  if (address.path !== '') return [address.origin];
  return isCloudName(address) ? [] : [`${address.origin}/jira`];
}

function otherName(info: ServerInfo | null, baseUrl: string | null): string | null {
  if (!info?.baseUrl || baseUrl === null || !URL.canParse(info.baseUrl)) return null;
  return new URL(info.baseUrl).host === new URL(baseUrl).host ? null : info.baseUrl.replace(/\/+$/, '');
}
