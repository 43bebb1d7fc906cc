import { anonymousIdentity } from '../../jira-client/index.ts';
import type { Report } from '../../report/index.ts';
import { planSelfTest } from '../make-plan.ts';
import { runSelfTest } from '../run-self-test.ts';
import type { Candidate } from './candidate.ts';
import { type CheckRequest, neededBy } from './check-request.ts';
import type { Deadline } from './deadline.ts';
import type { CheckContext } from './run-context.ts';

export interface UsableTest {
  readonly report: Report;
  readonly candidates: readonly Candidate[];
  readonly request: CheckRequest;
  readonly context: CheckContext;
  readonly deadline: Deadline;
}

/** Makes the same calls as every accepted identity, side by side, and diagnoses what differs. Cloud only. */
export async function testUsable(test: UsableTest): Promise<Report> {
  const { report, candidates, request, context, deadline } = test;
  const { project, issue } = request;
  const identities = candidates.map(({ identity }) => identity);
  const kinds = candidates.map(({ kind }) => kind);
  const outcome = planSelfTest({
    table: context.table,
    identities,
    ...neededBy(request, kinds),
    ...(project === null ? {} : { project }),
    ...(issue === null ? {} : { issue }),
  });
  if (!outcome.ok) return { ...report, notChecked: [outcome.problem] };
  const siteUrl = report.site.url;
  const caller = context.transport.caller({ lane: 'check', origins: [siteUrl] });
  const finished = await runSelfTest({
    id: report.id,
    site: {
      url: siteUrl,
      deployment: report.site.deployment,
      ...(report.site.cloudId === undefined ? {} : { cloudId: report.site.cloudId }),
    },
    plan: outcome.plan,
    identities,
    outsider: anonymousIdentity({ caller, baseUrl: siteUrl }),
    table: context.table,
    now: context.now,
    signal: deadline.signal,
    onEvent: (event) => {
      if (event.type === 'probe') {
        const { operation, identity, verdict } = event.probe;
        context.progress(`${event.done}/${event.total} ${operation} as ${identity}: ${verdict}`);
      }
    },
  });
  return { ...finished, startedAt: report.startedAt };
}
