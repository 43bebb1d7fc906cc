import { json, type WireResponse } from '../../request.ts';
import type { Board } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { avatarUrls } from '../shapes/address.ts';
import { pageOf } from '../shapes/page.ts';

/** A board as the software API shows it. */
export function boardBean(call: RestCall, board: Board) {
  const project = call.state.projects.find(({ id }) => id === board.projectId);
  return {
    id: board.id,
    self: `${call.base}/rest/agile/1.0/board/${board.id}`,
    name: board.name,
    type: board.type,
    ...(project === undefined
      ? {}
      : {
          location: {
            projectId: Number(project.id),
            displayName: `${project.name} (${project.key})`,
            projectName: project.name,
            projectKey: project.key,
            projectTypeKey: project.projectTypeKey,
            avatarURI: avatarUrls(call, 'project', project.avatarId)['24x24'],
            name: `${project.name} (${project.key})`,
          },
        }),
    isPrivate: false,
  };
}

/** A page of Jira Software: `total` where it is known, no links. */
export function agilePage<T>(call: RestCall, all: readonly T[], shape: (each: T) => unknown): WireResponse {
  const { self: _, nextPage: __, ...cut } = pageOf(call, all, 50, 50);
  return json(200, { ...cut, values: cut.values.map(shape) });
}
