import type { Advice } from './advice/advice-model.ts';
import { groupAdvice } from './advice/group-gaps.ts';
import { identityAdvice } from './advice/identity-findings.ts';
import { limitAdvice } from './advice/limits.ts';
import { globalPermissionAdvice, projectPermissionAdvice } from './advice/permission-gaps.ts';
import { scopeAdvice } from './advice/scope-gaps.ts';
import type { Report } from './model.ts';

export type { Advice, AdviceKind } from './advice/advice-model.ts';

/** Everything a report asks of somebody, most blocking first, the same gap of several identities only once. */
export function adviceOf(report: Report): Advice[] {
  const gaps = [
    ...identityAdvice(report),
    ...scopeAdvice(report),
    ...groupAdvice(report),
    ...globalPermissionAdvice(report),
    ...projectPermissionAdvice(report),
  ];
  return [...gaps, ...limitAdvice(report, gaps)];
}

/** True for what somebody can change; a limit can only be worked around. */
export const isGap = (advice: Advice): boolean => advice.kind !== 'limit';
