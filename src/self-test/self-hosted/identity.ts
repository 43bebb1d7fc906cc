import { z } from 'zod';
import type { Answer, Identity, JiraRequest } from '../../jira-client/index.ts';

/**
 * Somebody who calls Server or Data Center: the questions a run has of version 3 become those that self-hosted sites
 * answer, and their answers the ones a run reads. Calls of version 2, and all others, go out as they are.
 */
export function onSelfHosted(identity: Identity): Identity {
  const ask = async (request: JiraRequest, signal?: AbortSignal): Promise<Answer> => {
    if (!request.path.startsWith(version3)) return identity.ask(request, signal);
    const question = `${request.method} ${request.path.slice(version3.length).split('?')[0]}`;
    const own = { ...request, path: version2 + request.path.slice(version3.length) };
    const put = (other: JiraRequest): Promise<Answer> => identity.ask(other, signal);
    switch (question) {
      case 'GET myself':
        return accountByKey(await put(own));
      case 'GET project/search':
        return asPage(await put({ method: 'GET', path: `${version2}project` }));
      case 'GET search/jql':
        return put({ ...own, path: own.path.replace('search/jql', 'search') });
      case 'POST permissions/check':
        return permissionsHeld(request.body, put);
      default:
        return put(own);
    }
  };
  return { ...identity, ask, call: async (request, signal) => (await ask(request, signal)).exchange };
}

const version3 = '/rest/api/3/';
const version2 = '/rest/api/2/';

const Keyed = z.looseObject({ key: z.string().min(1), accountId: z.undefined().optional() });

/** Server and Data Center know users by key. */
function accountByKey(answer: Answer): Answer {
  const user = Keyed.safeParse(answer.json);
  return user.success ? { ...answer, json: { ...user.data, accountId: user.data.key } } : answer;
}

/** One list of all projects, in place of a page. */
const asPage = (answer: Answer): Answer =>
  Array.isArray(answer.json) ? { ...answer, json: { values: answer.json, isLast: true } } : answer;

const Check = z.object({
  globalPermissions: z.array(z.string()).default([]),
  projectPermissions: z
    .array(z.object({ permissions: z.array(z.string()), projects: z.array(z.number()) }))
    .default([]),
});
const Held = z.object({ permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })) });

/** There is no question in bulk: each project is asked about by itself, and the site where none is. */
async function permissionsHeld(
  body: unknown,
  put: (request: JiraRequest) => Promise<Answer>,
): Promise<Answer> {
  const { globalPermissions, projectPermissions } = Check.parse(body);
  const projects = [...new Set(projectPermissions.flatMap((one) => one.projects))];
  const wanted = [...new Set(projectPermissions.flatMap(({ permissions }) => permissions))];
  const keys = [...globalPermissions, ...wanted].join(',');
  const heldIn = async (project: number | null) => {
    const place = project === null ? '' : `&projectId=${project}`;
    const path = `${version2}mypermissions?permissions=${encodeURIComponent(keys)}${place}`;
    const answer = await put({ method: 'GET', path });
    const held = Held.safeParse(answer.json);
    const has = (key: string): boolean => held.data?.permissions[key]?.havePermission === true;
    return { project, answer, told: held.success, has };
  };
  const [first, ...others] = await Promise.all([
    heldIn(projects[0] ?? null),
    ...projects.slice(1).map((project) => heldIn(project)),
  ]);
  const all = [first, ...others];
  const untold = all.find(({ told }) => !told);
  if (untold !== undefined) return untold.answer;
  const json = {
    globalPermissions: globalPermissions.filter(first.has),
    projectPermissions: wanted.map((permission) => ({
      permission,
      projects: all.flatMap(({ project, has }) => (project !== null && has(permission) ? [project] : [])),
    })),
  };
  return { ...first.answer, json };
}
