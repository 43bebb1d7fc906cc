import { z } from 'zod';
import { jiraError, json, type WireResponse } from '../request.ts';
import { findProject, type RestCall, type Route, route } from './call.ts';
import { given } from './given.ts';
import { keepTask } from './tasks.ts';

const schema = z.looseObject({
  moduleId: z.string().min(1),
  projectList: z
    .array(z.looseObject({ projectIdOrKey: z.string(), action: z.enum(['PIN', 'UNPIN']).default('PIN') }))
    .max(1000),
});

/** Issue panels of Forge apps are pinned to projects or taken from them; which are is kept with the project. */
function pin(call: RestCall): WireResponse {
  const asked = given(call, schema);
  if ('status' in asked) return asked;
  const { moduleId, projectList } = asked.given;
  const found = projectList.map(({ projectIdOrKey, action }) => ({
    project: findProject(call.state, projectIdOrKey),
    action,
  }));
  if (found.some(({ project }) => project === null)) return jiraError(404, ['The project was not found.']);
  for (const { project, action } of found) {
    if (project === null) continue;
    const others = (project.pinnedPanels ?? []).filter((each) => each !== moduleId);
    project.pinnedPanels = action === 'PIN' ? [...others, moduleId] : others;
  }
  return json(201, { taskId: keepTask(call, 'Pin issue panels', {}).id });
}

/** What administrators do with the panels of Forge apps. */
export const forgePanelRoutes: Route[] = [route('POST /forge/panel/action/bulk/async', pin)];
