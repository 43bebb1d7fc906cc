import { z } from 'zod';
import type { JiraRequest } from '../../../jira-client/index.ts';
import type { Asker } from '../asker.ts';
import { type Found, factIn, found } from '../found.ts';

export interface Project {
  readonly id: string;
  readonly key: string;
  /** Only where the project was asked for by itself. */
  readonly archived?: boolean;
}

/** Projects looked at, at most: a page of the search, so that a site with thousands costs no more points. */
const projectsLookedAt = 50;

export const projectSearchRequest: JiraRequest = {
  method: 'GET',
  path: `/rest/api/3/project/search?maxResults=${projectsLookedAt}&orderBy=key`,
};

const ProjectPage = z.object({
  values: z.array(z.object({ id: z.coerce.string(), key: z.string() })),
  isLast: z.boolean().optional(),
  total: z.number().optional(),
});

/** The projects an identity is shown; `all` false when there are more than are looked at. */
export async function visibleProjects(asker: Asker): Promise<Found<{ projects: Project[]; all: boolean }>> {
  const page = factIn(await asker.ask(projectSearchRequest), ProjectPage);
  if (!page.ok) return page;
  const { values, isLast, total } = page.value;
  return found({
    projects: values.map(({ id, key }) => ({ id, key })),
    all: isLast ?? (total === undefined ? values.length < projectsLookedAt : total <= values.length),
  });
}
