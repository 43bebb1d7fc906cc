import type { Issue } from '../state.ts';
import type { JqlContext } from './context.ts';
import { type FunctionResult, type JqlFunction, me, values } from './function-result.ts';
import { directionOf, directionsNamed } from './link-directions.ts';
import { accountsNamed } from './people-values.ts';

export const issues =
  (of: (issue: Issue, accountId: string) => boolean): JqlFunction =>
  (_, context) => {
    const [accountId] = me(context);
    return values(
      accountId === undefined
        ? []
        : context.state.issues.filter((issue) => of(issue, accountId)).map(({ id }) => id),
    );
  };

/** What an issue shows of its links, under one of the two descriptions of a type or under its name. */
export function linkedIssues(args: readonly string[], { state, rights }: JqlContext): FunctionResult {
  const [key = '', ...types] = args;
  const issue = state.issues.find((each) => each.key === key.toUpperCase() || each.id === key);
  if (issue === undefined || !rights.see(issue))
    return { error: `Issue '${key}' could not be found in function 'linkedIssues'.` };
  const wanted = types.map((type) => new Set(directionsNamed(type, state)));
  const unknown = wanted.findIndex(({ size }) => size === 0);
  if (unknown >= 0)
    return { error: `Issue link type '${types[unknown]}' could not be found in function 'linkedIssues'.` };
  const found = state.issueLinks.flatMap(({ typeId, inwardIssueId, outwardIssueId }) => {
    const outward = inwardIssueId === issue.id;
    if (!outward && outwardIssueId !== issue.id) return [];
    const fits = wanted.length === 0 || wanted.some((each) => each.has(directionOf(typeId, outward)));
    return fits ? [outward ? outwardIssueId : inwardIssueId] : [];
  });
  return values(found);
}

export function childrenOf(args: readonly string[], { state }: JqlContext): FunctionResult {
  const [key = ''] = args;
  const issue = state.issues.find((each) => each.key === key.toUpperCase() || each.id === key);
  if (issue === undefined) return { error: `Issue '${key}' could not be found in function 'childIssuesOf'.` };
  const found: string[] = [];
  const below = (parent: string): void => {
    for (const child of state.issues.filter(({ parentId }) => parentId === parent)) {
      found.push(child.id);
      below(child.id);
    }
  };
  below(issue.id);
  return values(found);
}

export function updatedBy(args: readonly string[], context: JqlContext): FunctionResult {
  const [name = ''] = args;
  const accounts = accountsNamed(name, context);
  return values(
    context.state.issues
      .filter(
        (issue) =>
          issue.history.some(({ authorAccountId }) => accounts.includes(authorAccountId ?? '')) ||
          issue.comments.some(({ updateAuthorAccountId }) =>
            accounts.includes(updateAuthorAccountId ?? ''),
          ) ||
          accounts.includes(issue.creatorAccountId ?? ''),
      )
      .map(({ id }) => id),
  );
}
