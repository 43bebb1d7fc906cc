import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { versionNamed } from './version-place.ts';

const workSchema = z.looseObject({
  relatedWorkId: z.string().nullish(),
  title: z.string().nullish(),
  category: z.string(),
  url: z.string().nullish(),
});

function addWork(call: RestCall): WireResponse {
  const found = versionNamed(call, true);
  if ('status' in found) return found;
  const asked = given(call, workSchema);
  if ('status' in asked) return asked;
  const { title = null, category, url = null } = asked.given;
  const work = { relatedWorkId: crypto.randomUUID(), title, category, url };
  found.version.relatedWork.push(work);
  return json(201, work);
}

/** Only work that is a link of one's own can be changed; which it is, its id in the body says. */
function changeWork(call: RestCall): WireResponse {
  const found = versionNamed(call, true);
  if ('status' in found) return found;
  const asked = given(call, workSchema);
  if ('status' in asked) return asked;
  const { relatedWorkId, title, category, url } = asked.given;
  const work = found.version.relatedWork.find((each) => each.relatedWorkId === relatedWorkId);
  if (work === undefined)
    return jiraError(404, [`The related work '${relatedWorkId ?? ''}' does not exist.`]);
  Object.assign(work, { title: title ?? work.title, category, url: url ?? work.url });
  return json(200, work);
}

/** Work that belongs to a version. */
export const versionWorkRoutes: Route[] = [
  selfJudging('GET /version/{id}/relatedwork', (call) => {
    const found = versionNamed(call);
    return 'status' in found ? found : json(200, found.version.relatedWork);
  }),
  selfJudging('POST /version/{id}/relatedwork', addWork),
  selfJudging('PUT /version/{id}/relatedwork', changeWork),
  selfJudging('DELETE /version/{versionId}/relatedwork/{relatedWorkId}', (call) => {
    const found = versionNamed(call, true, 'versionId');
    if ('status' in found) return found;
    found.version.relatedWork = found.version.relatedWork.filter(
      ({ relatedWorkId }) => relatedWorkId !== call.params.relatedWorkId,
    );
    return empty(204);
  }),
];
