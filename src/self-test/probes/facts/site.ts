import { z } from 'zod';
import type { Exchange } from '../../../evidence/index.ts';
import type { JiraRequest } from '../../../jira-client/index.ts';
import { TenantInfo } from '../../../tokens/index.ts';
import type { Asker } from '../asker.ts';
import { type Found, factIn } from '../found.ts';

export const serverInfoRequest: JiraRequest = { method: 'GET', path: '/rest/api/3/serverInfo' };
/** Of the site only: the gateway knows no such address. */
const tenantInfoRequest: JiraRequest = { method: 'GET', path: '/_edge/tenant_info' };

type Deployment = 'cloud' | 'server' | 'datacenter';

const deployments: Readonly<Record<string, Deployment>> = {
  cloud: 'cloud',
  server: 'server',
  datacenter: 'datacenter',
  'data center': 'datacenter',
};

/** Cloud has been of version 1001 since its first days; self-hosted sites count from 3 up. */
const cloudMajor = 1000;
const firstMajor = 3;

/** What a site says of itself, as far as it tells what kind of site it is. */
export const ToldDeployment = z.object({
  deploymentType: z.string().nullish(),
  version: z.string().nullish().catch(null),
  versionNumbers: z.array(z.number()).nullish().catch(null),
});

/**
 * What the site says it is, by name or, where that is no known one, by its version; null: neither. The published example of
 * the answer names no kind, and another version in figures than in words.
 */
export function deploymentOf({
  deploymentType,
  version,
  versionNumbers,
}: z.output<typeof ToldDeployment>): Deployment | null {
  const named = deployments[(deploymentType ?? '').toLowerCase()];
  if (named !== undefined) return named;
  const majors = [Number.parseInt(version ?? '', 10), ...(versionNumbers ?? []).slice(0, 1)];
  const major = Math.max(...majors.filter(Number.isFinite));
  if (major >= cloudMajor) return 'cloud';
  return major >= firstMajor ? 'server' : null;
}

const ServerInfo = ToldDeployment.extend({ serverTime: z.string().nullish() }).transform((info) => ({
  deployment: deploymentOf(info),
  serverTime: info.serverTime ?? null,
}));
export type ServerInfo = z.output<typeof ServerInfo>;

/** Cloud or not, and what time the site has; open to everyone. */
export async function serverInfo(asker: Asker): Promise<Found<ServerInfo>> {
  return factIn(await asker.ask(serverInfoRequest), ServerInfo);
}

/** The site's cloudId, which needs no login. */
export async function cloudId(asker: Asker): Promise<Found<string>> {
  const info = factIn(await asker.ask(tenantInfoRequest), TenantInfo);
  return info.ok ? { ok: true, value: info.value.cloudId } : info;
}

/** Seconds the site's clock is ahead of ours (negative: behind), from the `Date` of an answer; null: not to be told. */
export function clockAheadSeconds(exchange: Exchange): number | null {
  const theirs = Date.parse(exchange.response?.headers.date ?? '');
  const ours = Date.parse(exchange.receivedAt ?? '');
  return Number.isNaN(theirs) || Number.isNaN(ours) ? null : Math.round((theirs - ours) / 1000);
}
