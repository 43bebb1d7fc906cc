import type { Report } from '../../report/index.ts';
import { planSelfTest } from '../plan/index.ts';
import { runSelfTest } from '../run-self-test.ts';
import type { Candidate } from './credentials/index.ts';
import type { Deadline } from './deadline.ts';
import { type CheckRequest, neededBy } from './request/index.ts';
import type { CheckContext } from './run-context.ts';
import type { SiteLook } from './site/index.ts';

interface UsableTest {
  readonly report: Report;
  readonly look: SiteLook;
  readonly candidates: readonly Candidate[];
  readonly request: CheckRequest;
  readonly context: CheckContext;
  readonly deadline: Deadline;
}

/** Makes the same calls as every accepted identity, side by side, and diagnoses what differs. */
export async function testUsable(test: UsableTest): Promise<Report> {
  const { report, look, candidates, request, context, deadline } = test;
  if (candidates.length === 0) return report;
  const { project, issue } = request;
  const identities = candidates.map(({ identity }) => identity);
  const kinds = candidates.map(({ kind }) => kind);
  const outcome = planSelfTest({
    table: context.table,
    identities,
    ...neededBy(request, kinds),
    deployment: look.deployment,
    ...(project === null ? {} : { project }),
    ...(issue === null ? {} : { issue }),
  });
  if (!outcome.ok) return { ...report, notChecked: [outcome.problem] };
  const finished = await runSelfTest({
    id: report.id,
    site: {
      url: report.site.url,
      deployment: look.deployment,
      exchanges: look.exchanges,
      ...(report.site.cloudId === undefined ? {} : { cloudId: report.site.cloudId }),
    },
    plan: outcome.plan,
    identities,
    outsider: look.visitor,
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
