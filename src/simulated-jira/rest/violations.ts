import type { z } from 'zod';

/** What is wrong with a payload, in the form the published documents' examples have for administrators' lists. */
export function violations(issues: readonly z.core.$ZodIssue[]): string[] {
  return issues.flatMap((issue) => {
    const named = issue.path.findLast((part) => typeof part === 'string');
    if (named === undefined) return [];
    if (issue.code === 'custom') return [issue.message];
    if (issue.code !== 'too_big')
      return issue.input === undefined ? [`The ${named} has to be provided.`] : [];
    const most = issue.maximum.toLocaleString('en-US');
    return issue.origin === 'array'
      ? [`The ${named} must contain no more than ${most} items.`]
      : [`The length of the ${named} must not exceed ${most} characters.`];
  });
}
