import type { Caller } from '../caller.ts';
import { jiraError, type WireResponse } from '../request.ts';
import { findIssue } from '../state/lookup.ts';
import type { SimulatedWorld } from '../world.ts';

/**
 * An issue that is there, to nobody: unlike Cloud, a server of one's own asks for a login (401: measured of
 * github.com/BFoerschner/knobas and others in 2026; the words: github.com/rundeck-plugins/jira-workflow-step/issues/11)
 * and says only of one that is not there that it does not exist. null: none of this.
 */
export function loginForIssue(
  path: string,
  { status }: WireResponse,
  caller: Caller,
  world: SimulatedWorld,
): WireResponse | null {
  const [, idOrKey] = /^\/rest\/api\/(?:2|latest)\/issue\/([^/]+)/.exec(path) ?? [];
  if (idOrKey === undefined || caller.accountId !== null || status !== 404) return null;
  if (findIssue(world.state, decodeURIComponent(idOrKey)) === null) return null;
  return jiraError(401, ['You do not have the permission to see the specified issue.', 'Login Required']);
}
