import { jiraDate } from '../dates.ts';
import { json } from '../request.ts';
import { type Route, selfJudging } from './call.ts';

/** Who the site is; open to everybody. The set of keys is recorded of 243 answers of DefectDojo's site. */
export const serverInfoRoutes: Route[] = [
  selfJudging('GET /serverInfo', ({ state, world }) => {
    const { siteUrl } = world.addresses;
    const shown = state.site.customDomain ?? siteUrl;
    return json(200, {
      baseUrl: siteUrl,
      displayUrl: shown,
      displayUrlServicedeskHelpCenter: shown,
      displayUrlConfluence: shown,
      version: state.site.version,
      versionNumbers: [1001, 0, 0],
      deploymentType: 'Cloud',
      buildNumber: 100_283,
      buildDate: '2026-11-20T05:12:33.000+0000',
      serverTime: jiraDate(world.now()),
      scmInfo: '3d4b1a0e5f6c7d8e9f0a1b2c3d4e5f6a7b8c9d0e',
      serverTitle: 'Jira',
      defaultLocale: { locale: 'en_US' },
      serverTimeZone: 'Etc/UTC',
    });
  }),
];
