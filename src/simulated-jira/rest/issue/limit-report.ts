import { json, type WireResponse } from '../../request.ts';
import type { Issue, SiteState } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { flagged } from '../shapes/wanted.ts';

/** How many of each an issue may have (the documents' own example). */
const limits = {
  attachment: 2000,
  comment: 5000,
  issuelinks: 2000,
  remoteIssueLinks: 2000,
  worklog: 10_000,
} as const;

type Limited = keyof typeof limits;

function countOf({ issueLinks }: SiteState, issue: Issue): Record<Limited, number> {
  return {
    attachment: issue.attachments.length,
    comment: issue.comments.length,
    issuelinks: issueLinks.filter(
      ({ inwardIssueId, outwardIssueId }) => inwardIssueId === issue.id || outwardIssueId === issue.id,
    ).length,
    remoteIssueLinks: issue.remoteLinks.length,
    worklog: issue.worklogs.length,
  };
}

/** Issues near a limit, from nine tenths of it on, and those beyond. */
function report(call: RestCall): WireResponse {
  const byKey = flagged(call, 'isReturningKeys');
  const near: Partial<Record<Limited, Record<string, number>>> = {};
  const beyond: Partial<Record<Limited, Record<string, number>>> = {};
  for (const issue of call.state.issues) {
    if (!call.rights.see(issue)) continue;
    const counts = countOf(call.state, issue);
    for (const limited of Object.keys(limits).filter((name): name is Limited => name in limits)) {
      const count = counts[limited];
      if (count < limits[limited] * 0.9) continue;
      const list = count > limits[limited] ? beyond : near;
      list[limited] = { ...list[limited], [byKey ? issue.key : issue.id]: count };
    }
  }
  return json(200, { issuesApproachingLimit: near, issuesBreachingLimit: beyond, limits });
}

export const limitReportRoutes: Route[] = [route('GET /issue/limit/report', report)];
