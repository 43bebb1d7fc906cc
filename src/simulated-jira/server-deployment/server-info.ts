import { jiraDate } from '../dates.ts';
import type { SimulatedWorld } from '../world.ts';

/** What /serverInfo says of itself on Server and Data Center: both name themselves "Server". */
export function serverInfo({ state, addresses, now }: SimulatedWorld): Record<string, unknown> {
  const version = state.site.version.startsWith('1001') ? '10.3.13' : state.site.version;
  return {
    baseUrl: addresses.siteUrl,
    version,
    versionNumbers: version.split('.').map(Number),
    deploymentType: 'Server',
    buildNumber: 10_030_013,
    buildDate: '2026-06-02T00:00:00.000+0000',
    databaseBuildNumber: 10_030_013,
    serverTime: jiraDate(now()),
    scmInfo: '0000000000000000000000000000000000000000',
    serverTitle: state.site.name,
  };
}
