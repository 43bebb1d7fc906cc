import { z } from 'zod';
import type { Exchange } from '../../../evidence/index.ts';
import type { JiraRequest } from '../../../jira-client/index.ts';
import { TenantInfo } from '../../../tokens/index.ts';
import type { Asker } from '../asker.ts';
import { type Found, factIn } from '../found.ts';

export const serverInfoRequest: JiraRequest = { method: 'GET', path: '/rest/api/3/serverInfo' };
/** Of the site only: the gateway knows no such address. */
const tenantInfoRequest: JiraRequest = { method: 'GET', path: '/_edge/tenant_info' };

const deployments: Readonly<Record<string, 'cloud' | 'server' | 'datacenter'>> = {
  cloud: 'cloud',
  server: 'server',
  datacenter: 'datacenter',
  'data center': 'datacenter',
};

const ServerInfo = z
  .object({ deploymentType: z.string().optional(), serverTime: z.string().optional() })
  .transform(({ deploymentType, serverTime }) => ({
    deployment: deployments[(deploymentType ?? '').toLowerCase()] ?? null,
    serverTime: serverTime ?? null,
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
