import { json, type WireResponse } from '../request.ts';
import type { Project } from '../state.ts';
import { type RestCall, type Route, route } from './call.ts';
import { pageOf } from './shapes.ts';

function boardBean(call: RestCall, project: Project) {
  return {
    id: Number(project.id) - 9999,
    self: `${call.base}/rest/agile/1.0/board/${Number(project.id) - 9999}`,
    name: `${project.key} board`,
    type: project.style === 'next-gen' ? 'simple' : 'scrum',
    location: { projectId: Number(project.id), projectKey: project.key, projectName: project.name },
  };
}

function boards(call: RestCall): ReturnType<typeof boardBean>[] {
  return call.state.projects
    .filter((project) => project.projectTypeKey === 'software' && call.rights.browse(project))
    .map((project) => boardBean(call, project));
}

/** Without Jira Software on the site its API is not there. */
function withSoftware(call: RestCall, answer: () => WireResponse): WireResponse {
  if (call.state.site.products.software) return answer();
  const uri = `${call.base}${call.request.path}`;
  return json(404, { message: `null for uri: ${uri}`, 'status-code': 404 });
}

export const boardRoutes: Route[] = [
  route('GET /rest/agile/1.0/board', (call) =>
    withSoftware(call, () => json(200, pageOf(call, boards(call)))),
  ),
  route('GET /rest/agile/1.0/board/{boardId}', (call) =>
    withSoftware(call, () => {
      const board = boards(call).find(({ id }) => String(id) === call.params.boardId);
      return board === undefined
        ? json(404, {
            errorMessages: ['Board does not exist or you do not have permission to view it.'],
            errors: {},
          })
        : json(200, board);
    }),
  ),
  route('GET /rest/agile/1.0/board/{boardId}/sprint', (call) =>
    withSoftware(call, () => json(200, pageOf(call, []))),
  ),
];
