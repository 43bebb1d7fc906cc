import { z } from 'zod';
import type { Asker } from '../asker.ts';
import { type Found, factIn, found } from '../found.ts';
import type { Project } from './visible-projects.ts';

const SitePolicy = z.object({ anyContentBlocked: z.boolean() });
const ProjectPolicies = z.object({
  projectDataPolicies: z.array(
    z.object({ id: z.coerce.string(), dataPolicy: z.object({ anyContentBlocked: z.boolean() }) }),
  ),
});

/**
 * Which of the projects an administrator's app access rule keeps the asking app out of. Forge and OAuth 2.0 apps only.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-app-data-policies/
 */
export async function projectsKeptFromApp(
  asker: Asker,
  projects: () => Promise<readonly Project[]>,
): Promise<Found<readonly Project[]>> {
  const path = '/rest/api/3/data-policy';
  const site = factIn(await asker.ask({ method: 'GET', path }), SitePolicy);
  if (!site.ok) return site;
  const asked = site.value.anyContentBlocked ? await projects() : [];
  if (asked.length === 0) return found([]);
  const ids = encodeURIComponent(asked.map(({ id }) => id).join(','));
  const answer = await asker.ask({ method: 'GET', path: `${path}/project?ids=${ids}` });
  const policies = factIn(answer, ProjectPolicies);
  if (!policies.ok) return policies;
  const kept = new Set(
    policies.value.projectDataPolicies
      .filter(({ dataPolicy }) => dataPolicy.anyContentBlocked)
      .map(({ id }) => id),
  );
  return found(asked.filter(({ id }) => kept.has(id)));
}
