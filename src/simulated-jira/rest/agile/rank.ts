import { z } from 'zod';
import { noSuchIssue } from '../../permissions/needs.ts';
import { empty, jiraError, type WireResponse } from '../../request.ts';
import type { Issue } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { given } from '../given.ts';
import { idOrKey, issueNames } from '../ids.ts';
import { mayOn, visibleIssue } from '../issue/permissions.ts';

export const rankSchema = z.looseObject({
  issues: issueNames(50),
  rankBeforeIssue: idOrKey.nullish(),
  rankAfterIssue: idOrKey.nullish(),
  rankCustomFieldId: z.number().nullish(),
});

/** The issues named, all of them seen and open to a change; or the refusal. */
export function issuesNamed(
  call: RestCall,
  names: readonly string[],
  permission: string,
): Issue[] | WireResponse {
  const found: Issue[] = [];
  for (const name of names) {
    const issue = visibleIssue(call, name);
    if (issue === null)
      return jiraError(404, [`Issue does not exist or you do not have permission to see it. (${name})`]);
    if (!mayOn(call, issue, permission))
      return jiraError(403, [`You do not have permission to change the issue ${issue.key}.`]);
    found.push(issue);
  }
  return found;
}

/** Puts issues before or behind another one. */
export function rank(call: RestCall, issues: readonly Issue[], beside: Issue, before: boolean): void {
  const moved = issues.filter((issue) => issue !== beside);
  const rest = call.state.issues
    .filter((issue) => !moved.includes(issue))
    .sort((one, other) => one.rank - other.rank);
  const at = rest.indexOf(beside) + (before ? 0 : 1);
  const low = rest[at - 1]?.rank ?? beside.rank - 1;
  const high = rest[at]?.rank ?? low + 1;
  const step = (high - low) / (moved.length + 1);
  moved.forEach((issue, index) => {
    issue.rank = low + step * (index + 1);
  });
}

/** Ranks what a body with `rankBeforeIssue` or `rankAfterIssue` names; null: done. */
export function rankAsAsked(
  call: RestCall,
  issues: readonly Issue[],
  asked: { rankBeforeIssue?: string | null | undefined; rankAfterIssue?: string | null | undefined },
): WireResponse | null {
  const { rankBeforeIssue, rankAfterIssue } = asked;
  const name = rankBeforeIssue ?? rankAfterIssue;
  if (typeof name !== 'string') return null;
  const beside = visibleIssue(call, name);
  if (beside === null) return noSuchIssue();
  rank(call, issues, beside, typeof rankBeforeIssue === 'string');
  return null;
}

export function rankIssues(call: RestCall): WireResponse {
  const asked = given(call, rankSchema);
  if ('status' in asked) return asked;
  const { rankBeforeIssue, rankAfterIssue } = asked.given;
  if ((rankBeforeIssue ?? rankAfterIssue) === undefined || (rankBeforeIssue ?? rankAfterIssue) === null)
    return jiraError(400, ['Either rankBeforeIssue or rankAfterIssue is required.']);
  const issues = issuesNamed(call, asked.given.issues, 'SCHEDULE_ISSUES');
  if (!Array.isArray(issues)) return issues;
  return rankAsAsked(call, issues, asked.given) ?? empty(204);
}
