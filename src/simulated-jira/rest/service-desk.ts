import { jiraDate } from '../dates.ts';
import { json } from '../request.ts';
import { type Route, route, selfJudging } from './call.ts';

export const serviceDeskRoutes: Route[] = [
  selfJudging('GET /rest/servicedeskapi/info', ({ state, world, base }) =>
    json(200, {
      version: state.site.version,
      platformVersion: state.site.version,
      buildDate: { iso8601: jiraDate(world.now()).replace(/\.\d{3}/, '') },
      isLicensedForUse: state.site.products.serviceManagement,
      _links: { self: `${base}/rest/servicedeskapi/info` },
    }),
  ),
  route('GET /rest/servicedeskapi/servicedesk', ({ state, rights, base }) => {
    const desks = state.projects.filter(
      (project) => project.projectTypeKey === 'service_desk' && rights.browse(project),
    );
    return json(200, {
      size: desks.length,
      start: 0,
      limit: 50,
      isLastPage: true,
      _links: { base },
      values: desks.map((project, index) => ({
        id: String(index + 1),
        projectId: project.id,
        projectKey: project.key,
        projectName: project.name,
      })),
    });
  }),
];
