import type { Caller } from '../caller.ts';
import { rightsOf } from '../permissions/rights.ts';
import { jiraError, type WireRequest, type WireResponse } from '../request.ts';
import { findIssue } from '../state/lookup.ts';
import type { SimulatedWorld } from '../world.ts';

/**
 * An issue that is there, and that nobody sees without a login: unlike Cloud, a server of one's own asks for one (401: measured
 * of github.com/BFoerschner/knobas and others in 2026; the words: github.com/rundeck-plugins/jira-workflow-step/issues/11)
 * and says only of an issue that is not there that it does not exist. null: none of this.
 */
export function loginForIssue(
  { method, path }: WireRequest,
  { status }: WireResponse,
  caller: Caller,
  world: SimulatedWorld,
): WireResponse | null {
  if (caller.accountId !== null || status !== 404) return null;
  const found = world.operations.resolve(method, path);
  if (found.kind !== 'known' || found.operation.product !== 'platform') return null;
  const issue = findIssue(world.state, found.params.issueIdOrKey ?? '');
  if (issue === null || rightsOf(world.state, caller).see(issue)) return null;
  return jiraError(401, ['You do not have the permission to see the specified issue.', 'Login Required']);
}
