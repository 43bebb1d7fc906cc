import { json } from '../request.ts';
import type { Project } from '../state.ts';
import { type RestCall, type Route, route } from './call.ts';
import { self } from './shapes.ts';

const names = ['Task', 'Bug', 'Story', 'Epic', 'Service Request'] as const;

function workTypeBean(call: RestCall, name: (typeof names)[number]) {
  const id = String(10_001 + names.indexOf(name));
  return { self: self(call, `/issuetype/${id}`), id, name, description: '', subtask: false };
}

/** The work types of a project, as its kind brings them along. */
export function workTypesOf(call: RestCall, { projectTypeKey }: Project) {
  const offered = names.filter((name) =>
    projectTypeKey === 'service_desk'
      ? name === 'Task' || name === 'Service Request'
      : name === 'Task' || (projectTypeKey === 'software' && name !== 'Service Request'),
  );
  return offered.map((name) => workTypeBean(call, name));
}

export const workTypeRoutes: Route[] = [
  route('GET /issuetype', (call) =>
    json(
      200,
      names.map((name) => workTypeBean(call, name)),
    ),
  ),
];
